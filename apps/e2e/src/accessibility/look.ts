import type { Page } from 'playwright-core';

import type { Names, Role } from './inspected-site.js';

/** A screen in one state, as one person sees it. */
export interface Look {
  readonly as: Role;
  /** The address; `<name>` stands for an id or a secret of the site. */
  readonly path: string;
  /** Prepares the page before it goes to the address. */
  readonly before?: (page: Page) => Promise<unknown>;
  /** Brings the screen into its state: opens a menu, sends a form. */
  readonly open?: (page: Page, names: Names) => Promise<unknown>;
}

/** Presses buttons or entries of menus one after the other, then waits until `sign` is there. */
export const press =
  (names: readonly (string | RegExp)[], sign: string) =>
  async (page: Page): Promise<void> => {
    for (const name of names) {
      const button = page.getByRole('button', { name }).or(page.getByRole('menuitem', { name }));
      await button.first().click();
    }
    await page.locator(sign).first().waitFor();
  };

export const DIALOG = '[role=dialog], [role=alertdialog]';
export const MENU = '[role=menu] [role^=menuitem]';
