import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { InboxScene } from '../inbox/inbox-scene.fixture.js';
import { followed, setQuietScene } from './history-turns.fixture.js';
import type { WrittenCommunity } from './written-community.fixture.js';

let scene: InboxScene;
beforeAll(async () => {
  scene = await setQuietScene();
});
afterAll(() => scene.stop());

const threadsWith = (count: number, perPage: number) => (community: WrittenCommunity) => {
  for (let made = 0; made < count; made += 1) community.thread();
  community.list(perPage);
};

describe('the list of threads of a community elsewhere', () => {
  it('is begun once', async () => {
    const { turns } = await followed(scene, threadsWith(1, 5));
    await turns.begin();
    expect(turns.sent).toEqual([undefined]);
    await turns.take();
    await turns.begin();
    expect(turns.sent).toHaveLength(1);
  });

  it.each([
    ['leads back to an earlier page', 1],
    ['leads to itself', 2],
  ])('ends where a page %s (IN10)', async (_, next) => {
    const { community, turns } = await followed(scene, (written) => {
      threadsWith(4, 2)(written);
      written.page(2, [written.passedOn(written.thread())], next);
    });
    await turns.take();
    expect(await turns.now()).toMatchObject({ state: 'done', threads_found: 3, next_page: null });
    expect([community.timesAsked(1), community.timesAsked(2)]).toEqual([1, 1]);
  });

  it('ends with an empty page that says it goes on', async () => {
    const { community, turns } = await followed(scene, (written) => {
      threadsWith(2, 2)(written);
      written.page(1, [written.passedOn(written.thread())], 2);
      written.page(2, [], 3);
      written.page(3, [written.passedOn(written.thread())], 4);
    });
    await turns.take();
    expect(await turns.now()).toMatchObject({ state: 'done', threads_found: 1 });
    expect(community.timesAsked(3)).toBe(0);
  });

  it('is not followed to another host (IN10, pitfall 9)', async () => {
    const elsewhere = 'https://mastodon.example/outbox?page=2';
    const { turns } = await followed(scene, (written) => {
      threadsWith(2, 2)(written);
      written.page(1, [written.passedOn(written.thread())], elsewhere);
    });
    await turns.take();
    expect(await turns.now()).toMatchObject({ state: 'done', threads_found: 1 });
    expect(scene.peer.asked).not.toContain(elsewhere);
  });

  it('ends after so many threads and so many pages (IN10, pitfall 9)', async () => {
    const many = await followed(scene, threadsWith(6, 2));
    await many.turns.take({ mostThreads: 3 });
    expect(await many.turns.now()).toMatchObject({ state: 'done', threads_found: 3, threads_read: 3 });
    const long = await followed(scene, threadsWith(6, 2));
    await long.turns.take({ pages: 3 });
    expect(await long.turns.now()).toMatchObject({ state: 'done', threads_found: 4 });
  });

  it('ends when all that it may cost is spent', async () => {
    const { turns } = await followed(scene, threadsWith(6, 2));
    await turns.take({ requests: 4 });
    expect(await turns.now()).toMatchObject({ state: 'done', last_error: 'spent', requests: 4 });
  });

  it('is read on by another process where one has died, without asking twice', async () => {
    const { community, turns } = await followed(scene, threadsWith(6, 2));
    let left = 6;
    const dies = async (): Promise<boolean> => {
      left -= 1;
      if (left < 0) throw new Error('the process is gone');
      return true;
    };
    await expect(turns.take({}, dies)).rejects.toThrow('the process is gone');
    expect(await turns.now()).toMatchObject({ state: 'reading' });
    await turns.take();
    expect(await turns.now()).toMatchObject({ state: 'done', threads_found: 6, threads_read: 6 });
    expect([1, 2, 3].map((number) => community.timesAsked(number))).toEqual([1, 1, 1]);
  });

  it('is left to the process that has taken it over', async () => {
    const { turns } = await followed(scene, threadsWith(2, 2));
    await turns.take({}, () => Promise.resolve(false));
    expect(await turns.now()).toMatchObject({ state: 'reading', threads_found: 0 });
    expect(turns.sent).toHaveLength(1);
  });

  it('waits as long as its host asks, and then goes on', async () => {
    const { community, turns } = await followed(scene, threadsWith(4, 2));
    community.tire(2, 120);
    const before = Date.now();
    await turns.take();
    expect(await turns.now()).toMatchObject({ state: 'reading', threads_read: 2, last_error: 'host-rests' });
    const wait = (turns.sent.at(-1)?.getTime() ?? 0) - before;
    expect(wait).toBeGreaterThanOrEqual(120_000);
    expect(wait).toBeLessThan(180_000);
    expect(community.timesAsked(2)).toBe(1);
    community.tire(2, null);
    await turns.take();
    expect(await turns.now()).toMatchObject({ state: 'done', threads_read: 4 });
  });

  it('is not read while nobody here follows the community, and again once somebody does', async () => {
    const { turns, followId } = await followed(scene, threadsWith(1, 2));
    const follow = scene.test.database.sql.updateTable('follow').where('id', '=', followId);
    await follow.set({ state: 'rejected' }).execute();
    await turns.take();
    expect(await turns.now()).toMatchObject({ state: 'stopped', last_error: 'not-followed' });
    await follow.set({ state: 'accepted' }).execute();
    await turns.begin();
    expect(turns.sent).toHaveLength(2);
    await turns.take();
    expect(await turns.now()).toMatchObject({ state: 'done', threads_read: 1 });
  });
});
