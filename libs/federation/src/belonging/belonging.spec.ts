import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { AnswerInvitation, InviteToCommunity, ReadCommunity, RemoveMember } from '#libs/communities';
import {
  answerExpertRequest,
  listNotifications,
  listReceivedInvitations,
  readExperts,
} from '#libs/contracts';
import { OpenThread, ReadThread } from '#libs/discussion';
import { LIMITS, newId, type AccountViewer } from '#libs/kernel';
import { apiCaller, eventually, type GivenPerson } from '#libs/testing';

import { RemoteActors } from '../actors/remote-actors.js';
import { setInboxScene, type InboxScene } from '../inbox/inbox-scene.fixture.js';
import { activityOf, noteOf, type RemoteAuthor } from '../inbox/peer.fixture.js';
import { RenewLeases } from './renew-leases.js';

const HERE = 'https://northfield.example';
const QUESTION = 'https://lemmy.example/pages/kerbs';
const LEASE_MS = LIMITS.federation.membershipLeaseSeconds * 1000;

type Activity = Record<string, unknown>;

let scene: InboxScene;

beforeAll(async () => {
  scene = await setInboxScene();
});
afterAll(() => scene.stop());

const verb = <T>(type: abstract new (...parts: never[]) => T): T =>
  scene.test.server.app.get(type as never, { strict: false });

const once = (me: AccountViewer) => ({ personId: me.personId, key: newId(), operation: 'test', request: {} });

const knownAs = async (author: RemoteAuthor): Promise<string> => {
  const actor = await verb(RemoteActors).byUri(author.id);
  return actor?.ownerId ?? '';
};

const membershipOf = (communityId: string, personId: string) =>
  scene.test.database.sql
    .selectFrom('membership')
    .select(['role', 'expires_at'])
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .executeTakeFirst();

/** What the other servers were sent that fits. */
const sentTo = (host: string, fits: (activity: Activity) => boolean): Activity[] =>
  scene.peer.received
    .filter(({ url, activity }) => new URL(url).host === host && fits(activity))
    .map(({ activity }) => activity);

const arrives = (host: string, fits: (activity: Activity) => boolean): Promise<Activity> =>
  eventually(async () => {
    const activity = sentTo(host, fits).at(-1);
    if (activity === undefined) throw new Error('not sent yet');
    return activity;
  });

describe('people elsewhere in a private community of this instance', () => {
  let bryn: RemoteAuthor;
  let dai: RemoteAuthor;
  let communityId: string;
  let group: string;

  beforeAll(async () => {
    bryn = await scene.peer.author('bryn', 'lemmy.example');
    dai = await scene.peer.author('dai', 'mastodon.example');
    const made = await scene.test.given.community({ owner: scene.owner, visibility: 'hidden' });
    communityId = made.id;
    group = `${HERE}/c/${made.name}`;
  });

  const invite = async (
    author: RemoteAuthor,
    role: 'member' | 'moderator',
    question: { readonly communityId?: string; readonly questionId?: string } = {},
  ): Promise<Activity> => {
    const personId = await knownAs(author);
    const { viewer } = scene.owner;
    const { communityId: community = communityId, questionId } = question;
    const body = { personId, role, ...(questionId !== undefined && { questionId }) };
    const input = { params: { community }, query: {}, body };
    await verb(InviteToCommunity).execute(viewer, input, once(viewer));
    return arrives(author.host, ({ type, target }) => type === 'Invite' && target === author.id);
  };

  const isAnswer = (type: string, author: RemoteAuthor) => (activity: Activity) =>
    activity['type'] === type && JSON.stringify(activity['to']) === JSON.stringify([author.id]);

  it('are not let in without an invitation, nor told that it exists', async () => {
    const asked = activityOf(dai, 'Join', group);
    expect(await scene.settle(dai, asked)).toMatchObject({ verdict: 'refused', because: 'not-found' });
    expect(await membershipOf(communityId, await knownAs(dai))).toBeUndefined();
  });

  it('are invited by an activity to them alone, and belong to it once they ask, on a lease', async () => {
    expect(await invite(bryn, 'moderator')).toMatchObject({
      actor: `${HERE}/u/${scene.owner.name}`,
      object: group,
      target: bryn.id,
      to: [bryn.id],
      cc: [],
      roleName: 'moderator',
    });
    const asked = activityOf(bryn, 'Join', group, { to: [group] });
    expect(await scene.settle(bryn, asked)).toEqual({ verdict: 'applied', because: 'accepted' });
    expect(await membershipOf(communityId, await knownAs(bryn))).toMatchObject({ role: 'moderator' });
    const accepted = await arrives(bryn.host, isAnswer('Accept', bryn));
    expect(accepted).toMatchObject({
      actor: group,
      object: { type: 'Join', id: asked.id, actor: bryn.id, object: group },
      roleName: 'moderator',
    });
    const until = new Date(String(accepted['endTime'])).getTime();
    expect(until).toBeGreaterThan(Date.now());
    expect(until).toBeLessThanOrEqual(Date.now() + LEASE_MS);
  });

  it('P6: are told for which question they are invited where anybody may read it, and nowhere else', async () => {
    const { viewer } = scene.owner;
    const ask = async (where: string, title: string) =>
      verb(OpenThread).execute(
        viewer,
        { communityId: where, title, markdown: 'We do not know.', kind: 'question' },
        once(viewer),
      );
    const open = await ask(scene.communityId, 'Who knows about culverts?');
    const secret = await ask(communityId, 'Who knows about the merger?');
    const elwyn = await scene.peer.author('elwyn', 'mastodon.example');
    const told = await invite(elwyn, 'member', {
      communityId: scene.communityId,
      questionId: open.thread.id,
    });
    expect(told).toMatchObject({
      to: [elwyn.id],
      attachment: [{ type: 'Link', href: `${HERE}/p/${open.post.id}`, name: 'Who knows about culverts?' }],
    });
    const gwen = await scene.peer.author('gwen', 'mastodon.example');
    const untold = await invite(gwen, 'member', { questionId: secret.thread.id });
    expect(untold).not.toHaveProperty('attachment');
    expect(JSON.stringify(untold)).not.toContain('merger');
  });

  it('get what is written there, at no other server than theirs', async () => {
    const { viewer } = scene.owner;
    const input = { communityId, title: 'For members', markdown: 'The **plan**' };
    const { post } = await verb(OpenThread).execute(viewer, input, once(viewer));
    const isIt = (activity: Activity): boolean => JSON.stringify(activity).includes(post.id);
    const passed = await arrives(bryn.host, isIt);
    expect(passed).toMatchObject({ type: 'Announce', actor: group, object: { type: 'Create' } });
    expect(JSON.stringify(passed)).not.toContain('ActivityStreams#Public');
    expect(JSON.stringify(passed)).not.toContain('activitystreams#Public');
    expect(sentTo(dai.host, isIt)).toEqual([]);
  });

  it('write in it like members here', async () => {
    const page = noteOf(bryn, '<p>Our view</p>', {
      type: 'Page',
      name: 'From next door',
      audience: group,
      to: [group, `${group}/followers`],
    });
    const create = activityOf(bryn, 'Create', page, { to: page['to'] });
    expect(await scene.settle(bryn, create)).toEqual({ verdict: 'applied', because: 'stored' });
    expect(sentTo(dai.host, (activity) => JSON.stringify(activity).includes(page.id))).toEqual([]);
  });

  it('have their lease renewed, once in its turn', async () => {
    const before = sentTo(bryn.host, isAnswer('Accept', bryn)).length;
    await verb(RenewLeases).execute();
    await verb(RenewLeases).execute();
    await eventually(async () =>
      expect(sentTo(bryn.host, isAnswer('Accept', bryn))).toHaveLength(before + 1),
    );
  });

  it('are told when they are out, and get nothing more', async () => {
    const personId = await knownAs(bryn);
    await verb(RemoveMember).execute(scene.owner.viewer, communityId, personId);
    expect(await arrives(bryn.host, isAnswer('Reject', bryn))).toMatchObject({
      actor: group,
      object: { type: 'Join', actor: bryn.id },
    });
    const { viewer } = scene.owner;
    const input = { communityId, title: 'Later', markdown: 'Not for them' };
    const { post } = await verb(OpenThread).execute(viewer, input, once(viewer));
    await eventually(async () => {
      const told = await scene.test.database.sql
        .selectFrom('domain_event')
        .select('id')
        .where('kind', '=', 'thread.opened')
        .execute();
      expect(told.length).toBeGreaterThan(0);
    });
    await invite(dai, 'member');
    expect(sentTo(bryn.host, (activity) => JSON.stringify(activity).includes(post.id))).toEqual([]);
  });
});

describe('people of this instance in a private community elsewhere', () => {
  let member: GivenPerson;
  let colleague: GivenPerson;
  let group: RemoteAuthor;
  let fflur: RemoteAuthor;
  let communityId: string;

  beforeAll(async () => {
    member = await scene.test.given.person({ name: 'ada' });
    colleague = await scene.test.given.person();
    group = await scene.peer.author('planners', 'lemmy.example', 'Group');
    scene.peer.documents.set(group.id, {
      ...(scene.peer.documents.get(group.id) as Activity),
      manuallyApprovesFollowers: true,
    });
    fflur = await scene.peer.author('fflur', 'lemmy.example');
  });

  const mine = () => `${HERE}/u/${member.name}`;

  const invitationOf = (personId: string) =>
    scene.test.database.sql
      .selectFrom('invitation')
      .select(['id', 'community_id', 'community_role'])
      .where('person_id', '=', personId)
      .executeTakeFirst();

  const answer = (type: 'Accept' | 'Reject', more: Activity = {}) =>
    arrives(group.host, ({ type: kind, actor }) => kind === 'Join' && actor === mine()).then((join) =>
      scene.settle(group, activityOf(group, type, join, more)),
    );

  it('are not invited by somebody of another server', async () => {
    const mallory = await scene.peer.author('mallory', 'mastodon.example');
    const invite = activityOf(mallory, 'Invite', group.id, { target: mine() });
    expect(await scene.settle(mallory, invite)).toMatchObject({
      verdict: 'refused',
      because: 'no-authority',
    });
    expect(await invitationOf(member.id)).toBeUndefined();
  });

  it('are invited by who looks after it, once however often that comes', async () => {
    const invite = activityOf(fflur, 'Invite', group.id, {
      target: mine(),
      roleName: 'moderator',
      attachment: [
        { type: 'Link', href: 'https://mastodon.example/p/1', name: 'Somewhere else' },
        { type: 'Link', href: QUESTION, name: 'Who knows\nabout kerbs?' },
      ],
    });
    expect(await scene.settle(fflur, invite)).toEqual({ verdict: 'applied', because: 'invited' });
    const found = await invitationOf(member.id);
    expect(found).toMatchObject({ community_role: 'moderator' });
    communityId = found?.community_id ?? '';
  });

  it('P6: are told for which question, with a link to it where it was asked', async () => {
    const question = { title: 'Who knows about kerbs?', threadId: null, url: QUESTION };
    const call = apiCaller(scene.test.url, await scene.test.given.cookie(member));
    expect((await call(listReceivedInvitations)).answer.items).toMatchObject([{ question }]);
    await eventually(async () =>
      expect((await call(listNotifications)).answer.items).toMatchObject([{ kind: 'invitation', question }]),
    );
  });

  it('accept it with a Join, and belong to it for as long as its server says', async () => {
    const { id } = (await invitationOf(member.id)) ?? { id: '' };
    await verb(AnswerInvitation).accept(member.viewer, id, undefined);
    const endTime = new Date(Date.now() + 3_600_000).toISOString();
    expect(await answer('Accept', { roleName: 'moderator', endTime })).toMatchObject({ because: 'accepted' });
    expect(await membershipOf(communityId, member.id)).toEqual({
      role: 'moderator',
      expires_at: new Date(endTime),
    });
  });

  it('read what it passes on, and no colleague of theirs does', async () => {
    const page = noteOf(fflur, '<p>The plan</p>', {
      id: QUESTION,
      type: 'Page',
      name: 'For members',
      audience: group.id,
      to: [group.id, `${group.id}/followers`],
    });
    const create = activityOf(fflur, 'Create', page, { to: page['to'] });
    const announce = activityOf(group, 'Announce', create, { to: [`${group.id}/followers`] });
    expect(await scene.settle(group, announce)).toMatchObject({ because: 'stored' });
    const post = await scene.test.database.sql
      .selectFrom('post')
      .select('thread_id')
      .where('uri', '=', page.id)
      .executeTakeFirstOrThrow();
    const read = (viewer: AccountViewer) => verb(ReadThread).execute(viewer, post.thread_id, { limit: 5 });
    await expect(read(member.viewer)).resolves.toMatchObject({ thread: { title: 'For members' } });
    await expect(read(colleague.viewer)).rejects.toMatchObject({ code: 'not-found' });
    await expect(verb(ReadCommunity).execute(colleague.viewer, communityId)).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('P6: see on the thread that they were asked, once they read it here, and can say that they cannot answer', async () => {
    const { thread_id: threadId } = await scene.test.database.sql
      .selectFrom('post')
      .select('thread_id')
      .where('uri', '=', QUESTION)
      .executeTakeFirstOrThrow();
    const call = apiCaller(scene.test.url, await scene.test.given.cookie(member));
    const params = { threadId };
    const mine = async () => (await call(readExperts, { params })).answer.mine;
    expect(await mine()).toMatchObject({ askedBy: { name: 'fflur' }, isDeclined: false });
    expect((await call(listNotifications)).answer.items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          kind: 'invitation',
          question: { title: 'For members', slug: 'for-members', threadId, url: QUESTION },
        }),
      ]),
    );
    expect((await call(answerExpertRequest, { params, body: { isDeclined: true } })).status).toBe(204);
    expect(await mine()).toMatchObject({ askedBy: { name: 'fflur' }, isDeclined: true });
    const asColleague = apiCaller(scene.test.url, await scene.test.given.cookie(colleague));
    expect((await asColleague(readExperts, { params })).status).toBe(404);
    expect((await asColleague(answerExpertRequest, { params, body: { isDeclined: true } })).status).toBe(404);
  });

  it('change nothing of what the community is, whatever their role', async () => {
    const { permissions } = await verb(ReadCommunity).execute(member.viewer, communityId);
    expect(permissions).toMatchObject({
      canReply: true,
      canModerate: true,
      canManage: false,
      canInvite: false,
      canChangeVisibility: false,
      canDecideRequests: false,
    });
  });

  it('are out when its server says so', async () => {
    expect(await answer('Reject')).toMatchObject({ because: 'rejected' });
    expect(await membershipOf(communityId, member.id)).toBeUndefined();
  });
});
