import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { Transaction } from '#libs/database';
import { LIMITS, newId } from '#libs/kernel';
import { createLog } from '#libs/observability';

import { RemoteActors } from '../actors/remote-actors.js';
import { SignedFetch } from '../actors/signed-fetch.js';
import { setInboxScene, type InboxScene } from '../inbox/inbox-scene.fixture.js';
import { beginHistory } from './begin-history.js';
import { ReadHistory } from './read-history.js';
import { ReadThread } from './read-thread.js';
import { TakePosts } from './take-posts.js';
import type { HistoryLimits } from './thread-walk.js';
import { WrittenCommunity } from './written-community.fixture.js';

const HOSTS = ['lemmy.example', 'mastodon.example'];
const USUAL: HistoryLimits = LIMITS.federation.history;
const clock = { now: () => new Date() };

let scene: InboxScene;

// Without the worker role nothing is read but what a test reads.
beforeAll(async () => {
  scene = await setInboxScene(HOSTS, { ROLES: 'web' });
});
afterAll(() => scene.stop());

const part = <T>(type: abstract new (...parts: never[]) => T): T =>
  scene.test.server.app.get(type as never, { strict: false });

/** The reading of one community, turn by turn. */
class Turns {
  /** When further turns were asked for. */
  readonly sent: (Date | undefined)[] = [];
  private readonly jobs = {
    send: async (_tx: Transaction, _job: unknown, _input: unknown, at?: Date): Promise<void> =>
      void this.sent.push(at),
  };

  constructor(private readonly communityId: string) {}

  begin(): Promise<void> {
    return scene.test.database.transaction((tx) =>
      beginHistory(tx, { jobs: this.jobs, clock }, this.communityId),
    );
  }

  /** @param holds whether what is read may be written down */
  async take(
    limits: Partial<HistoryLimits> = {},
    holds: () => Promise<boolean> = () => Promise.resolve(true),
  ): Promise<void> {
    const { database } = scene.test;
    const within = { ...USUAL, ...limits };
    const threads = new ReadThread(part(TakePosts), within);
    const documents = part(SignedFetch);
    const log = createLog('silent');
    const parts = { database, documents, threads, jobs: this.jobs, clock, log, limits: within };
    const { signal } = new AbortController();
    await new ReadHistory(parts).run(this.communityId, { signal, holds, isLast: false });
  }

  now() {
    return scene.test.database.sql
      .selectFrom('community_history')
      .selectAll()
      .where('community_id', '=', this.communityId)
      .executeTakeFirstOrThrow();
  }
}

/** A community that somebody here follows, the reading of it, and what `write` made. */
const followed = async <Made>(write: (community: WrittenCommunity) => Made) => {
  const community = await WrittenCommunity.on(scene.peer, 'lemmy.example');
  const made = write(community);
  const actor = await part(RemoteActors).byHandle(community.handle, 'community');
  const person = await scene.test.given.person();
  const [id, target] = [newId(), actor?.ownerId ?? ''];
  await scene.test.database.sql
    .insertInto('follow')
    .values({
      id,
      follower_id: person.id,
      follower_kind: 'person',
      target_id: target,
      target_kind: 'community',
      uri: `https://northfield.example/activities/follow/${id}`,
      state: 'accepted',
      requested_at: new Date(),
      decided_at: new Date(),
    })
    .execute();
  const turns = new Turns(target);
  await turns.begin();
  return { community, turns, made, follower: id };
};

const threadsWith = (count: number, perPage: number) => (community: WrittenCommunity) => {
  for (let made = 0; made < count; made += 1) community.thread();
  community.list(perPage);
};

/** What the posts with these ids say here; undefined for one that is not here. */
const textsOf = async (uris: readonly string[]): Promise<(string | undefined)[]> => {
  const rows = await scene.test.database.sql
    .selectFrom('post')
    .select(['uri', 'html'])
    .where('uri', 'in', [...uris])
    .execute();
  const texts = new Map(rows.map(({ uri, html }) => [uri, html]));
  return uris.map((uri) => texts.get(uri));
};

describe('the list of threads of a community elsewhere', () => {
  it('is begun once', async () => {
    const { turns } = await followed(threadsWith(1, 5));
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
    const { community, turns } = await followed((written) => {
      threadsWith(4, 2)(written);
      written.page(2, [written.passedOn(written.thread())], next);
    });
    await turns.take();
    expect(await turns.now()).toMatchObject({ state: 'done', threads_found: 3, next_page: null });
    expect([community.timesAsked(1), community.timesAsked(2)]).toEqual([1, 1]);
  });

  it('ends with an empty page that says it goes on', async () => {
    const { community, turns } = await followed((written) => {
      threadsWith(2, 2)(written);
      written.page(1, [written.passedOn(written.thread())], 2);
      written.page(2, [], 3);
      written.page(3, [written.passedOn(written.thread())], 4);
    });
    await turns.take();
    expect(await turns.now()).toMatchObject({ state: 'done', threads_found: 1 });
    expect(community.timesAsked(3)).toBe(0);
  });

  it('is not followed to another host (IN10)', async () => {
    const elsewhere = 'https://mastodon.example/outbox?page=2';
    const { turns } = await followed((written) => {
      threadsWith(2, 2)(written);
      written.page(1, [written.passedOn(written.thread())], elsewhere);
    });
    await turns.take();
    expect(await turns.now()).toMatchObject({ state: 'done', threads_found: 1 });
    expect(scene.peer.asked).not.toContain(elsewhere);
  });

  it('ends after so many threads and so many pages', async () => {
    const many = await followed(threadsWith(6, 2));
    await many.turns.take({ mostThreads: 3 });
    expect(await many.turns.now()).toMatchObject({ state: 'done', threads_found: 3, threads_read: 3 });
    const long = await followed(threadsWith(6, 2));
    await long.turns.take({ pages: 3 });
    expect(await long.turns.now()).toMatchObject({ state: 'done', threads_found: 4 });
  });

  it('ends when all that it may cost is spent', async () => {
    const { turns } = await followed(threadsWith(6, 2));
    await turns.take({ requests: 4 });
    expect(await turns.now()).toMatchObject({ state: 'done', last_error: 'spent', requests: 4 });
  });

  it('is read on by another process where one has died, without asking twice', async () => {
    const { community, turns } = await followed(threadsWith(6, 2));
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
    const { turns } = await followed(threadsWith(2, 2));
    await turns.take({}, () => Promise.resolve(false));
    expect(await turns.now()).toMatchObject({ state: 'reading', threads_found: 0 });
    expect(turns.sent).toHaveLength(1);
  });

  it('waits as long as its host asks, and then goes on', async () => {
    const { community, turns } = await followed(threadsWith(4, 2));
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
    const { turns, follower } = await followed(threadsWith(1, 2));
    const follow = scene.test.database.sql.updateTable('follow').where('id', '=', follower);
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

describe('what belongs to a thread', () => {
  it('is what the community passed on: its own people as shown there, others as their hosts show them', async () => {
    const emyr = await scene.peer.author('emyr', 'mastodon.example');
    const { turns, made } = await followed((written) => {
      const context = written.at('context');
      const root = written.thread({ context });
      const reply = written.reply(root, {}, emyr);
      const forged = { ...reply, content: '<p>What Emyr never wrote</p>' };
      const own = { ...written.reply(root), content: '<p>As the list shows it</p>' };
      written.collection(context, [root.id, forged, own]);
      written.list(5);
      return [root.id, reply.id, own.id];
    });
    await turns.take();
    expect(await textsOf(made)).toEqual(['<p>Thread 1</p>', '<p>A reply</p>', '<p>As the list shows it</p>']);
  });

  it('is read from replies to replies where there is no list of all posts', async () => {
    const { turns, made } = await followed((written) => {
      const [first, second] = [written.at('r1'), written.at('r2')];
      const root = written.thread({ replies: first, context: 'tag:lemmy.example,2026:1' });
      const reply = written.reply(root, { replies: second });
      const deeper = written.reply(reply);
      written.collection(first, [reply.id, reply.id]);
      written.collection(second, [deeper.id, reply.id]);
      written.list(5);
      return [reply.id, deeper.id];
    });
    await turns.take();
    expect(await textsOf(made)).toEqual(['<p>A reply</p>', '<p>A reply</p>']);
  });

  it('is not said by another host than that of the community', async () => {
    const emyr = await scene.peer.author('emyr2', 'mastodon.example');
    const context = 'https://mastodon.example/contexts/9';
    const { turns, made } = await followed((written) => {
      const root = written.thread({ context, replies: context }, emyr);
      const reply = written.reply(root, {}, emyr);
      written.collection(context, [root.id, reply.id]);
      written.list(5);
      return [root.id, reply.id];
    });
    await turns.take();
    expect(await textsOf(made)).toEqual(['<p>Thread 1</p>', undefined]);
    expect(scene.peer.asked).not.toContain(context);
  });

  it('does not include what belongs to another community', async () => {
    const { turns, made } = await followed((written) => {
      const context = written.at('context');
      const root = written.thread({ context });
      const other = { audience: 'https://lemmy.example/users/other', to: [] };
      const foreign = written.thread(other);
      written.threads.pop();
      written.collection(context, [root.id, foreign.id]);
      written.list(5);
      return [foreign.id];
    });
    await turns.take();
    expect(await turns.now()).toMatchObject({ state: 'done', threads_read: 1 });
    expect(await textsOf(made)).toEqual([undefined]);
  });

  it('ends after so many posts', async () => {
    const { turns, made } = await followed((written) => {
      const context = written.at('context');
      const root = written.thread({ context });
      const all = [1, 2, 3, 4].map(() => written.reply(root));
      written.collection(context, [root, ...all].map(({ id }) => id));
      written.list(5);
      return all.map(({ id }) => id);
    });
    await turns.take({ posts: 3 });
    expect((await textsOf(made)).filter((text) => text !== undefined)).toHaveLength(2);
  });

  it('is asked for again later where a host does not answer', async () => {
    const emyr = await scene.peer.author('emyr3', 'mastodon.example');
    const { turns, made } = await followed((written) => {
      const context = written.at('context');
      const root = written.thread({ context });
      const reply = written.reply(root, {}, emyr);
      scene.peer.tired.set(reply.id, 30);
      written.collection(context, [root.id, reply.id]);
      written.list(5);
      return [root.id, reply.id];
    });
    await turns.take();
    expect(await textsOf(made)).toEqual(['<p>Thread 1</p>', undefined]);
    expect(await turns.now()).toMatchObject({ state: 'reading', threads_read: 0, last_error: 'incomplete' });
    expect(turns.sent.at(-1)?.getTime()).toBeGreaterThan(Date.now() + 60_000);
  });
});
