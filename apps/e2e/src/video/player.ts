import type { Locator, Page } from 'playwright-core';

import { eventually } from '#libs/testing';

/** The player of the video with this title. */
export const playerOf = (page: Page, title: string): Locator =>
  page.getByRole('region', { name: `Video: ${title}` });

/** Presses play until it plays: a press that falls into the moment in which React takes over the page is lost. */
export const pressPlay = (player: Locator): Promise<void> =>
  eventually(async () => {
    const play = player.getByRole('button', { name: 'Play', exact: true });
    if (await play.isVisible()) await play.click();
    await player.getByRole('button', { name: 'Pause', exact: true }).waitFor({ timeout: 5_000 });
  });

/** Where the player stands, in seconds. */
export const timeOf = (page: Page): Promise<number> =>
  page.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime);

/** Waits until the player stands at a moment or behind it. */
export const reaches = (page: Page, seconds: number): Promise<unknown> =>
  page.waitForFunction((least) => (document.querySelector('video')?.currentTime ?? 0) >= least, seconds);

/** Presses pause as soon as the film has come to a moment; on a busy machine a press from outside comes seconds later. */
export const pauseAt = (page: Page, seconds: number): Promise<void> =>
  page.locator('video').evaluate(
    (video: HTMLVideoElement, least) =>
      new Promise<void>((resolve) => {
        const look = (): void => {
          if (video.currentTime < least) return;
          video.removeEventListener('timeupdate', look);
          document.querySelector<HTMLButtonElement>('[data-player-start]')?.click();
          resolve();
        };
        video.addEventListener('timeupdate', look);
        look();
      }),
    seconds,
  );
