import type { Page } from 'playwright-core';

import { pressChoice } from '#libs/testing';

/** Answers the question for captions, which comes on publishing, with a promise: they follow later. */
export const publishWithout = async (page: Page): Promise<void> => {
  const gate = page.getByRole('dialog', { name: 'This video has no captions yet' });
  await pressChoice(gate.getByRole('radio', { name: 'The captions follow later' }));
  await gate.getByText('You will be reminded').waitFor();
  await gate.getByRole('button', { name: 'Publish without captions' }).click();
};
