import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';

import {
  confirmEmail,
  createCommunity,
  createFirstAdmin,
  createInvitation,
  listInvitations,
  lookUpInvitation,
  readInstance,
  readMe,
  register,
  resendConfirmation,
  revokeInvitation,
  signIn,
  updateInstance,
} from '#libs/contracts';
import { newId } from '#libs/kernel';
import { apiCaller, startTestServer, type ApiCaller, type TestServer } from '#libs/testing';

import { sweep } from '../sweep-identity.js';

const PASSWORD = 'kettle-harbour-violet';
const tokenIn = (text: string): string => /#([A-Za-z0-9_-]{43})/.exec(text)?.[1] ?? '';

describe('registration', () => {
  let test: TestServer;
  let nobody: ApiCaller;
  let admin: ApiCaller;
  let count = 0;
  beforeAll(async () => {
    test = await startTestServer();
    nobody = apiCaller(test.url);
    admin = apiCaller(test.url, await test.given.cookie(await test.given.person({ role: 'admin' })));
  });
  beforeEach(async () => {
    await admin(updateInstance, { body: { registration: 'open' } });
  });
  afterAll(() => test.stop());

  const somebody = (parts: Partial<{ name: string; email: string; invitation: string }> = {}) => {
    count += 1;
    return {
      name: `person_number_${count}`,
      displayName: 'Somebody New',
      email: `new${count}@northfield.example`,
      password: PASSWORD,
      language: 'en' as const,
      ...parts,
    };
  };
  const mailsTo = (email: string) =>
    test.database.sql
      .selectFrom('mail_message')
      .select(['kind', 'text', 'subject'])
      .where('recipient', '=', email)
      .orderBy('id')
      .execute();
  const tokenTo = async (email: string): Promise<string> =>
    tokenIn((await mailsTo(email)).at(-1)?.text ?? '');
  const join = async (body: ReturnType<typeof somebody>): Promise<void> => {
    expect((await nobody(register, { body })).status).toBe(202);
    const confirmed = await nobody(confirmEmail, { body: { token: await tokenTo(body.email) } });
    expect(confirmed.status).toBe(200);
  };
  const enter = (body: { email: string; password: string }) =>
    nobody(signIn, { body: { email: body.email, password: body.password } });

  it('lets somebody in once they have confirmed their address, and not before', async () => {
    const body = somebody();
    expect((await nobody(register, { body })).answer).toEqual({ outcome: 'mail-sent' });
    expect((await enter(body)).problem).toMatchObject({ status: 403, code: 'email.not-confirmed' });
    expect((await enter({ ...body, password: 'something else here' })).problem.code).toBe('sign-in.wrong');
    const token = await tokenTo(body.email);
    expect((await nobody(confirmEmail, { body: { token } })).answer).toEqual({ outcome: 'confirmed' });
    expect((await nobody(confirmEmail, { body: { token } })).problem).toMatchObject({ status: 410 });
    const entered = await enter(body);
    const cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const me = await apiCaller(test.url, cookie)(readMe);
    expect(me.answer).toMatchObject({ email: body.email, role: 'member', person: { name: body.name } });
  });

  it('AU2: treats an address that has an account like any other, down to what becomes of the name', async () => {
    const member = await test.given.person();
    const [known, unknown] = [somebody({ email: member.email }), somebody()];
    const first = [await nobody(register, { body: known }), await nobody(register, { body: unknown })];
    expect(first.map(({ status, answer }) => ({ status, answer }))).toEqual(
      Array.from({ length: 2 }, () => ({ status: 202, answer: { outcome: 'mail-sent' } })),
    );
    for (const { name } of [known, unknown]) {
      const second = await nobody(register, { body: somebody({ name }) });
      expect(second.problem).toMatchObject({ status: 409, code: 'name.taken' });
    }
    expect(await mailsTo(member.email)).toMatchObject([{ kind: 'already-member' }]);
    expect((await nobody(resendConfirmation, { body: { email: member.email } })).status).toBe(202);
    expect(await mailsTo(member.email)).toHaveLength(1);
    expect((await enter(known)).problem.code).toBe('sign-in.wrong');
  });

  it('sends the confirmation again with a new link that replaces the old one', async () => {
    const body = somebody();
    await nobody(register, { body });
    const old = await tokenTo(body.email);
    await nobody(resendConfirmation, { body: { email: body.email } });
    expect((await nobody(confirmEmail, { body: { token: old } })).status).toBe(410);
    expect((await nobody(confirmEmail, { body: { token: await tokenTo(body.email) } })).status).toBe(200);
  });

  it('gives an account to whoever confirms first, and frees the names of the other registrations', async () => {
    const [first, second] = [somebody(), somebody()];
    await nobody(register, { body: first });
    const token = await tokenTo(first.email);
    await nobody(register, { body: { ...second, email: first.email } });
    const other = await tokenTo(first.email);
    expect((await nobody(confirmEmail, { body: { token } })).status).toBe(200);
    expect((await nobody(confirmEmail, { body: { token: other } })).status).toBe(410);
    await join(somebody({ name: second.name }));
  });

  it('forgets registrations that nobody confirmed and gives their names back', async () => {
    const body = somebody();
    await nobody(register, { body });
    await sql`update pending_registration set expires_at = now() where name = ${body.name}`.execute(
      test.database.sql,
    );
    expect((await nobody(confirmEmail, { body: { token: await tokenTo(body.email) } })).status).toBe(410);
    await sweep(test.database);
    await join(somebody({ name: body.name }));
  });

  it('mails nobody more than five times an hour', async () => {
    const body = somebody();
    await nobody(register, { body });
    for (let i = 0; i < 7; i += 1) await nobody(resendConfirmation, { body: { email: body.email } });
    expect(await mailsTo(body.email)).toHaveLength(5);
  });

  it.each([
    ['domains', 'new@elsewhere.example', 'registration.domain-not-allowed'],
    ['domains', 'new@notnorthfield.example', 'registration.domain-not-allowed'],
    ['domains', 'new@council.gov.uk', null],
    ['domains', 'new@gov.uk', 'registration.domain-not-allowed'],
    ['invitation', 'new@northfield.example', 'registration.invitation-needed'],
    ['closed', 'new@northfield.example', 'registration.closed'],
  ] as const)('in mode %s answers %s with %s', async (registration, email, code) => {
    const allowedDomains = ['northfield.example', '*.gov.uk'];
    await admin(updateInstance, { body: { registration, allowedDomains } });
    const answer = await nobody(register, { body: somebody({ email }) });
    expect(code === null ? answer.status : answer.problem.code).toBe(code ?? 202);
  });

  it('refuses names that are reserved, taken by a person or taken by a community', async () => {
    const person = await test.given.person();
    const member = apiCaller(test.url, await test.given.cookie(person));
    const community = { name: 'planning_forum', title: 'Planning', purpose: 'To plan' };
    const made = await member(createCommunity, {
      body: { ...community, visibility: 'organisation', joinPolicy: 'open' } as never,
    });
    expect(made.status).toBe(201);
    const codeFor = async (name: string) =>
      (await nobody(register, { body: somebody({ name }) })).problem.code;
    expect(await codeFor('admin')).toBe('name.reserved');
    expect(await codeFor('_moderator_1')).toBe('name.reserved');
    expect(await codeFor(person.name)).toBe('name.taken');
    expect(await codeFor('planning_forum')).toBe('name.taken');
  });

  it('API1: refuses fields that would give more than asked', async () => {
    const extra = { role: 'admin', emailVerified: true, id: newId(), instanceId: newId() };
    const { problem } = await nobody(register, { body: { ...somebody(), ...extra } });
    expect(problem.status).toBe(400);
    expect(problem.fields?.map(({ path }) => path).toSorted()).toEqual(Object.keys(extra).toSorted());
  });

  describe('by invitation', () => {
    beforeEach(async () => {
      await admin(updateInstance, { body: { registration: 'closed' } });
    });

    it('lets the invited address in, once', async () => {
      const body = somebody();
      const key = newId();
      const made = await admin(createInvitation, { body: { email: body.email, language: 'cy' }, key });
      const again = await admin(createInvitation, { body: { email: body.email, language: 'cy' }, key });
      expect(again.answer).toEqual(made.answer);
      expect(await mailsTo(body.email)).toMatchObject([
        { kind: 'invitation', subject: expect.stringContaining('Gwahoddiad') },
      ]);
      const invitation = await tokenTo(body.email);
      expect(made.answer.link).toBe(`${test.url}/join#${invitation}`);
      const looked = await nobody(lookUpInvitation, { body: { token: invitation } });
      expect(looked.answer).toMatchObject({ email: body.email, communityTitle: null });
      const other = await nobody(register, { body: somebody({ invitation }) });
      expect(other.problem.code).toBe('registration.closed');
      await join({ ...body, invitation });
      expect((await nobody(lookUpInvitation, { body: { token: invitation } })).status).toBe(410);
      const [listed] = (await admin(listInvitations)).answer.items;
      expect(listed).toMatchObject({ state: 'accepted', acceptedBy: body.name, link: null });
    });

    it('lets one of two in who share a link without an address', async () => {
      const { link } = (await admin(createInvitation, { body: {} })).answer;
      const invitation = tokenIn(link ?? '');
      const [first, second] = [somebody({ invitation }), somebody({ invitation })];
      for (const body of [first, second]) expect((await nobody(register, { body })).status).toBe(202);
      const tokens = [await tokenTo(first.email), await tokenTo(second.email)];
      expect((await nobody(confirmEmail, { body: { token: tokens[0] ?? '' } })).status).toBe(200);
      expect((await nobody(confirmEmail, { body: { token: tokens[1] ?? '' } })).status).toBe(410);
    });

    it('lets nobody in with an invitation that was taken back or has run out', async () => {
      for (const how of ['revoke', 'expire']) {
        const { id, link } = (await admin(createInvitation, { body: {} })).answer;
        if (how === 'revoke') await admin(revokeInvitation, { params: { invitationId: id } });
        else await sql`update invitation set expires_at = now() where id = ${id}`.execute(test.database.sql);
        const { problem } = await nobody(register, { body: somebody({ invitation: tokenIn(link ?? '') }) });
        expect(problem.code).toBe('registration.closed');
      }
    });
  });
});

describe('the first visit to an empty server', () => {
  let test: TestServer;
  beforeAll(async () => {
    test = await startTestServer();
  });
  afterAll(() => test.stop());

  it('makes one administrator, of however many who try at once, and never another', async () => {
    const nobody = apiCaller(test.url);
    expect((await nobody(readInstance)).answer).toMatchObject({
      needsAdmin: true,
      registration: 'invitation',
    });
    const body = (name: string) => ({
      organisation: { name: 'Northfield Council', shortName: 'Northfield' },
      name,
      displayName: 'Ada Pryce',
      email: `${name}@northfield.example`,
      password: PASSWORD,
      language: 'cy' as const,
    });
    const answers = await Promise.all(
      ['ada_one', 'ada_two', 'ada_three'].map((name) => nobody(createFirstAdmin, { body: body(name) })),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409]);
    expect((await nobody(createFirstAdmin, { body: body('late') })).problem.code).toBe('first-admin.exists');
    const made = answers.find(({ status }) => status === 201);
    const cookie = made?.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    expect(made?.headers.getSetCookie()[0]).toContain('Max-Age=43200');
    expect((await apiCaller(test.url, cookie)(readMe)).answer).toMatchObject({ role: 'admin' });
    expect((await nobody(readInstance)).answer).toMatchObject({
      needsAdmin: false,
      name: 'Northfield Council',
      shortName: 'Northfield',
      defaultLanguage: 'cy',
    });
  });
});
