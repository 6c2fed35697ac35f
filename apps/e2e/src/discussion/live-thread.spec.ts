import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';

import { LIMITS } from '#libs/kernel';
import { eventually, type GivenPerson } from '#libs/testing';

import { connectLive } from '../live/live-client.js';
import { browserStage, type BrowserStage } from './browser-stage.js';
import { newReplies, takeNewReplies } from './new-replies.js';

let stage: BrowserStage;
let gwen: GivenPerson;
let tom: GivenPerson;

beforeAll(async () => {
  stage = await browserStage();
  [gwen, tom] = await Promise.all([stage.person('Gwen Hughes'), stage.person('Tom Baker')]);
});
afterAll(() => stage?.stop());

const box = (page: Page) => page.getByRole('textbox', { name: 'Write a reply' });
const send = (page: Page) => page.getByRole('button', { name: 'Post reply' }).click();
const post = (page: Page, words: string) => page.getByRole('article').filter({ hasText: words });
/** Waits for a reply, and asks for it where it waits for the reader. */
const reveal = async (page: Page, words: string): Promise<void> => {
  await newReplies(page).or(post(page, words)).first().waitFor();
  await takeNewReplies(page);
  await post(page, words).waitFor();
};

/** The page is connected: the others are named. */
const seesEachOther = (page: Page, name: string) => page.getByText(`Here now: ${name}`).waitFor();

/** A thread that both look at, each in a browser of their own. */
const together = async (replies = 0, path = '') => {
  const thread = await stage.thread(gwen, 'Fortnightly collections', replies);
  const [one, other] = await Promise.all([
    stage.open(gwen, stage.pathOf(thread) + path),
    stage.open(tom, stage.pathOf(thread)),
  ]);
  await Promise.all([seesEachOther(one.page, 'Tom Baker'), seesEachOther(other.page, 'Gwen Hughes')]);
  const close = async () => {
    await one.context.close();
    await other.context.close();
  };
  return { thread, one, other, close };
};

describe('a thread in two browsers', () => {
  it('shows a reply, its edit, a reaction and its deletion to the other reader without a reload', async () => {
    const { one, other, close } = await together();
    await box(other.page).fill('We start with **paper**.');
    await one.page.getByText('Tom Baker is typing').waitFor();
    await send(other.page);
    const there = post(one.page, 'We start with paper.');
    await there.waitFor();

    await there.getByRole('button', { name: 'React' }).click();
    await one.page.getByRole('menuitem', { name: 'Thanks' }).click();
    const mine = post(other.page, 'We start with paper.');
    await mine.getByRole('button', { name: 'Thanks, 1 person' }).waitFor();

    await mine.getByRole('button', { name: 'More for post 2' }).click();
    await other.page.getByRole('menuitem', { name: 'Edit', exact: true }).click();
    await other.page.getByRole('textbox', { name: 'Edit your post' }).fill('We start with glass.');
    await other.page.getByRole('button', { name: 'Save changes' }).click();
    await post(one.page, 'We start with glass.').getByText('edited').waitFor();

    await post(other.page, 'We start with glass.').getByRole('button', { name: 'More for post 2' }).click();
    await other.page.getByRole('menuitem', { name: 'Delete' }).click();
    await other.page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
    await one.page.getByText('Tom Baker deleted this post').waitFor();
    await other.page.getByRole('button', { name: 'Restore' }).click();
    await post(one.page, 'We start with glass.').waitFor();
    await close();
  });

  it('ends a reaction that is given and at once taken back as taken back, although the first takes its time', async () => {
    const { one, other, close } = await together(1);
    const there = one.page.locator('#post-2');
    const sent: string[] = [];
    const both = Promise.withResolvers<void>();
    await one.page.route('**/api/posts/*/reactions/*', async (route) => {
      sent.push(route.request().method());
      if (sent.length === 1) await both.promise;
      const response = await route.fetch();
      sent.push('answered');
      await route.fulfill({ response });
    });
    await there.getByRole('button', { name: 'React' }).click();
    await one.page.getByRole('menuitem', { name: 'Like' }).click();
    await there.getByRole('button', { name: 'Like, 1 person' }).click();
    await there.getByRole('button', { name: 'Like, 1 person' }).waitFor({ state: 'detached' });
    both.resolve();
    await eventually(() => expect(sent).toEqual(['PUT', 'answered', 'DELETE', 'answered']));
    await there.getByRole('button', { name: /^Like/ }).waitFor({ state: 'detached' });
    expect(await other.page.getByRole('button', { name: /^Like/ }).count()).toBe(0);
    await close();
  });

  it('never moves what the reader looks at: new replies wait behind a button', async () => {
    const { thread, one, other, close } = await together(8);
    const third = one.page.locator('#post-3');
    await third.scrollIntoViewIfNeeded();
    const before = await third.boundingBox();
    const height = await one.page.evaluate(() => document.documentElement.scrollHeight);
    for (const words of ['First new', 'Second new', 'Third new']) await stage.reply(tom, thread.id, words);
    const waiting = one.page.getByRole('button', { name: '3 new replies' });
    await waiting.waitFor();
    expect(await third.boundingBox()).toEqual(before);
    expect(await post(one.page, 'First new').count()).toBe(0);
    // The button lies over the page, below the last post: it takes the room of one line there.
    expect(await one.page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(height + 80);
    await waiting.click();
    await post(one.page, 'Third new').waitFor();
    await close();
    await other.context.close();
  });

  it('keeps the place of what is read while earlier posts are loaded above it', async () => {
    const thread = await stage.thread(gwen, 'A long one', 45);
    const { page, context } = await stage.open(gwen, `${stage.pathOf(thread)}?at=40`);
    await page.locator('#post-40').waitFor();
    const first = page.locator('[data-post]').first();
    await first.evaluate((element) => element.scrollIntoView({ block: 'start', behavior: 'instant' }));
    const named = page.locator(`#${await first.getAttribute('id')}`);
    const before = await named.boundingBox();
    await page
      .getByRole('link', { name: /earlier posts?$/ })
      .evaluate((link) => (link as HTMLElement).click());
    await page.locator('#post-1').waitFor();
    await eventually(async () => {
      const after = await named.boundingBox();
      expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(2);
    });
    await context.close();
  });

  it('connects once it may, when the server refused it at first', async () => {
    const thread = await stage.thread(gwen, 'A busy morning');
    const cookie = await stage.site.given.cookie(tom);
    const others = await Promise.all(
      Array.from({ length: LIMITS.socket.perPerson }, () => connectLive(stage.site.url, cookie)),
    );
    const one = await stage.open(gwen, stage.pathOf(thread));
    const other = await stage.open(tom, stage.pathOf(thread));
    await new Promise<void>((done) =>
      other.page.on('websocket', (socket) =>
        socket.on('framereceived', ({ payload }) => {
          if (String(payload).includes('socket.too-many')) done();
        }),
      ),
    );
    for (const client of others) client.close();
    await seesEachOther(one.page, 'Tom Baker');
    await one.context.close();
    await other.context.close();
  });

  it('remembers how far somebody has read, in all their browsers', async () => {
    const thread = await stage.thread(gwen, 'Reading along', 3);
    const first = await stage.open(tom, stage.pathOf(thread));
    await first.page.locator('#post-4').scrollIntoViewIfNeeded();
    await eventually(async () => {
      const { rows } = await stage.site.database.pool.query(
        'select read_through from read_position where thread_id = $1 and person_id = $2',
        [thread.id, tom.id],
      );
      expect(rows).toEqual([{ read_through: 4 }]);
    });
    await first.context.close();
    for (const words of ['Fifth', 'Sixth']) await stage.reply(gwen, thread.id, words);
    const second = await stage.open(tom, stage.pathOf(thread));
    await second.page.getByText('New from here').waitFor();
    const mark = second.page.locator('li', { hasText: 'New from here' });
    expect(await mark.locator('[data-post]').getAttribute('data-post')).toBe('5');
    await second.context.close();
  });

  it('takes what somebody reads in one browser off the news in their other one', async () => {
    const thread = await stage.thread(gwen, 'Read elsewhere');
    const home = await stage.open(tom, '/');
    const row = home.page.getByRole('listitem').filter({ hasText: 'Read elsewhere' });
    await row.getByText('1 new').first().waitFor();
    const reading = await stage.open(tom, stage.pathOf(thread));
    await reading.page.locator('#post-1').waitFor();
    await row.waitFor({ state: 'detached' });
    await stage.reply(gwen, thread.id, 'And one more');
    await reveal(reading.page, 'And one more');
    await home.page.reload();
    await home.page.getByRole('heading', { level: 1 }).waitFor();
    await eventually(async () => expect(await row.count()).toBe(0));
    await Promise.all([home.context.close(), reading.context.close()]);
  });

  it('lets somebody read and reply with the keyboard alone', async () => {
    const { one, other, close } = await together(2);
    const { page } = one;
    await page.locator('h1').click();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await eventually(async () => {
      expect(await page.evaluate(() => document.activeElement?.id)).toMatch(/^post-[12]$/);
    });
    await page.keyboard.press('r');
    await eventually(async () => {
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
    });
    await page.keyboard.type('Typed without a mouse, for @tom');
    await page.getByRole('option', { name: /Tom Baker/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Enter');
    await reveal(other.page, 'Typed without a mouse');
    await post(other.page, 'Typed without a mouse').getByRole('link', { name: /@/ }).waitFor();
    await close();
  });
});
