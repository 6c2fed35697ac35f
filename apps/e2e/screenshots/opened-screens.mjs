import { isWanted } from './visit.mjs';

const drawMenu = async (visit, threadPath) => {
  const { page } = visit;
  await visit.go(threadPath);
  await page
    .getByRole('button', { name: /^More for post/ })
    .last()
    .click();
  await page.getByRole('menu').waitFor();
  await visit.save('thread-menu');
};

const drawReply = async (visit, threadPath) => {
  const { page } = visit;
  await visit.go(threadPath);
  const box = page.getByRole('textbox', { name: 'Write a reply' });
  await box.fill(
    'Both work here. Two things helped:\n\n1. **one** form for all depots\n2. a photo, taken on site',
  );
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.getByRole('button', { name: 'Post reply' }).scrollIntoViewIfNeeded();
  await visit.save('thread-reply');
};

const drawShortcuts = async (visit) => {
  await visit.go('/');
  await visit.page.keyboard.press('?');
  await visit.page.getByRole('dialog').waitFor();
  await visit.save('keyboard-shortcuts');
};

/** What opens over a page, and the box for a reply with a preview. */
export const drawOpened = async (visit, threadPath) => {
  if (isWanted('thread-menu')) await drawMenu(visit, threadPath);
  if (isWanted('thread-reply')) await drawReply(visit, threadPath);
  if (isWanted('keyboard-shortcuts')) await drawShortcuts(visit);
};
