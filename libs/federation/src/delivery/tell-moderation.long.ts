import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { BanPerson, ChangeMemberRole, LiftBan } from '#libs/communities';
import {
  DeletePost,
  DeleteThread,
  LockThread,
  OpenThread,
  PinThread,
  ReplyToThread,
  RestorePost,
  RestoreThread,
} from '#libs/discussion';
import { anonymous, newId, type AccountViewer, type RecordedEvent } from '#libs/kernel';
import { startTestServer, type GivenPerson, type TestServer } from '#libs/testing';

import { KeyRing } from '../keys/key-ring.js';
import type { ActivityKind } from '../outgoing/addresses.js';
import { ReadActivities } from '../serving/read-activities.js';
import { ReadGroups } from '../serving/read-groups.js';
import { ReadPeople } from '../serving/read-people.js';
import { ReadPosts } from '../serving/read-posts.js';
import { DeliveryStage, type Host } from './delivery-stage.fixture.js';
import { TellModeration } from './tell-moderation.js';
import { TellOthers } from './tell-others.js';
import { TellProfiles } from './tell-profiles.js';

const HERE = 'https://northfield.example';
const GROUP = `${HERE}/c/streets`;

type Activity = Record<string, unknown> & { readonly id: string };

interface Telling {
  readonly hears: (event: RecordedEvent) => boolean;
  readonly tell: (event: never) => Promise<void>;
}

let test: TestServer;
let stage: DeliveryStage;
let owner: GivenPerson;
let member: GivenPerson;
let tellings: readonly Telling[];

beforeAll(async () => {
  test = await startTestServer({ PUBLIC_URL: HERE, FEDERATION: 'open', ROLES: 'web' });
  owner = await test.given.person({ name: 'olwen' });
  member = await test.given.person({ name: 'ada' });
  const { id } = await test.given.community({ owner, name: 'streets', visibility: 'public' });
  await test.given.member(id, member.id);
  stage = await DeliveryStage.on({ database: test.database, drop: () => test.stop() }, id);
  const { addresses, outbox, clock, database } = stage;
  const { app } = test.server;
  const parts = { database, addresses, outbox, clock, keys: app.get(KeyRing) };
  const others = new TellOthers({ ...parts, posts: app.get(ReadPosts) });
  const moderation = new TellModeration(parts);
  const profiles = new TellProfiles({ ...parts, groups: app.get(ReadGroups), people: app.get(ReadPeople) });
  tellings = [
    { hears: (event) => TellOthers.hears(event), tell: (event) => others.tell(event) },
    { hears: (event) => TellModeration.hears(event), tell: (event) => moderation.tell(event) },
    { hears: (event) => TellProfiles.hears(event), tell: (event) => profiles.tell(event) },
  ];
});
afterEach(() => stage.clear());
afterAll(() => stage.end());

const verb = <T>(type: abstract new (...parts: never[]) => T): T =>
  test.server.app.get(type as never, { strict: false });

const once = (me: AccountViewer) => ({ personId: me.personId, key: newId(), operation: 'test', request: {} });

const open = async (): Promise<{ threadId: string; postId: string }> => {
  const input = { communityId: stage.communityId, title: 'Potholes', markdown: 'Which form?' };
  const { thread, post } = await verb(OpenThread).execute(member.viewer, input, once(member.viewer));
  return { threadId: thread.id, postId: post.id };
};

const retitle = (communityId: string, title: string): Promise<void> =>
  test.database.transaction(async (tx) => {
    await tx.sql.updateTable('community').set({ title }).where('id', '=', communityId).execute();
    await tx.record('community.updated', { communityId, by: owner.id });
  });

const brought = new Set<string>();

/** Brings what has happened to those who tell of it: every fact twice, as may happen. */
const bring = async (): Promise<void> => {
  const rows = await test.database.sql.selectFrom('domain_event').selectAll().orderBy('id').execute();
  for (const { id, kind, payload, created_at: at } of rows) {
    if (brought.has(id)) continue;
    brought.add(id);
    const event = { id, kind, payload, at } as unknown as RecordedEvent;
    for (const telling of tellings.filter(({ hears }) => hears(event))) {
      await telling.tell(event as never);
      await telling.tell(event as never);
    }
  }
  await stage.deliverer().deliverDue();
};

/** What a host was sent since it was last asked. */
const sentTo = (host: Host): Activity[] =>
  host.received.splice(0).map(({ body }) => JSON.parse(body.toString()) as Activity);

/** What a community passed on to a host of one of these types. */
const announcedTo = (host: Host, ...types: readonly string[]): Activity[] =>
  sentTo(host)
    .map(({ object }) => object as Activity)
    .filter(({ type }) => types.includes(String(type)));

/** A host that follows the community, to which all that went before has been brought. */
const follower = async (): Promise<Host> => {
  await bring();
  return stage.followingHost();
};

const readable = (kind: ActivityKind, { id }: Activity) =>
  verb(ReadActivities).document(anonymous, kind, id.slice(id.lastIndexOf('/') + 1));

describe('what moderators do in a public community', () => {
  it('is announced when they lock a thread, and as its Undo when they open it again', async () => {
    const host = await follower();
    const { threadId, postId } = await open();
    await verb(LockThread).execute(owner.viewer, threadId, true);
    await bring();
    const [locked] = announcedTo(host, 'Lock');
    expect(locked).toMatchObject({
      actor: `${HERE}/u/olwen`,
      object: `${HERE}/p/${postId}`,
      audience: GROUP,
    });
    await verb(LockThread).execute(owner.viewer, threadId, false);
    await bring();
    expect(announcedTo(host, 'Lock', 'Undo')).toMatchObject([
      { type: 'Undo', object: { type: 'Lock', id: locked?.id, object: `${HERE}/p/${postId}` } },
    ]);
  });

  it('is announced when they pin a thread and let it go, and the thread itself is not said to change', async () => {
    const host = await follower();
    const { threadId, postId } = await open();
    await verb(PinThread).execute(owner.viewer, threadId, true);
    await verb(PinThread).execute(owner.viewer, threadId, false);
    await bring();
    const change = { actor: `${HERE}/u/olwen`, object: `${HERE}/p/${postId}`, target: `${GROUP}/featured` };
    expect(announcedTo(host, 'Add', 'Remove', 'Update')).toMatchObject([
      { type: 'Add', ...change },
      { type: 'Remove', ...change },
    ]);
  });

  it('is taken back with the Delete inside when they bring back a post or a thread', async () => {
    const host = await follower();
    const { threadId, postId } = await open();
    const reply = { threadId, markdown: 'The blue one' };
    const { id: replyId } = await verb(ReplyToThread).execute(member.viewer, reply, once(member.viewer));
    await verb(DeletePost).execute(member.viewer, replyId);
    await verb(DeleteThread).execute(owner.viewer, threadId, 'off topic');
    await bring();
    const [own, moderated] = announcedTo(host, 'Delete');
    await verb(RestoreThread).execute(owner.viewer, threadId);
    await verb(RestorePost).execute(member.viewer, replyId);
    await bring();
    expect(announcedTo(host, 'Undo')).toMatchObject([
      {
        actor: `${HERE}/u/olwen`,
        object: { type: 'Delete', id: moderated?.id, object: `${HERE}/p/${postId}`, summary: 'off topic' },
      },
      { actor: `${HERE}/u/ada`, object: { type: 'Delete', id: own?.id } },
    ]);
  });

  it('is announced when somebody comes to host the community or stops, and not who moderates it, as on its page', async () => {
    const host = await follower();
    const other = await test.given.person({ name: 'gwen' });
    await test.given.member(stage.communityId, other.id);
    const become = (role: 'moderator' | 'facilitator' | 'member') =>
      verb(ChangeMemberRole).execute(owner.viewer, {
        params: { community: stage.communityId, person: other.id },
        query: {},
        body: { role },
      });
    await become('moderator');
    await become('member');
    await become('facilitator');
    await become('moderator');
    await bring();
    const change = { actor: `${HERE}/u/olwen`, object: `${HERE}/u/gwen`, target: `${GROUP}/moderators` };
    expect(announcedTo(host, 'Add', 'Remove')).toMatchObject([
      { type: 'Add', ...change },
      { type: 'Remove', ...change },
    ]);
  });

  it('tells those who follow whom a ban keeps out and until when, but not why, and nobody else', async () => {
    const host = await follower();
    const other = await test.given.person({ name: 'iolo' });
    const endsAt = new Date(Date.now() + 3_600_000).toISOString();
    const body = { personId: other.id, reason: 'Sells watches', endsAt };
    const params = { community: stage.communityId };
    const ban = await verb(BanPerson).execute(owner.viewer, { params, query: {}, body }, once(owner.viewer));
    await bring();
    const [announcement] = sentTo(host);
    const banned = announcement?.['object'] as Activity;
    expect(banned).toMatchObject({ type: 'Block', object: `${HERE}/u/iolo`, target: GROUP, endTime: endsAt });
    expect(JSON.stringify(banned)).not.toContain('watches');
    expect(await readable('block', banned)).toBeNull();
    expect(await readable('announce', announcement as Activity)).toBeNull();
    await verb(LiftBan).execute(owner.viewer, stage.communityId, ban.id);
    await bring();
    expect(announcedTo(host, 'Undo')).toMatchObject([{ object: { type: 'Block', id: banned.id } }]);
  });

  it('goes nowhere from a community that not everybody may read', async () => {
    const { id } = await test.given.community({ owner, visibility: 'listed' });
    await test.given.member(id, member.id);
    const host = await follower();
    await test.database.sql.updateTable('follow').set({ target_id: id }).execute();
    const input = { communityId: id, title: 'Private', markdown: 'Words' };
    const { thread } = await verb(OpenThread).execute(member.viewer, input, once(member.viewer));
    await verb(LockThread).execute(owner.viewer, thread.id, true);
    await verb(PinThread).execute(owner.viewer, thread.id, true);
    await retitle(id, 'Still private');
    await bring();
    expect(sentTo(host)).toEqual([]);
  });
});

describe('what a community and its people show to everybody', () => {
  it('is sent to those who follow when it has changed', async () => {
    const host = await follower();
    await retitle(stage.communityId, 'Streets and roads');
    await bring();
    const [update] = sentTo(host);
    expect(update).toMatchObject({
      type: 'Update',
      actor: GROUP,
      object: { id: GROUP, type: 'Group', name: 'Streets and roads' },
    });
    const found = await readable('update', update as Activity);
    expect(JSON.parse(String(found?.body))).toMatchObject({ type: 'Update', object: GROUP });
  });

  it('is sent of a person to those who follow them', async () => {
    const host = await follower();
    await open();
    await test.database.sql
      .updateTable('follow')
      .set({ target_id: member.id, target_kind: 'person' })
      .execute();
    await bring();
    sentTo(host);
    await test.database.transaction((tx) => tx.record('person.updated', { personId: member.id }));
    await bring();
    expect(sentTo(host)).toMatchObject([
      { type: 'Update', actor: `${HERE}/u/ada`, object: { id: `${HERE}/u/ada`, type: 'Person' } },
    ]);
  });
});
