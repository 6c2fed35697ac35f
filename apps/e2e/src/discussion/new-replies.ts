import type { Locator, Page } from 'playwright-core';

/** The button by which a reader who is elsewhere in the thread asks for the replies that wait. */
export const newReplies = (page: Page): Locator => page.getByRole('button', { name: /^\d+ new repl/ });

/** Asks for the waiting replies, if any. In one step: the button may go by itself between a look and a press. */
export const takeNewReplies = (page: Page): Promise<void> =>
  newReplies(page).evaluateAll((found) => {
    for (const button of found) (button as HTMLElement).click();
  });
