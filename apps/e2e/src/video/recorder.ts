import type { Locator, Page } from 'playwright-core';

export const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });

/** Waits until at least so many seconds are recorded. */
export const recorded = (page: Page, seconds: number): Promise<unknown> =>
  page.waitForFunction((least) => {
    const [, shown] = /: 0:(\d\d)$/.exec(document.querySelector('.recorder-status')?.textContent ?? '') ?? [];
    return Number(shown) >= least;
  }, seconds);
