import { expect } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';

const MOST_PRESSES = 120;

const LEVELS = 3;

/** Width of the ring around what has the focus or around the box that it stands in, in CSS px. */
const focusRing = (page: Page): Promise<number> =>
  page.evaluate((levels) => {
    const rings: number[] = [0];
    let element = document.activeElement;
    for (let level = 0; level <= levels && element !== null; level += 1) {
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      if (outlineStyle !== 'none') rings.push(Number.parseFloat(outlineWidth));
      element = element.parentElement;
    }
    return Math.max(...rings);
  }, LEVELS);

const hasFocus = async (target: Locator): Promise<boolean> =>
  (await target.count()) > 0 && target.first().evaluate((element) => element === document.activeElement);

const pressUntil = async (page: Page, key: string, target: Locator): Promise<void> => {
  await target.first().waitFor({ state: 'attached' });
  for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
    if (await hasFocus(target)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead to ${target.toString()}`);
};

/** Presses Tab until the focus is there, and makes sure that it can be seen. */
export const tabTo = async (page: Page, target: Locator): Promise<void> => {
  await pressUntil(page, 'Tab', target);
  expect(await focusRing(page)).toBeGreaterThanOrEqual(3);
};

/** Presses something with the Enter key, from wherever the focus is. */
export const enter = async (page: Page, target: Locator): Promise<void> => {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
};

/** Opens a menu and chooses from it. */
export const chooseFrom = async (page: Page, button: Locator, entry: string): Promise<void> => {
  await enter(page, button);
  await pressUntil(page, 'ArrowDown', page.getByRole('menuitem', { name: entry }));
  await page.keyboard.press('Enter');
};

/** Goes to a field and types. */
export const typeInto = async (page: Page, field: Locator, words: string): Promise<void> => {
  await tabTo(page, field);
  await page.keyboard.type(words);
};
