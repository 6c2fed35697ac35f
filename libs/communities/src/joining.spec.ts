import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  acceptCommunityInvitation,
  banFromCommunity,
  changeMemberRole,
  decideJoinRequest,
  getCommunity,
  joinCommunity,
  leaveCommunity,
  liftBan,
  listBans,
  listJoinRequests,
  listMembers,
  removeMember,
  requestToJoin,
  withdrawJoinRequest,
} from '#libs/contracts';
import { newId } from '#libs/kernel';
import {
  apiCaller,
  eventually,
  startTestServer,
  type ApiCaller,
  type GivenPerson,
  type TestServer,
} from '#libs/testing';

import { EndExpiredMemberships } from './end-expired-memberships.js';

const HOUR = 3_600_000;
const inHours = (hours: number): string => new Date(Date.now() + hours * HOUR).toISOString();

describe('coming and going', () => {
  let server: TestServer;
  let owner: GivenPerson;
  let asOwner: ApiCaller;

  const as = async (person: GivenPerson): Promise<ApiCaller> =>
    apiCaller(server.url, await server.given.cookie(person));
  const newcomer = async (email?: string): Promise<{ person: GivenPerson; call: ApiCaller }> => {
    const person = await server.given.person(email === undefined ? {} : { email });
    return { person, call: await as(person) };
  };
  const counted = async (id: string): Promise<{ stored: number; real: number }> => {
    const row = await server.database.sql
      .selectFrom('community')
      .select([
        'member_count',
        (is) =>
          is
            .selectFrom('membership')
            .select(is.fn.countAll<string>().as('n'))
            .where('community_id', '=', id)
            .as('real'),
      ])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    return { stored: row.member_count, real: Number(row.real) };
  };

  beforeAll(async () => {
    server = await startTestServer();
    owner = await server.given.person();
    asOwner = await as(owner);
  });
  afterAll(() => server.stop());

  it('lets anyone of the organisation join an open community, once', async () => {
    const { id, name } = await server.given.community({ owner });
    const { call } = await newcomer();
    const before = await call(getCommunity, { params: { community: name } });
    expect(before.answer).toMatchObject({ canJoin: true, me: { role: null } });
    const first = await call(joinCommunity, { params: { community: name } });
    expect(first.answer).toMatchObject({ me: { role: 'member' }, memberCount: 2, canJoin: false });
    const again = await call(joinCommunity, { params: { community: id } });
    expect(again.answer.memberCount).toBe(2);
    expect((await call(leaveCommunity, { params: { community: name } })).status).toBe(204);
    expect(await counted(id)).toEqual({ stored: 1, real: 1 });
  });

  it('tells the joiner’s own browsers and records the fact', async () => {
    const { id } = await server.given.community({ owner });
    const { person, call } = await newcomer();
    await call(joinCommunity, { params: { community: id } });
    const event = await server.database.sql
      .selectFrom('account_event')
      .select(['kind', 'payload'])
      .where('person_id', '=', person.id)
      .executeTakeFirstOrThrow();
    expect(event).toEqual({ kind: 'membership.changed', payload: { communityId: id, role: 'member' } });
    const facts = await server.database.sql
      .selectFrom('domain_event')
      .select(['kind', 'payload'])
      .where('kind', '=', 'membership.added')
      .execute();
    expect(facts.map(({ payload }) => payload)).toContainEqual({
      communityId: id,
      personId: person.id,
      by: person.id,
      role: 'member',
    });
  });

  it('keeps the member count exact when many come and go at once', async () => {
    const { id } = await server.given.community({ owner });
    const people = await Promise.all(Array.from({ length: 12 }, () => newcomer()));
    await Promise.all(people.map(({ call }) => call(joinCommunity, { params: { community: id } })));
    expect(await counted(id)).toEqual({ stored: 13, real: 13 });
    const comeOrGo = people.map(({ call }, index) =>
      call(index % 2 === 0 ? leaveCommunity : joinCommunity, { params: { community: id } }),
    );
    await Promise.all(comeOrGo);
    expect(await counted(id)).toEqual({ stored: 7, real: 7 });
  });

  it.each([
    ['leeds.gov.uk', 'leeds.gov.uk', true],
    ['*.gov.uk', 'leeds.gov.uk', true],
    ['*.gov.uk', 'planning.leeds.gov.uk', true],
    ['*.gov.uk', 'gov.uk', false],
    ['leeds.gov.uk', 'notleeds.gov.uk', false],
    ['leeds.gov.uk', 'planning.leeds.gov.uk', false],
    ['*.gov.uk', 'evilgov.uk', false],
  ])('the domain rule %s answers %s with %s', async (rule, domain, allowed) => {
    const { name } = await server.given.community({ owner, joinPolicy: 'domain', joinDomains: [rule] });
    const { call } = await newcomer(`person.${newId()}@${domain}`);
    expect((await call(getCommunity, { params: { community: name } })).answer.canJoin).toBe(allowed);
    const answer = await call(joinCommunity, { params: { community: name } });
    expect(answer.status).toBe(allowed ? 200 : 403);
    if (!allowed) expect(answer.problem.code).toBe('membership.domain-not-allowed');
  });

  it('does not let an unconfirmed address pass the domain rule', async () => {
    const { name } = await server.given.community({ owner, joinPolicy: 'domain', joinDomains: ['*.gov.uk'] });
    const person = await server.given.person({ email: `unsure.${newId()}@leeds.gov.uk` });
    await server.database.sql
      .updateTable('account')
      .set({ email_confirmed_at: null })
      .where('person_id', '=', person.id)
      .execute();
    const answer = await (await as(person))(joinCommunity, { params: { community: name } });
    expect(answer.problem.code).toBe('membership.domain-not-allowed');
  });

  it('takes requests with a reason, once at a time, and lets the asker take them back', async () => {
    const { name } = await server.given.community({ owner, joinPolicy: 'request', visibility: 'listed' });
    const { call } = await newcomer();
    const params = { community: name };
    expect((await call(joinCommunity, { params })).problem.code).toBe('membership.not-open');
    const key = newId();
    const asked = await call(requestToJoin, { params, body: { reason: 'I plan things' }, key });
    expect(asked.answer).toMatchObject({ reason: 'I plan things', decision: null });
    const repeated = await call(requestToJoin, { params, body: { reason: 'I plan things' }, key });
    expect(repeated.answer).toEqual(asked.answer);
    expect((await call(requestToJoin, { params, body: { reason: '' } })).problem.code).toBe(
      'join-request.already-open',
    );
    expect((await call(getCommunity, { params })).answer.me.requestId).toBe(asked.answer.id);
    expect((await call(withdrawJoinRequest, { params: { request: asked.answer.id } })).status).toBe(204);
    const late = await asOwner(decideJoinRequest, {
      params: { request: asked.answer.id },
      body: { decision: 'accepted' },
    });
    expect(late.problem.code).toBe('join-request.already-decided');
    expect((await call(requestToJoin, { params, body: { reason: 'Again' } })).status).toBe(201);
  });

  it('lets a facilitator decide requests; accepted people are members', async () => {
    const { id, name } = await server.given.community({ owner, joinPolicy: 'request' });
    const facilitator = await newcomer();
    await server.given.member(id, facilitator.person.id, 'facilitator');
    const [wanted, unwanted] = [await newcomer(), await newcomer()];
    const params = { community: name };
    const first = await wanted.call(requestToJoin, { params, body: { reason: 'One' } });
    const second = await unwanted.call(requestToJoin, { params, body: { reason: 'Two' } });
    const open = await facilitator.call(listJoinRequests, { params });
    expect(open.answer.items.map(({ reason }) => reason)).toEqual(['One', 'Two']);
    await facilitator.call(decideJoinRequest, {
      params: { request: first.answer.id },
      body: { decision: 'accepted' },
    });
    await facilitator.call(decideJoinRequest, {
      params: { request: second.answer.id },
      body: { decision: 'declined' },
    });
    expect((await wanted.call(getCommunity, { params })).answer.me.role).toBe('member');
    expect((await unwanted.call(getCommunity, { params })).answer.me).toMatchObject({
      role: null,
      requestId: null,
    });
    const decided = await facilitator.call(listJoinRequests, { params, query: { status: 'decided' } });
    expect(decided.answer.items.map(({ decision }) => decision)).toEqual(['declined', 'accepted']);
    expect(await counted(id)).toEqual({ stored: 3, real: 3 });
  });

  it('never loses its last owner: by leaving, by demotion, by two owners demoting each other at once', async () => {
    const { id, name } = await server.given.community({ owner });
    const params = { community: name };
    expect((await asOwner(leaveCommunity, { params })).problem.code).toBe('membership.last-owner');
    const demote = { params: { community: name, person: owner.id }, body: { role: 'member' as const } };
    expect((await asOwner(changeMemberRole, demote)).problem.code).toBe('membership.last-owner');
    const other = await newcomer();
    await server.given.member(id, other.person.id, 'owner');
    await Promise.all([
      asOwner(changeMemberRole, {
        params: { community: name, person: other.person.id },
        body: { role: 'member' },
      }),
      other.call(changeMemberRole, demote),
    ]);
    const owners = await server.database.sql
      .selectFrom('membership')
      .select('person_id')
      .where('community_id', '=', id)
      .where('role', '=', 'owner')
      .execute();
    expect(owners).toHaveLength(1);
  });

  it('counts a suspended owner as no owner', async () => {
    const { id, name } = await server.given.community({ owner });
    const other = await server.given.person();
    await server.given.member(id, other.id, 'owner');
    await server.database.sql
      .updateTable('account')
      .set({ suspended_at: new Date() })
      .where('person_id', '=', other.id)
      .execute();
    const answer = await asOwner(leaveCommunity, { params: { community: name } });
    expect(answer.problem.code).toBe('membership.last-owner');
  });

  it('bans until a moment: membership ends at once, coming back waits for the end', async () => {
    const { id, name } = await server.given.community({ owner });
    const params = { community: name };
    const { person, call } = await newcomer();
    await call(joinCommunity, { params });
    const ban = await asOwner(banFromCommunity, {
      params,
      body: { personId: person.id, reason: 'Shouting', endsAt: inHours(1) },
    });
    expect(ban.answer).toMatchObject({ status: 'in-force', reason: 'Shouting' });
    expect(await counted(id)).toEqual({ stored: 1, real: 1 });
    expect((await call(getCommunity, { params })).status).toBe(404);
    expect((await call(joinCommunity, { params })).status).toBe(404);
    const twice = await asOwner(banFromCommunity, {
      params,
      body: { personId: person.id, reason: '', endsAt: null },
    });
    expect(twice.problem.code).toBe('ban.already');
    await server.database.sql
      .updateTable('ban')
      .set({ ends_at: new Date(Date.now() - 1000) })
      .where('community_id', '=', id)
      .execute();
    expect((await call(joinCommunity, { params })).answer.me.role).toBe('member');
    expect((await asOwner(listBans, { params })).answer.items).toMatchObject([{ status: 'ended' }]);
  });

  it('in a public community a banned person reads like a stranger, is told, and does nothing', async () => {
    const { name } = await server.given.community({ owner, visibility: 'public' });
    const params = { community: name };
    const { person, call } = await newcomer();
    const ban = await asOwner(banFromCommunity, {
      params,
      body: { personId: person.id, reason: '', endsAt: null },
    });
    const seen = (await call(getCommunity, { params })).answer;
    expect(seen.me.ban).toEqual({ endsAt: null });
    expect(Object.values(seen.permissions).filter((value) => value === true)).toEqual([true]);
    expect(seen.permissions.canRead).toBe(true);
    expect((await call(joinCommunity, { params })).problem.code).toBe('not-allowed');
    expect((await asOwner(liftBan, { params: { community: name, ban: ban.answer.id } })).status).toBe(204);
    expect((await call(joinCommunity, { params })).status).toBe(200);
  });

  it('removes a member, who may come back', async () => {
    const { name } = await server.given.community({ owner });
    const { person, call } = await newcomer();
    await call(joinCommunity, { params: { community: name } });
    const removed = await asOwner(removeMember, { params: { community: name, person: person.id } });
    expect(removed.status).toBe(204);
    expect((await call(joinCommunity, { params: { community: name } })).status).toBe(200);
  });

  it('ends a guest’s stay on time, and tidies up afterwards', async () => {
    const { id, name } = await server.given.community({ owner, visibility: 'hidden' });
    const guest = await newcomer();
    await server.given.member(id, guest.person.id, 'guest', new Date(Date.now() + HOUR));
    const params = { community: name };
    const seen = (await guest.call(getCommunity, { params })).answer;
    expect(seen.permissions).toMatchObject({
      canReply: true,
      canStartThread: false,
      canSeeMembers: false,
      canInvite: false,
    });
    expect((await guest.call(listMembers, { params })).answer.items.map(({ role }) => role)).toEqual([
      'owner',
    ]);
    await server.database.sql
      .updateTable('membership')
      .set({ expires_at: new Date(Date.now() - 1) })
      .where('person_id', '=', guest.person.id)
      .execute();
    expect((await guest.call(getCommunity, { params })).status).toBe(404);
    expect(await new EndExpiredMemberships(server.database).execute()).toBe(1);
    expect(await counted(id)).toEqual({ stored: 1, real: 1 });
  });

  it('takes a person who closed their account out of every community', async () => {
    const { id } = await server.given.community({ owner });
    const asked = await server.given.community({ owner, joinPolicy: 'request' });
    const { person, call } = await newcomer();
    await call(joinCommunity, { params: { community: id } });
    await call(requestToJoin, { params: { community: asked.id }, body: { reason: 'Please' } });
    await server.given.departure(person.id);
    await eventually(async () => expect(await counted(id)).toEqual({ stored: 1, real: 1 }));
    await eventually(async () => {
      const open = await server.database.sql
        .selectFrom('join_request')
        .select('decision')
        .where('person_id', '=', person.id)
        .execute();
      expect(open).toEqual([{ decision: 'withdrawn' }]);
    });
  });

  it('refuses what would change an archived community', async () => {
    const { name } = await server.given.community({ owner, archivedAt: new Date() });
    const { call } = await newcomer();
    const params = { community: name };
    expect((await call(joinCommunity, { params })).problem.code).toBe('community.archived');
    const invitation = await call(acceptCommunityInvitation, { params: { invitation: newId() }, body: {} });
    expect(invitation.status).toBe(404);
  });
});
