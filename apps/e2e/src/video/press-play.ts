import type { Locator } from 'playwright-core';

import { eventually } from '#libs/testing';

/** Presses play until it plays: a press that falls into the moment in which React takes over the page is lost. */
export const pressPlay = (player: Locator): Promise<void> =>
  eventually(
    async () => {
      const play = player.getByRole('button', { name: 'Play', exact: true });
      if (await play.isVisible()) await play.click();
      await player.getByRole('button', { name: 'Pause', exact: true }).waitFor({ timeout: 5_000 });
    },
    { within: 60_000 },
  );
