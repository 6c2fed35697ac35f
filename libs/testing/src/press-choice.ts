import type { Locator } from 'playwright-core';

/** Presses the words of a radio button, check box or switch, as people do: the input itself is not drawn. */
export const pressChoice = (input: Locator): Promise<void> => input.locator('xpath=ancestor::label').click();
