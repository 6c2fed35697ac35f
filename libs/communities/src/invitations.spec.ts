import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  acceptCommunityInvitation,
  banFromCommunity,
  declineCommunityInvitation,
  getCommunity,
  inviteToCommunity,
  listCommunityInvitations,
  listReceivedInvitations,
  openInvitationLink,
  openThread,
  revokeCommunityInvitation,
} from '#libs/contracts';
import { newId } from '#libs/kernel';
import { apiCaller, startTestServer, type ApiCaller, type GivenPerson, type TestServer } from '#libs/testing';

describe('invitations to communities', () => {
  let server: TestServer;
  let owner: GivenPerson;
  let asOwner: ApiCaller;
  let community: { id: string; name: string };

  const newcomer = async (email?: string): Promise<{ person: GivenPerson; call: ApiCaller }> => {
    const person = await server.given.person(email === undefined ? {} : { email });
    return { person, call: apiCaller(server.url, await server.given.cookie(person)) };
  };
  const params = (): { community: string } => ({ community: community.name });
  const linkSecret = async (email: string): Promise<string> => {
    const mail = await server.database.sql
      .selectFrom('mail_message')
      .select(['text', 'kind'])
      .where('recipient', '=', email)
      .executeTakeFirstOrThrow();
    expect(mail.kind).toBe('community-invitation');
    return /\/join#([A-Za-z0-9_-]+)/.exec(mail.text)?.[1] ?? '';
  };

  beforeAll(async () => {
    server = await startTestServer();
    owner = await server.given.person();
    asOwner = apiCaller(server.url, await server.given.cookie(owner));
    community = await server.given.community({ owner, visibility: 'hidden', joinPolicy: 'invitation' });
  });
  afterAll(() => server.stop());

  it('shows a hidden community to the invited person only through the invitation, and lets them in', async () => {
    const { person, call } = await newcomer();
    const key = newId();
    const body = { personId: person.id, role: 'moderator' as const };
    const sent = await asOwner(inviteToCommunity, { params: params(), body, key });
    expect(sent.answer).toMatchObject({
      role: 'moderator',
      status: 'open',
      person: { id: person.id },
      email: null,
    });
    const repeated = await asOwner(inviteToCommunity, { params: params(), body, key });
    expect(repeated.answer).toEqual(sent.answer);
    const again = await asOwner(inviteToCommunity, { params: params(), body });
    expect(again.problem.code).toBe('invitation.already-open');
    expect((await call(getCommunity, { params: params() })).status).toBe(404);
    const received = await call(listReceivedInvitations);
    expect(received.answer.items).toMatchObject([
      {
        id: sent.answer.id,
        community: { name: community.name, visibility: 'hidden' },
        invitedBy: { id: owner.id },
      },
    ]);
    const accepted = await call(acceptCommunityInvitation, {
      params: { invitation: sent.answer.id },
      body: {},
    });
    expect(accepted.answer.me.role).toBe('moderator');
    const twice = await call(acceptCommunityInvitation, { params: { invitation: sent.answer.id }, body: {} });
    expect(twice.problem.code).toBe('invitation.not-open');
    const member = await asOwner(inviteToCommunity, { params: params(), body });
    expect(member.problem.code).toBe('membership.already');
  });

  it('P6: names the question that somebody is invited for, to whom may read it', async () => {
    const open = await server.given.community({ owner, visibility: 'public' });
    const ask = async (communityId: string, kind: 'question' | 'discussion' = 'question') => {
      const body = { title: 'Who knows about kerbs?', markdown: 'We do not.', kind };
      return (await asOwner(openThread, { params: { communityId }, body })).answer.thread.id;
    };
    const { person, call } = await newcomer();
    const invite = (inCommunity: string, questionId: string) =>
      asOwner(inviteToCommunity, {
        params: { community: inCommunity },
        body: { personId: person.id, role: 'member', questionId },
      });
    const [inOpen, inHidden] = [await ask(open.id), await ask(community.id)];
    expect((await invite(open.name, inHidden)).status).toBe(404);
    expect((await invite(open.name, await ask(open.id, 'discussion'))).status).toBe(404);
    expect((await invite(open.name, inOpen)).status).toBe(201);
    expect((await invite(community.name, inHidden)).status).toBe(201);
    const { items } = (await call(listReceivedInvitations)).answer;
    const about = new Map(items.map((item) => [item.community.id, item.question]));
    expect(about.get(open.id)).toEqual({
      title: 'Who knows about kerbs?',
      slug: 'who-knows-about-kerbs',
      threadId: inOpen,
      url: null,
    });
    expect(about.get(community.id)).toBeNull();
  });

  it('writes to an address, whose confirmed owner finds the invitation', async () => {
    const email = `Grace.${newId()}@Northfield.example`;
    const sent = await asOwner(inviteToCommunity, { params: params(), body: { email, role: 'guest' } });
    expect(sent.answer).toMatchObject({ email, person: null });
    const { call } = await newcomer(email.toLowerCase());
    const received = await call(listReceivedInvitations);
    expect(received.answer.items).toMatchObject([{ id: sent.answer.id, role: 'guest' }]);
  });

  it('opens by its link for somebody whose account has another address', async () => {
    const email = `private.${newId()}@home.example`;
    await asOwner(inviteToCommunity, { params: params(), body: { email, role: 'member' } });
    const secret = await linkSecret(email);
    const { call } = await newcomer();
    expect((await call(openInvitationLink, { body: { secret: 'x'.repeat(43) } })).status).toBe(404);
    const opened = await call(openInvitationLink, { body: { secret } });
    const ofInvitation = { invitation: opened.answer.id };
    const bare = await call(acceptCommunityInvitation, { params: ofInvitation, body: {} });
    expect(bare.status).toBe(404);
    const accepted = await call(acceptCommunityInvitation, { params: ofInvitation, body: { secret } });
    expect(accepted.answer.me.role).toBe('member');
    expect((await call(openInvitationLink, { body: { secret } })).status).toBe(404);
  });

  it('keeps the secret out of every table but the waiting mail', async () => {
    const email = `canary.${newId()}@home.example`;
    await asOwner(inviteToCommunity, { params: params(), body: { email, role: 'member' } });
    const secret = await linkSecret(email);
    const kept = await server.database.sql
      .selectFrom('invitation')
      .selectAll()
      .where('email', '=', email)
      .executeTakeFirstOrThrow();
    expect(JSON.stringify(kept)).not.toContain(secret);
    const answers = await server.database.sql.selectFrom('idempotency_key').select('answer').execute();
    expect(JSON.stringify(answers)).not.toContain(secret);
  });

  it('ends by refusal, by being taken back and by time', async () => {
    const [first, second, third] = [await newcomer(), await newcomer(), await newcomer()];
    const send = async ({ person }: { person: GivenPerson }): Promise<string> => {
      const body = { personId: person.id, role: 'member' as const };
      return (await asOwner(inviteToCommunity, { params: params(), body })).answer.id;
    };
    const declined = await send(first);
    await first.call(declineCommunityInvitation, { params: { invitation: declined }, body: {} });
    const revoked = await send(second);
    await asOwner(revokeCommunityInvitation, { params: { ...params(), invitation: revoked } });
    const expired = await send(third);
    await server.database.sql
      .updateTable('invitation')
      .set({ expires_at: new Date() })
      .where('id', '=', expired)
      .execute();
    for (const [{ call }, invitation] of [
      [first, declined],
      [second, revoked],
      [third, expired],
    ] as const) {
      const late = await call(acceptCommunityInvitation, { params: { invitation }, body: {} });
      expect(late.problem.code).toBe('invitation.not-open');
      expect((await call(listReceivedInvitations)).answer.items).toEqual([]);
    }
    const closed = await asOwner(listCommunityInvitations, { params: params(), query: { status: 'closed' } });
    const statuses = new Map(closed.answer.items.map(({ id, status }) => [id, status]));
    expect([declined, revoked, expired].map((id) => statuses.get(id))).toEqual([
      'declined',
      'revoked',
      'expired',
    ]);
  });

  it('gives a guest the end that the invitation named', async () => {
    const { person, call } = await newcomer();
    const guestUntil = new Date(Date.now() + 86_400_000).toISOString();
    const asMember = { personId: person.id, role: 'member' as const, guestUntil };
    const wrong = await asOwner(inviteToCommunity, { params: params(), body: asMember });
    expect(wrong.problem.code).toBe('membership.end-not-guest');
    const body = { personId: person.id, role: 'guest' as const, guestUntil };
    const sent = await asOwner(inviteToCommunity, { params: params(), body });
    const accepted = await call(acceptCommunityInvitation, {
      params: { invitation: sent.answer.id },
      body: {},
    });
    expect(accepted.answer.me).toMatchObject({ role: 'guest', expiresAt: guestUntil });
  });

  it('does not carry a banned person back in', async () => {
    const { person, call } = await newcomer();
    const body = { personId: person.id, role: 'member' as const };
    const sent = await asOwner(inviteToCommunity, { params: params(), body });
    await asOwner(banFromCommunity, {
      params: params(),
      body: { personId: person.id, reason: '', endsAt: null },
    });
    const answer = await call(acceptCommunityInvitation, {
      params: { invitation: sent.answer.id },
      body: {},
    });
    expect(answer.problem.code).toBe('invitation.not-open');
    const again = await asOwner(inviteToCommunity, { params: params(), body });
    expect(again.problem.code).toBe('person.banned');
  });

  it('gives nobody a role that the inviter may not give', async () => {
    const { id, name } = await server.given.community({ owner, joinPolicy: 'open' });
    const invited = await server.given.person();
    const allowed: Record<string, string[]> = {
      owner: ['facilitator', 'moderator', 'member', 'guest'],
      facilitator: ['moderator', 'member', 'guest'],
      moderator: ['member', 'guest'],
      member: ['member'],
      guest: [],
    };
    for (const [role, may] of Object.entries(allowed)) {
      const inviter = await newcomer();
      await server.given.member(id, inviter.person.id, role as 'owner');
      for (const given of ['facilitator', 'moderator', 'member', 'guest'] as const) {
        const body = { personId: invited.id, role: given };
        const answer = await inviter.call(inviteToCommunity, { params: { community: name }, body });
        expect([role, given, answer.status]).toEqual([role, given, may.includes(given) ? 201 : 403]);
        const byEmail = { email: `${newId()}@home.example`, role: given };
        const sent = await inviter.call(inviteToCommunity, { params: { community: name }, body: byEmail });
        const mayWrite = may.includes(given) && role !== 'member';
        expect([role, given, sent.status]).toEqual([role, given, mayWrite ? 201 : 403]);
        await server.database.sql.deleteFrom('invitation').where('person_id', '=', invited.id).execute();
      }
    }
  });

  it('needs exactly one recipient', async () => {
    const neither = await asOwner(inviteToCommunity, { params: params(), body: { role: 'member' } });
    expect(neither.status).toBe(400);
    const body = { role: 'member' as const, personId: owner.id, email: 'a@b.example' };
    expect((await asOwner(inviteToCommunity, { params: params(), body })).status).toBe(400);
  });
});
