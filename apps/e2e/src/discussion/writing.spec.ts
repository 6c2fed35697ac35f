import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';

import { editPost } from '#libs/contracts';
import { apiCaller, eventually, type GivenPerson } from '#libs/testing';

import { browserStage, type BrowserStage } from './browser-stage.js';

let stage: BrowserStage;
let gwen: GivenPerson;

beforeAll(async () => {
  stage = await browserStage();
  [gwen] = await Promise.all([stage.person('Gwen Hughes'), stage.person('Tom Baker')]);
});
afterAll(() => stage?.stop());

const post = (page: Page, words: string) => page.getByRole('article').filter({ hasText: words });
const editor = (page: Page) => page.getByRole('textbox', { name: 'Edit your post' });
const save = (page: Page) => page.getByRole('button', { name: 'Save changes' }).click();

/** Gwen's own reply, open for a change of its words. */
const openReply = async (words: string) => {
  const thread = await stage.thread(gwen, 'Letters to residents');
  const reply = await stage.reply(gwen, thread.id, words);
  const reader = await stage.open(gwen, stage.pathOf(thread));
  return { ...reader, reply };
};
const edit = async (page: Page) => {
  await page.getByRole('button', { name: 'More for post 2' }).click();
  await page.getByRole('menuitem', { name: 'Edit', exact: true }).click();
};
const begins = (page: Page, words: string) =>
  eventually(async () => expect(await editor(page).inputValue()).toBe(words));

describe('changing a post', () => {
  it('begins with the words of the last change, also right after it, and saves again', async () => {
    const { page, context } = await openReply('First words');
    for (const [before, after] of [
      ['First words', 'Second words'],
      ['Second words', 'Third words'],
    ] as const) {
      await edit(page);
      await begins(page, before);
      await editor(page).fill(after);
      await save(page);
      await post(page, after).waitFor();
      await editor(page).waitFor({ state: 'detached' });
    }
    await context.close();
  });

  it('shows what the post has become meanwhile, and saves over it where the writer chooses so', async () => {
    const { page, context, reply } = await openReply('As it was');
    await edit(page);
    await begins(page, 'As it was');
    await editor(page).fill('Written here');
    const call = apiCaller(stage.site.url, await stage.site.given.cookie(gwen));
    const body = { markdown: 'Written elsewhere', version: 1 };
    await call(editPost, { params: { postId: reply.id }, body });
    await page.getByText('changed this post meanwhile').waitFor();
    await page.getByRole('blockquote').getByText('Written elsewhere').waitFor();
    expect(await editor(page).inputValue()).toBe('Written here');
    await page.getByRole('button', { name: 'Keep the one in the box' }).click();
    await save(page);
    await editor(page).waitFor({ state: 'detached' });
    await post(page, 'Written here').waitFor();
    await context.close();
  });

  it('knows after a reload from which version the unsaved words were made', async () => {
    const { page, context, reply } = await openReply('At first');
    await edit(page);
    await begins(page, 'At first');
    await editor(page).fill('Half of a change');
    await page.getByText('Draft saved').waitFor();
    const call = apiCaller(stage.site.url, await stage.site.given.cookie(gwen));
    await call(editPost, {
      params: { postId: reply.id },
      body: { markdown: 'Changed on the phone', version: 1 },
    });
    await page.reload();
    await edit(page);
    await begins(page, 'Half of a change');
    await page.getByText('changed this post meanwhile').waitFor();
    await page.getByRole('blockquote').getByText('Changed on the phone').waitFor();
    expect(await editor(page).inputValue()).toBe('Half of a change');
    await context.close();
  });

  it('offers another try where the words could not be fetched', async () => {
    const { page, context } = await openReply('Far away');
    await page.route('**/api/posts/*/source', (route) => route.fulfill({ status: 500, body: '{}' }));
    await edit(page);
    const again = page.getByRole('article').getByRole('button', { name: 'Try again' });
    await again.waitFor();
    await page.unroute('**/api/posts/*/source');
    await again.click();
    await begins(page, 'Far away');
    await context.close();
  });
});

describe('a mention', () => {
  it('is never somebody who was suggested for other letters', async () => {
    const thread = await stage.thread(gwen, 'Whom to ask');
    const { page, context } = await stage.open(gwen, stage.pathOf(thread));
    const box = page.getByRole('textbox', { name: 'Write a reply' });
    await box.click();
    await page.keyboard.type('@tom');
    await page.getByRole('option', { name: /Tom Baker/ }).waitFor();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('@qq');
    await page.keyboard.press('Enter');
    expect(await box.inputValue()).toBe('@qq\n');
    await context.close();
  });
});

describe('a reply that could not be sent', () => {
  it('is taken up again with its words, its files and whom it answers', async () => {
    const thread = await stage.thread(gwen, 'Leaves on the cycle path');
    await stage.reply(gwen, thread.id, 'Which path do you mean?');
    const { page, context } = await stage.open(gwen, stage.pathOf(thread));
    const refusal = { status: 409, contentType: 'application/problem+json', body: '{}' };
    await page.route('**/api/threads/*/posts', (route) => route.fulfill(refusal));
    await post(page, 'Which path').getByRole('button', { name: 'Reply' }).click();
    const answered = page.getByText('You are replying to Gwen Hughes.');
    await answered.waitFor();
    const box = page.getByRole('textbox', { name: 'Write a reply' });
    await box.fill('The one along the canal');
    const map = { name: 'canal.txt', mimeType: 'text/plain', buffer: Buffer.from('The canal, from A to B') };
    await page.locator('[data-composer] input[type=file]').setInputFiles(map);
    const file = page.getByRole('button', { name: 'Remove canal.txt' });
    await file.waitFor();
    const send = page.getByRole('button', { name: 'Post reply' });
    await eventually(async () => expect(await send.isEnabled()).toBe(true));
    await send.click();
    await page.getByText('Not sent').waitFor();
    expect(await box.inputValue()).toBe('');
    await page.unroute('**/api/threads/*/posts');
    await page.getByRole('button', { name: 'Change the text' }).click();
    await Promise.all([answered.waitFor(), file.waitFor()]);
    await eventually(async () => expect(await box.inputValue()).toBe('The one along the canal'));
    await send.click();
    const sent = post(page, 'The one along the canal');
    await sent.getByText('canal.txt').waitFor();
    await sent.getByRole('link', { name: 'In reply to Gwen Hughes' }).waitFor();
    await context.close();
  });
});

describe('files that go with a post', () => {
  it('are ten at most, and whoever chooses more is told', async () => {
    const thread = await stage.thread(gwen, 'Eleven maps');
    const { page, context } = await stage.open(gwen, stage.pathOf(thread));
    await page.getByRole('textbox', { name: 'Write a reply' }).waitFor();
    const maps = Array.from({ length: 11 }, (_, at) => ({
      name: `map-${at}.txt`,
      mimeType: 'text/plain',
      buffer: Buffer.from(`Sheet ${at}`),
    }));
    await page.locator('[data-composer] input[type=file]').setInputFiles(maps);
    await page.getByRole('alert').filter({ hasText: '10 files at most' }).waitFor();
    expect(await page.getByRole('list', { name: 'Attached files' }).getByRole('listitem').count()).toBe(10);
    await context.close();
  });
});
