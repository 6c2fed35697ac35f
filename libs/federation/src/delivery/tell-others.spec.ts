import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import type { Visibility } from '#libs/database';
import {
  DeletePost,
  DeleteThread,
  EditPost,
  LockThread,
  OpenThread,
  ReactToPost,
  ReplyToThread,
  SetWiki,
} from '#libs/discussion';
import { anonymous, newId, type AccountViewer, type RecordedEvent } from '#libs/kernel';
import { countStatements, startTestServer, type GivenPerson, type TestServer } from '#libs/testing';

import { KeyRing } from '../keys/key-ring.js';
import { ReadActivities } from '../serving/read-activities.js';
import { ReadPosts } from '../serving/read-posts.js';
import { DeliveryStage, type Host } from './delivery-stage.fixture.js';
import { TellOthers } from './tell-others.js';

const PUBLIC = 'https://www.w3.org/ns/activitystreams#Public';
const HERE = 'https://northfield.example';

interface Announced {
  readonly type: string;
  readonly actor: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly object: Record<string, unknown>;
}

let test: TestServer;
let stage: DeliveryStage;
let tell: TellOthers;
let owner: GivenPerson;
let member: GivenPerson;

beforeAll(async () => {
  test = await startTestServer({ PUBLIC_URL: HERE, FEDERATION: 'open', ROLES: 'web' });
  owner = await test.given.person({ name: 'olwen' });
  member = await test.given.person({ name: 'ada' });
  const { id } = await test.given.community({ owner, name: 'streets', visibility: 'public' });
  await test.given.member(id, member.id);
  stage = await DeliveryStage.on({ database: test.database, drop: () => test.stop() }, id);
  const { addresses, outbox, clock, database } = stage;
  const keys = test.server.app.get(KeyRing);
  tell = new TellOthers({ database, addresses, outbox, clock, keys, posts: test.server.app.get(ReadPosts) });
});
afterEach(() => stage.clear());
afterAll(() => stage.end());

const verb = <T>(type: abstract new (...parts: never[]) => T): T =>
  test.server.app.get(type as never, { strict: false });

const once = (me: AccountViewer) => ({ personId: me.personId, key: newId(), operation: 'test', request: {} });

const open = async (communityId = stage.communityId): Promise<{ threadId: string; postId: string }> => {
  const input = { communityId, title: 'Potholes', markdown: 'Which **form** do you use?' };
  const { thread, post } = await verb(OpenThread).execute(member.viewer, input, once(member.viewer));
  return { threadId: thread.id, postId: post.id };
};

const reply = async (threadId: string): Promise<string> => {
  const input = { threadId, markdown: 'The blue one' };
  const { id } = await verb(ReplyToThread).execute(member.viewer, input, once(member.viewer));
  return id;
};

const told = new Set<string>();

/** Brings what has happened to the followers: every fact twice, as may happen. */
const bring = async (): Promise<void> => {
  const rows = await test.database.sql.selectFrom('domain_event').selectAll().orderBy('id').execute();
  for (const { id, kind, payload, created_at: at } of rows) {
    if (told.has(id)) continue;
    told.add(id);
    const event = { id, kind, payload, at } as unknown as RecordedEvent;
    if (!TellOthers.hears(event)) continue;
    await tell.tell(event);
    await tell.tell(event);
  }
  await stage.deliverer().deliverDue();
};

/** What a host was sent since it was last asked. */
const takenBy = (host: Host): Announced[] =>
  host.received.splice(0).map(({ body }) => JSON.parse(body.toString()) as Announced);

describe('what happens in a public community', () => {
  it('is announced to its followers: new threads and replies, with their words', async () => {
    const host = await stage.followingHost();
    const { threadId, postId } = await open();
    const replyId = await reply(threadId);
    await bring();
    const [created, named, answered] = takenBy(host);
    expect(created).toMatchObject({
      type: 'Announce',
      actor: `${HERE}/c/streets`,
      to: [`${HERE}/c/streets/followers`, PUBLIC],
      object: {
        id: `${HERE}/activities/create/${postId}`,
        type: 'Create',
        actor: `${HERE}/u/ada`,
        object: {
          id: `${HERE}/p/${postId}`,
          type: 'Article',
          name: 'Potholes',
          audience: `${HERE}/c/streets`,
        },
      },
    });
    expect(named).toMatchObject({ type: 'Announce', object: `${HERE}/p/${postId}` });
    expect(answered?.object).toMatchObject({
      type: 'Create',
      object: { id: `${HERE}/p/${replyId}`, type: 'Note', inReplyTo: `${HERE}/p/${postId}` },
    });
    expect(takenBy(host)).toEqual([]);
  });

  it('is announced by address only to servers that do not unpack', async () => {
    const lemmy = await stage.followingHost();
    await stage.database.sql
      .insertInto('peer')
      .values({ instance_id: lemmy.instanceId, software: 'lemmy' })
      .execute();
    await open();
    await bring();
    expect(takenBy(lemmy).map(({ object }) => object['type'])).toEqual(['Create']);
  });

  it('can be fetched at its address by anybody', async () => {
    const host = await stage.followingHost();
    const { postId } = await open();
    await bring();
    const [created] = takenBy(host);
    const found = await verb(ReadActivities).document(anonymous, 'create', postId);
    expect(found).not.toBeNull();
    const stored = await stage.database.sql
      .selectFrom('outbox_activity')
      .select('body')
      .where('uri', '=', String(created?.object['id']))
      .executeTakeFirstOrThrow();
    expect(JSON.parse(stored.body.toString())).toEqual(created?.object);
  });

  it('is announced when it changes, is liked, and is taken away', async () => {
    const host = await stage.followingHost();
    const { threadId, postId } = await open();
    const replyId = await reply(threadId);
    await bring();
    takenBy(host);
    await verb(EditPost).execute(member.viewer, { postId: replyId, markdown: 'The green one', version: 1 });
    await verb(ReactToPost).execute(owner.viewer, { postId: replyId, kind: 'like', on: true });
    await verb(ReactToPost).execute(owner.viewer, { postId: replyId, kind: 'celebrate', on: true });
    await verb(LockThread).execute(owner.viewer, threadId, true);
    await bring();
    expect(takenBy(host).map(({ object }) => object)).toMatchObject([
      { type: 'Update', actor: `${HERE}/u/ada`, object: { source: { content: 'The green one' } } },
      { type: 'Like', actor: `${HERE}/u/olwen`, object: `${HERE}/p/${replyId}` },
      { type: 'Like', content: '🎉' },
      {
        type: 'Update',
        actor: `${HERE}/u/ada`,
        object: { id: `${HERE}/p/${postId}`, commentsEnabled: false },
      },
    ]);
    await verb(LockThread).execute(owner.viewer, threadId, false);
    await verb(DeletePost).execute(member.viewer, replyId);
    await verb(DeleteThread).execute(owner.viewer, threadId, 'off topic');
    await bring();
    const [own, moderated] = takenBy(host).map(({ object }) => object);
    expect(own).toMatchObject({ type: 'Delete', actor: `${HERE}/u/ada`, object: `${HERE}/p/${replyId}` });
    expect(own).not.toHaveProperty('summary');
    expect(moderated).toMatchObject({
      type: 'Delete',
      actor: `${HERE}/u/olwen`,
      object: `${HERE}/p/${postId}`,
      summary: 'off topic',
    });
  });

  it('takes a reaction back with the activity by which it was told, whose own proof fits only outside', async () => {
    const host = await stage.followingHost();
    const { postId } = await open();
    await bring();
    await verb(ReactToPost).execute(owner.viewer, { postId, kind: 'like', on: true });
    await bring();
    takenBy(host).splice(0);
    await verb(ReactToPost).execute(owner.viewer, { postId, kind: 'like', on: false });
    await bring();
    const [undo] = takenBy(host).map(({ object }) => object);
    expect(undo).toMatchObject({
      type: 'Undo',
      actor: `${HERE}/u/olwen`,
      proof: { type: 'DataIntegrityProof' },
      object: { type: 'Like', actor: `${HERE}/u/olwen`, object: `${HERE}/p/${postId}` },
    });
    expect(undo?.['object']).not.toHaveProperty('proof');
  });

  it('is said by the community where members edit a wiki; its author stays, and can be asked for at its address', async () => {
    const host = await stage.followingHost();
    const { threadId } = await open();
    const replyId = await reply(threadId);
    await verb(SetWiki).execute(member.viewer, replyId, true);
    await verb(EditPost).execute(owner.viewer, { postId: replyId, markdown: 'The green one', version: 1 });
    await verb(EditPost).execute(member.viewer, { postId: replyId, markdown: 'The red one', version: 2 });
    await bring();
    const changes = takenBy(host)
      .map(({ object }) => object)
      .filter(({ type }) => type === 'Update');
    const actors = [`${HERE}/u/ada`, `${HERE}/c/streets`, `${HERE}/u/ada`];
    expect(changes.map(({ actor }) => actor)).toEqual(actors);
    for (const { object } of changes) {
      expect(object).toMatchObject({ wiki: true, attributedTo: `${HERE}/u/ada` });
    }
    const [, byOthers] = changes;
    const id = String(byOthers?.['id']).split('/').at(-1) ?? '';
    const found = await verb(ReadActivities).document(anonymous, 'update', id);
    expect(String(found?.body)).toContain(`"actor":"${HERE}/c/streets"`);
  });

  it('is told to nobody once it has been taken away', async () => {
    const host = await stage.followingHost();
    const { threadId } = await open();
    await verb(DeleteThread).execute(owner.viewer, threadId, '');
    await bring();
    expect(takenBy(host).map(({ object }) => object['type'])).toEqual(['Delete']);
  });

  it('costs one statement where nobody elsewhere follows', async () => {
    const { threadId, postId } = await open();
    const payload = {
      communityId: stage.communityId,
      threadId,
      postId,
      authorId: member.id,
      mentionedIds: [],
    };
    const event = { id: newId(), kind: 'thread.opened', payload, at: new Date() } as const;
    const sent = await countStatements(test.database, () => tell.tell(event));
    // The process may still be telling others of the thread itself.
    expect(sent.filter((text) => !text.includes('pg_notify'))).toHaveLength(1);
    await bring();
    const rows = await test.database.sql.selectFrom('outbox_activity').select('id').execute();
    expect(rows).toEqual([]);
  });
});

describe('what happens in a community that not everybody may read', () => {
  it.each<Visibility>(['organisation', 'listed', 'hidden'])('goes nowhere: %s', async (visibility) => {
    const { id } = await test.given.community({ owner, visibility });
    await test.given.member(id, member.id);
    const host = await stage.followingHost();
    await test.database.sql.updateTable('follow').set({ target_id: id }).execute();
    const { threadId, postId } = await open(id);
    await verb(ReactToPost).execute(owner.viewer, { postId, kind: 'like', on: true });
    await verb(DeleteThread).execute(owner.viewer, threadId, '');
    await bring();
    expect(takenBy(host)).toEqual([]);
  });

  it('is announced without being public where only who has the link finds it', async () => {
    const { id, name } = await test.given.community({ owner, visibility: 'unlisted' });
    await test.given.member(id, member.id);
    const host = await stage.followingHost();
    await test.database.sql.updateTable('follow').set({ target_id: id }).execute();
    await open(id);
    await bring();
    const [created] = takenBy(host);
    expect(created).toMatchObject({ to: [`${HERE}/c/${name}/followers`], cc: [PUBLIC] });
  });
});
