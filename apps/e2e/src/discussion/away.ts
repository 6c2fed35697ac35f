import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';

import { eventually, type GivenPerson } from '#libs/testing';

import type { BrowserStage } from './browser-stage.js';
import { takeNewReplies } from './new-replies.js';

const OTHERS = ['First while away', 'Second while away', 'Third while away'];
const OWN = ['Written on the train', 'Written on the platform'];

const write = async (page: Page, words: string): Promise<void> => {
  await page.getByRole('textbox', { name: 'Write a reply' }).fill(words);
  await page.getByRole('button', { name: 'Post reply' }).click();
};

/** The words of all posts from the second on, in the order in which the page shows them. */
const shownPosts = async (page: Page): Promise<string[]> => {
  await takeNewReplies(page);
  const texts = await page.locator('[data-post] .gh-prose').allTextContents();
  return texts.slice(1).map((text) => text.trim());
};

/** Opens a thread in two browsers, each of which knows that the other is there. */
const open = async (stage: BrowserStage, here: GivenPerson, away: GivenPerson) => {
  const thread = await stage.thread(here, 'On the way');
  const path = stage.pathOf(thread);
  const readers = await Promise.all([stage.open(here, path), stage.open(away, path)]);
  await Promise.all(readers.map(({ page }) => page.getByText('Here now:').waitFor()));
  return { thread, readers };
};

/**
 * Takes the connection from one of two readers, lets both write, waits for `duration` and gives it back: each post is
 * then there once, what others wrote first, in the order in which it was written, for both and after a reload.
 */
export const goAwayAndComeBack = async (
  stage: BrowserStage,
  [here, away]: readonly [GivenPerson, GivenPerson],
  duration: () => Promise<unknown>,
): Promise<void> => {
  const { thread, readers } = await open(stage, here, away);
  const [{ page: staying }, { page: leaving, context }] = readers;
  await context.setOffline(true);
  await leaving.getByText('You are offline').waitFor();
  for (const words of OWN) await write(leaving, words);
  for (const words of OTHERS) await stage.reply(here, thread.id, words);
  await eventually(async () => expect(await leaving.getByText('Not sent').count()).toBe(OWN.length));
  await duration();
  const everything = [...OTHERS, ...OWN];
  expect(await shownPosts(staying)).toEqual(OTHERS);
  expect(await shownPosts(leaving)).toEqual([]);
  await context.setOffline(false);

  for (const { page } of readers) {
    await eventually(async () => expect(await shownPosts(page)).toEqual(everything));
  }
  expect(await leaving.getByText('Not sent').count()).toBe(0);
  await leaving.reload();
  await eventually(async () => expect(await shownPosts(leaving)).toEqual(everything));
  await Promise.all(readers.map((reader) => reader.context.close()));
};
