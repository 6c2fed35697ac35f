import type { Page } from 'playwright-core';

/** Answers the question for captions, which comes on publishing, with a promise: they follow later. */
export const publishWithout = async (page: Page): Promise<void> => {
  const gate = page.getByRole('dialog', { name: 'This video has no captions yet' });
  await gate.getByRole('radio', { name: 'The captions follow later' }).check({ force: true });
  await gate.getByText('You will be reminded').waitFor();
  await gate.getByRole('button', { name: 'Publish without captions' }).click();
};
