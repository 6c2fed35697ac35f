import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { ReadCommunity, RequestToJoin } from '#libs/communities';
import type { ThreadFrame } from '#libs/contracts';
import { OpenThread, ReadEvents, ReadThread, ReplyToThread } from '#libs/discussion';
import { newId, type AccountViewer } from '#libs/kernel';
import { eventually, type GivenPerson } from '#libs/testing';

import { RemoteActors } from '../actors/remote-actors.js';
import { setInboxScene, type InboxScene } from '../inbox/inbox-scene.fixture.js';
import { activityOf, noteOf, type Received, type RemoteAuthor } from '../inbox/peer.fixture.js';
import { ConfirmPosts } from './confirm-posts.js';

const HERE = 'https://northfield.example';
const DAY_MS = 24 * 3_600_000;

let scene: InboxScene;
let member: GivenPerson;
let group: RemoteAuthor;
let bryn: RemoteAuthor;
let communityId: string;

const verb = <T>(type: abstract new (...parts: never[]) => T): T =>
  scene.test.server.app.get(type as never, { strict: false });

const once = (me: AccountViewer) => ({ personId: me.personId, key: newId(), operation: 'test', request: {} });

const sent = (type: string, matches: (activity: Received['activity']) => boolean): Promise<Received> =>
  eventually(async () => {
    const found = scene.peer.received.find(({ activity }) => activity['type'] === type && matches(activity));
    if (found === undefined) throw new Error(`no ${type} yet`);
    return found;
  });

/** A community of another server, of which `member` is one. */
const joined = async (host: string): Promise<{ group: RemoteAuthor; communityId: string }> => {
  const joining = await scene.peer.author('streets', host, 'Group');
  const actor = await verb(RemoteActors).byHandle(`!streets@${host}`, 'community');
  const id = actor?.ownerId ?? '';
  await verb(RequestToJoin).execute(member.viewer, id, '', once(member.viewer));
  const { activity } = await sent('Follow', ({ object }) => object === joining.id);
  await scene.settle(joining, activityOf(joining, 'Accept', activity));
  return { group: joining, communityId: id };
};

beforeAll(async () => {
  scene = await setInboxScene([
    'lemmy.example',
    'other.example',
    'strict.example',
    'down.example',
    'cold.example',
  ]);
  member = await scene.test.given.person({ name: 'ada' });
  bryn = await scene.peer.author('bryn', 'lemmy.example');
  ({ group, communityId } = await joined('lemmy.example'));
});
afterAll(() => scene.stop());

const open = async (id = communityId) => {
  const input = { communityId: id, title: 'Road salt', markdown: 'Who spreads it?' };
  return verb(OpenThread).execute(member.viewer, input, once(member.viewer));
};

const createOf = (postId: string): Promise<Received> =>
  sent('Create', ({ object }) => (object as { id?: string }).id === `${HERE}/p/${postId}`);

const shown = async (threadId: string, number = 1) => {
  const page = await verb(ReadThread).execute(member.viewer, threadId, { limit: 50 });
  return page.posts.find((post) => post.number === number)?.unconfirmed;
};

/** What an open browser is told after an event. */
const told = async (threadId: string, after: number): Promise<readonly ThreadFrame[]> =>
  (await verb(ReadEvents).ofThread(member.viewer, threadId, { after, limit: 50 })).events;

describe('what a member here writes in a community of another server', () => {
  it('is here at once, and waits until the community passes it on, of which open browsers are told', async () => {
    const { thread, post } = await open();
    expect(post.unconfirmed).toMatchObject({ state: 'waiting', host: 'lemmy.example', because: '' });
    const { activity } = await createOf(post.id);
    expect(await shown(thread.id)).toMatchObject({ state: 'waiting', since: post.createdAt });
    const announce = activityOf(group, 'Announce', activity);
    expect(await scene.settle(group, announce)).toEqual({ verdict: 'applied', because: 'confirmed' });
    expect(await shown(thread.id)).toBeNull();
    expect(await told(thread.id, 1)).toMatchObject([
      { kind: 'confirmation.changed', seq: 2, payload: { postId: post.id, number: 1, unconfirmed: null } },
    ]);
    const again = activityOf(group, 'Announce', activity);
    expect(await scene.settle(group, again)).toEqual({ verdict: 'ignored', because: 'ours' });
    expect(await told(thread.id, 2)).toEqual([]);
  });

  it('is confirmed by its id alone, replies too', async () => {
    const { thread } = await open();
    const reply = await verb(ReplyToThread).execute(
      member.viewer,
      { threadId: thread.id, markdown: 'We do' },
      once(member.viewer),
    );
    expect(reply.unconfirmed).toMatchObject({ state: 'waiting', host: 'lemmy.example' });
    expect(await shown(thread.id, 2)).toEqual(reply.unconfirmed);
    await scene.settle(group, activityOf(group, 'Announce', `${HERE}/p/${reply.id}`));
    expect(await shown(thread.id, 2)).toBeNull();
    expect(await shown(thread.id, 1)).toMatchObject({ state: 'waiting' });
  });

  it('is confirmed by an answer that the community passes on', async () => {
    const { thread, post } = await open();
    const answer = noteOf(bryn, '<p>The county</p>', {
      inReplyTo: `${HERE}/p/${post.id}`,
      audience: group.id,
    });
    await scene.settle(group, activityOf(group, 'Announce', activityOf(bryn, 'Create', answer)));
    expect(await shown(thread.id)).toBeNull();
  });

  it('is not confirmed by another community, nor by one of its own readers', async () => {
    const { thread, post } = await open();
    const other = await joined('other.example');
    for (const author of [other.group, bryn])
      await scene.settle(author, activityOf(author, 'Announce', `${HERE}/p/${post.id}`));
    expect(await shown(thread.id)).toMatchObject({ state: 'waiting' });
  });

  it('is said to be refused, with the reason, by a server that does not take it; its text stays', async () => {
    const strict = await joined('strict.example');
    scene.peer.refusing.set('strict.example', { status: 400, body: '{"error":"community_is_removed"}' });
    const { thread, post } = await open(strict.communityId);
    const isRefused = async () =>
      expect(await shown(thread.id)).toMatchObject({
        state: 'refused',
        host: 'strict.example',
        because: 'community_is_removed',
      });
    await eventually(isRefused);
    const { posts } = await verb(ReadThread).execute(member.viewer, thread.id, { limit: 50 });
    expect(posts).toMatchObject([{ id: post.id, html: post.html, deleted: null }]);
    const frames = await told(thread.id, 1);
    expect(frames).toMatchObject([
      { kind: 'confirmation.changed', payload: { postId: post.id, unconfirmed: { state: 'refused' } } },
    ]);

    // As a process leaves it that dies before it could say so.
    await scene.test.database.sql
      .updateTable('unconfirmed_post')
      .set({ state: 'waiting', because: '' })
      .where('post_id', '=', post.id)
      .execute();
    await verb(ConfirmPosts).review();
    await isRefused();

    await scene.settle(strict.group, activityOf(strict.group, 'Announce', `${HERE}/p/${post.id}`));
    expect(await shown(thread.id)).toBeNull();
    await verb(ConfirmPosts).failed({
      activityId: post.id,
      host: 'strict.example',
      status: 400,
      error: '400 too late',
    });
    expect(await shown(thread.id)).toBeNull();
  });

  it('is not said to be refused when another server does not take it, such as that of a follower', async () => {
    const carys = await scene.peer.author('carys', 'cold.example');
    await scene.settle(carys, activityOf(carys, 'Follow', `${HERE}/u/ada`));
    scene.peer.refusing.set('cold.example', { status: 403, body: 'no' });
    const { thread, post } = await open();
    const { database } = scene.test;
    await eventually(async () => {
      const deliveries = await database.sql
        .selectFrom('delivery')
        .select(['host', 'delivered_at', 'dead_at'])
        .where('activity_id', '=', post.id)
        .execute();
      expect(deliveries.find(({ host }) => host === 'cold.example')?.dead_at).toBeInstanceOf(Date);
      expect(deliveries.find(({ host }) => host === 'lemmy.example')?.delivered_at).toBeInstanceOf(Date);
    });
    await verb(ConfirmPosts).review();
    expect(await shown(thread.id)).toMatchObject({ state: 'waiting' });
    await scene.settle(group, activityOf(group, 'Announce', `${HERE}/p/${post.id}`));
    expect(await shown(thread.id)).toBeNull();
  });

  it('is said not to be delivered once its server has not been reached for a day', async () => {
    const down = await joined('down.example');
    scene.peer.refusing.set('down.example', { status: 503, body: '' });
    const [here, there] = [await open(), await open(down.communityId)];
    await createOf(here.post.id);
    const { database } = scene.test;
    await eventually(async () => {
      const page = await verb(ReadCommunity).execute(member.viewer, down.communityId);
      expect(page.unreachableSince).not.toBeNull();
    });
    await verb(ConfirmPosts).review();
    expect(await shown(there.thread.id)).toMatchObject({ state: 'waiting' });
    await database.sql
      .updateTable('unconfirmed_post')
      .set({ since: new Date(Date.now() - DAY_MS - 60_000) })
      .where('post_id', 'in', [here.post.id, there.post.id])
      .execute();
    await eventually(async () => {
      const delivery = await database.sql
        .selectFrom('delivery')
        .select('delivered_at')
        .where('activity_id', '=', here.post.id)
        .executeTakeFirstOrThrow();
      expect(delivery.delivered_at).not.toBeNull();
    });
    await verb(ConfirmPosts).review();
    expect(await shown(there.thread.id)).toMatchObject({
      state: 'undelivered',
      host: 'down.example',
      because: '',
    });
    expect(await shown(here.thread.id)).toMatchObject({ state: 'waiting' });
  });

  it('waits for nobody in a community of this instance', async () => {
    const input = { communityId: scene.communityId, title: 'Bins', markdown: 'When?' };
    const { viewer } = scene.owner;
    const { post } = await verb(OpenThread).execute(viewer, input, once(viewer));
    expect(post.unconfirmed).toBeNull();
  });
});

describe('the page of a community of another server', () => {
  it('tells since when the reader has waited for its answer', async () => {
    const person = await scene.test.given.person();
    const before = await verb(ReadCommunity).execute(person.viewer, communityId);
    expect(before).toMatchObject({ unreachableSince: null, me: { requestedAt: null } });
    const request = await verb(RequestToJoin).execute(person.viewer, communityId, '', once(person.viewer));
    expect(await verb(ReadCommunity).execute(person.viewer, communityId)).toMatchObject({
      me: { requestId: request.id, requestedAt: request.createdAt },
    });
  });
});
