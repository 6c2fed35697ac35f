import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { ThreadState } from '#libs/contracts';
import type { GivenPerson } from '#libs/testing';

import { browserStage, type BrowserStage } from './browser-stage.js';

let stage: BrowserStage;
let gwen: GivenPerson;
let tom: GivenPerson;

beforeAll(async () => {
  stage = await browserStage();
  [gwen, tom] = await Promise.all([stage.person('Gwen Hughes'), stage.person('Tom Baker')]);
});
afterAll(() => stage?.stop());

/** What the home of a thread says of it, as if its community were of another server. */
const say = ({ id }: ThreadState, postCount: number, isBeingRead: boolean): Promise<unknown> => {
  const now = new Date();
  const said = { post_count: postCount, counted_through: 2, counted_at: now, is_being_read: isBeingRead };
  return stage.site.database.sql
    .insertInto('thread_home')
    .values({ thread_id: id, asked_at: now, ...said })
    .onConflict((conflict) => conflict.column('thread_id').doUpdateSet(said))
    .execute();
};

describe('a discussion of which the home has more than is here', () => {
  it('says so, also to visitors and in Welsh, and what is written meanwhile makes it no more complete', async () => {
    const thread = await stage.thread(gwen, 'Kerbside glass', 1);
    await say(thread, 5, true);
    const path = stage.pathOf(thread);
    const visitor = await stage.open(null, path, { javaScriptEnabled: false });
    await visitor.page.getByText('2 of 5 posts are here; the others are being fetched.').waitFor();
    await visitor.context.close();
    const headers = { accept: 'text/html', 'accept-language': 'cy' };
    const welsh = await (await fetch(stage.site.url + path, { headers })).text();
    expect(welsh).toContain('Mae 2 o’r 5 neges yma; mae’r lleill yn cael eu nôl.');

    const reader = await stage.open(tom, path);
    await reader.page.getByText('2 of 5 posts are here').waitFor();
    await stage.reply(gwen, thread.id, 'We melt ours in the next county.');
    await reader.page.getByText('3 of 6 posts are here; the others are being fetched.').waitFor();
    await reader.page.reload();
    await reader.page.getByText('3 of 6 posts are here; the others are being fetched.').waitFor();

    await say(thread, 5, false);
    await reader.page.reload();
    await reader.page.getByText('3 of 5 posts are here. The others could not be fetched.').waitFor();
    await say(thread, 2, false);
    await reader.page.reload();
    await reader.page.getByText('Complete', { exact: true }).waitFor();
    expect(await reader.page.getByText('posts are here').count()).toBe(0);
    await reader.context.close();
  });
});
