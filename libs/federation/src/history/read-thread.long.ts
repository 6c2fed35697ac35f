import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';

import type { ThreadPage } from '#libs/contracts';
import { ReadThread, ReplyToThread } from '#libs/discussion';
import { DomainEventBus } from '#libs/jobs';
import { anonymous, newId } from '#libs/kernel';

import type { InboxScene } from '../inbox/inbox-scene.fixture.js';
import { followed, partOf, setQuietScene } from './history-turns.fixture.js';
import { ReadAgain } from './read-again.js';

let scene: InboxScene;
beforeAll(async () => {
  scene = await setQuietScene();
});
afterAll(() => scene.stop());

const communityAt = (uri: string) =>
  scene.test.database.sql
    .selectFrom('community')
    .select('last_activity_at')
    .where('uri', '=', uri)
    .executeTakeFirstOrThrow();

/** When a post was written, its thread opened, and the last post there written. */
const timesOf = async (uri: string): Promise<{ written: string; opened: string; last: string }> => {
  const row = await scene.test.database.sql
    .selectFrom('post as p')
    .innerJoin('thread as t', 't.id', 'p.thread_id')
    .select(['p.created_at as written', 't.created_at as opened', 't.last_post_at as last'])
    .where('p.uri', '=', uri)
    .executeTakeFirstOrThrow();
  return {
    written: row.written.toISOString(),
    opened: row.opened.toISOString(),
    last: row.last.toISOString(),
  };
};

/** What a reader gets of the thread in which a post is. */
const pageOf = async (uri: string): Promise<ThreadPage> => {
  const { thread_id: threadId } = await scene.test.database.sql
    .selectFrom('post')
    .select('thread_id')
    .where('uri', '=', uri)
    .executeTakeFirstOrThrow();
  return partOf(scene, ReadThread).execute(anonymous, threadId, { limit: 10 });
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

const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();

describe('the times of what is read', () => {
  it('are its own, so that what is old does not come before what is new', async () => {
    const { turns, made, community } = await followed(scene, (written) => {
      const context = written.at('context');
      const old = written.thread({ published: daysAgo(200), context });
      const late = written.reply(old, { published: daysAgo(100) });
      const early = written.reply(old, { published: daysAgo(150) });
      written.collection(context, [old.id, late.id, early.id]);
      const future = written.thread({ published: daysAgo(-2) });
      written.list(5);
      return { old, late, early, future };
    });
    const before = await communityAt(community.group.id);
    await turns.take();
    expect(await timesOf(made.old.id)).toEqual({
      written: made.old['published'],
      opened: made.old['published'],
      last: made.late['published'],
    });
    expect((await timesOf(made.early.id)).written).toBe(made.early['published']);
    const future = await timesOf(made.future.id);
    expect(Date.parse(future.written)).toBeLessThanOrEqual(Date.now());
    const { last_activity_at: activeAt } = await communityAt(community.group.id);
    expect(activeAt.getTime()).toBeGreaterThanOrEqual(before.last_activity_at.getTime());
  });

  it('decide how far back is enough', async () => {
    const { turns } = await followed(scene, (written) => {
      for (const days of [1, 10, 80, 100, 120, 140]) written.thread({ published: daysAgo(days) });
      written.list(2);
    });
    await turns.take({ threads: 2, days: 90 });
    expect(await turns.now()).toMatchObject({ state: 'done', threads_found: 4 });
  });

  it('do not count for pinned threads, which are read first', async () => {
    const { turns, made } = await followed(scene, (written) => {
      const featured = written.pin([written.thread({ published: daysAgo(400) })]);
      for (const days of [1, 10, 120]) written.thread({ published: daysAgo(days) });
      written.threads.shift();
      written.list(2);
      return featured;
    });
    await turns.take({ threads: 2, days: 90 });
    const history = await turns.now();
    expect(history.pages[0]).toBe(made);
    expect(history).toMatchObject({ state: 'done', threads_found: 4 });
  });

  it('are those of facts that nobody is notified of', async () => {
    const ada = await scene.test.given.person();
    const mention = { type: 'Mention', href: `https://northfield.example/u/${ada.name}`, name: '@ada' };
    const { made, turns } = await followed(scene, (written) => {
      const thread = written.thread({ published: daysAgo(30), tag: [mention] });
      written.list(5);
      return thread.id;
    });
    await scene.test.given.member(turns.communityId, ada.id);
    await turns.take();
    await partOf(scene, DomainEventBus).deliverOwed();
    const { rows } = await sql<{ payload: Record<string, unknown>; created_at: Date }>`
      select e.payload, e.created_at from domain_event e join post p on p.id = (e.payload ->> 'postId')::uuid
      where p.uri = ${made} and e.kind = 'thread.opened'`.execute(scene.test.database.sql);
    expect(rows).toMatchObject([{ payload: { isHistory: true, mentionedIds: [ada.id] } }]);
    expect(Date.now() - (rows[0]?.created_at.getTime() ?? 0)).toBeLessThan(600_000);
    const notices = await scene.test.database.sql
      .selectFrom('notification')
      .select('id')
      .where('person_id', '=', ada.id)
      .execute();
    expect(notices).toEqual([]);
  });
});

describe('what belongs to a thread', () => {
  it('is what the community passed on: its own people as shown there, others as their hosts show them', async () => {
    const emyr = await scene.peer.author('emyr', 'mastodon.example');
    const { turns, made } = await followed(scene, (written) => {
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

  it('is asked for in the name of a member where only members may read it', async () => {
    const { turns, made, community, person } = await followed(scene, (written) => {
      written.close();
      const context = written.at('context');
      const to = [written.group.id, `${written.group.id}/followers`];
      const root = written.thread({ context, to });
      const reply = written.reply(root, { to });
      written.collection(context, [root.id, reply.id]);
      written.list(5);
      return [root.id, reply.id];
    });
    await turns.take();
    expect(await textsOf(made)).toEqual(['<p>Thread 1</p>', '<p>A reply</p>']);
    const keys = [community.outbox, ...made].map((url) => scene.peer.askedWith.get(url));
    const key = `https://northfield.example/u/${person.name}#main-key`;
    expect(keys).toEqual([key, key, key]);
  });

  it('is read from replies to replies where there is no list of all posts', async () => {
    const { turns, made } = await followed(scene, (written) => {
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
    const { turns, made } = await followed(scene, (written) => {
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
    const { turns, made } = await followed(scene, (written) => {
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
    const { turns, made } = await followed(scene, (written) => {
      const context = written.at('context');
      const root = written.thread({ context });
      const all = [1, 2, 3, 4].map(() => written.reply(root));
      written.collection(
        context,
        [root, ...all].map(({ id }) => id),
      );
      written.list(5);
      return all.map(({ id }) => id);
    });
    await turns.take({ posts: 3 });
    expect((await textsOf(made)).filter((text) => text !== undefined)).toHaveLength(2);
    expect(await pageOf(made[0] ?? '')).toMatchObject({
      thread: { postCount: 3 },
      home: { postCount: 5, isBeingRead: false },
    });
  });

  it('grows with what is written after its home was asked', async () => {
    const { turns, made } = await followed(scene, (written) => {
      const context = written.at('context');
      const root = written.thread({ context, published: daysAgo(2) });
      const reply = written.reply(root, { published: daysAgo(1) });
      written.collection(context, [root.id, reply.id, written.at('notes/gone')]);
      written.list(5);
      return root.id;
    });
    await turns.take();
    const { thread, home } = await pageOf(made);
    expect([thread.postCount, home]).toMatchObject([2, { postCount: 3, isBeingRead: false }]);
    const ada = await scene.test.given.person();
    await scene.test.given.member(turns.communityId, ada.id);
    const once = { personId: ada.id, key: newId(), operation: 'test', request: {} };
    const answer = { threadId: thread.id, markdown: 'A reply from here' };
    await partOf(scene, ReplyToThread).execute(ada.viewer, answer, once);
    const later = await pageOf(made);
    expect([later.thread.postCount, later.home]).toMatchObject([3, { postCount: 4, isBeingRead: false }]);
  });

  it('is found later where it was never sent, once a day', async () => {
    const { turns, made, community } = await followed(scene, (written) => {
      const context = written.at('context');
      const root = written.thread({ context });
      written.collection(context, [root.id]);
      written.list(5);
      return { context, root };
    });
    await turns.take();
    const reply = community.reply(made.root);
    community.collection(made.context, [made.root.id, reply.id]);
    const readAgain = () => partOf(scene, ReadAgain).run({ signal: new AbortController().signal });
    await readAgain();
    expect(await textsOf([reply.id])).toEqual([undefined]);
    const { thread } = await pageOf(made.root.id);
    await scene.test.database.sql
      .updateTable('thread_home')
      .set({ asked_at: new Date(daysAgo(2)) })
      .where('thread_id', '=', thread.id)
      .execute();
    await readAgain();
    expect(await textsOf([reply.id])).toEqual(['<p>A reply</p>']);
    expect((await pageOf(made.root.id)).home).toMatchObject({ postCount: 2, isBeingRead: false });
  });

  it('is asked for again later where a host does not answer', async () => {
    const emyr = await scene.peer.author('emyr3', 'mastodon.example');
    const { turns, made } = await followed(scene, (written) => {
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
    expect(await pageOf(made[0] ?? '')).toMatchObject({
      thread: { postCount: 1 },
      home: { postCount: 2, isBeingRead: true },
    });
    expect(turns.sent.at(-1)?.getTime()).toBeGreaterThan(Date.now() + 60_000);
  });
});
