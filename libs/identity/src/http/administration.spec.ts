import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import {
  closeAccount,
  createInvitation,
  listAccounts,
  listInvitations,
  listMail,
  listPeople,
  readInstance,
  readMail,
  readMe,
  readPerson,
  restoreAccount,
  sendMailAgain,
  setAccountRole,
  suspendAccount,
  updateInstance,
  updatePreferences,
  updateProfile,
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

import { PasswordHasher } from '../passwords/password-hasher.js';

const PASSWORD = 'kettle-harbour-violet';

describe('looking after a server', () => {
  let test: TestServer;
  let adminPerson: GivenPerson;
  let admin: ApiCaller;
  let moderator: ApiCaller;
  let moderatorPerson: GivenPerson;
  let member: ApiCaller;
  let memberPerson: GivenPerson;
  const nobody = (): ApiCaller => apiCaller(test.url);

  const as = async (person: { id: string }): Promise<ApiCaller> =>
    apiCaller(test.url, await test.given.cookie(person));
  beforeAll(async () => {
    test = await startTestServer();
  });
  beforeEach(async () => {
    await test.database.sql.updateTable('account').set({ role: 'member' }).execute();
    adminPerson = await test.given.person({ role: 'admin' });
    moderatorPerson = await test.given.person({ role: 'moderator' });
    memberPerson = await test.given.person();
    admin = await as(adminPerson);
    moderator = await as(moderatorPerson);
    member = await as(memberPerson);
  });
  afterAll(() => test.stop());

  it('AD1: opens each action to the documented roles only', async () => {
    const { id: personId } = await test.given.person();
    const params = { personId };
    const mailId = newId();
    const actions: [string, (call: ApiCaller) => Promise<{ status: number }>, number[]][] = [
      ['list accounts', (call) => call(listAccounts), [401, 403, 200, 200]],
      [
        'set a role',
        (call) => call(setAccountRole, { params, body: { role: 'member' } }),
        [401, 403, 403, 200],
      ],
      ['suspend', (call) => call(suspendAccount, { params, body: { reason: 'x' } }), [401, 403, 200, 200]],
      ['restore', (call) => call(restoreAccount, { params }), [401, 403, 200, 200]],
      ['invite', (call) => call(createInvitation, { body: {} }), [401, 403, 403, 201]],
      ['list invitations', (call) => call(listInvitations), [401, 403, 403, 200]],
      ['change settings', (call) => call(updateInstance, { body: { welcome: 'Hi' } }), [401, 403, 403, 200]],
      ['list mail', (call) => call(listMail), [401, 403, 403, 200]],
      ['read mail', (call) => call(readMail, { params: { mailId } }), [401, 403, 403, 404]],
      ['send again', (call) => call(sendMailAgain, { params: { mailId } }), [401, 403, 403, 404]],
    ];
    for (const [name, act, expected] of actions) {
      const statuses: number[] = [];
      for (const call of [nobody(), member, moderator, admin]) statuses.push((await act(call)).status);
      expect([name, ...statuses]).toEqual([name, ...expected]);
    }
  });

  it('AD2: a moderator cannot raise a role, nor touch an administrator or another moderator', async () => {
    const other = await test.given.person({ role: 'moderator' });
    const raise = { params: { personId: moderatorPerson.id }, body: { role: 'admin' } } as const;
    expect((await moderator(setAccountRole, raise)).status).toBe(403);
    const lower = { params: { personId: adminPerson.id }, body: { role: 'member' } } as const;
    expect((await moderator(setAccountRole, lower)).status).toBe(403);
    for (const { id } of [adminPerson, other, moderatorPerson]) {
      const answer = await moderator(suspendAccount, { params: { personId: id }, body: { reason: 'No' } });
      expect(answer.problem).toMatchObject({ status: 403, code: 'not-allowed' });
    }
    expect((await admin(readMe)).answer.role).toBe('admin');
  });

  it('AD2: the last administrator cannot step down, be suspended or leave', async () => {
    const params = { personId: adminPerson.id };
    const stepDown = await admin(setAccountRole, { params, body: { role: 'member' } });
    expect(stepDown.problem).toMatchObject({ status: 409, code: 'role.last-admin' });
    expect((await admin(suspendAccount, { params, body: { reason: 'Bye' } })).status).toBe(403);
    await test.database.sql
      .updateTable('account')
      .set({ password_hash: await new PasswordHasher().hash(PASSWORD) })
      .where('person_id', '=', adminPerson.id)
      .execute();
    const leave = await admin(closeAccount, { body: { currentPassword: PASSWORD } });
    expect(leave.problem.code).toBe('role.last-admin');
    const second = await test.given.person({ role: 'admin' });
    await as(second).then((call) => call(suspendAccount, { params, body: { reason: 'Moved on' } }));
    const alone = await as(second);
    const step = await alone(setAccountRole, { params: { personId: second.id }, body: { role: 'member' } });
    expect(step.problem.code).toBe('role.last-admin');
  });

  it('AD2: two administrators who lower each other at once leave one', async () => {
    const second = await test.given.person({ role: 'admin' });
    const secondCall = await as(second);
    const body = { role: 'member' } as const;
    await Promise.all([
      admin(setAccountRole, { params: { personId: second.id }, body }),
      secondCall(setAccountRole, { params: { personId: adminPerson.id }, body }),
    ]);
    const left = await test.database.sql
      .selectFrom('account')
      .select('person_id')
      .where('role', '=', 'admin')
      .execute();
    expect(left).toHaveLength(1);
  });

  it('lists accounts page by page, by name, role and state, with addresses for administrators only', async () => {
    const [zoe, abe] = [
      await test.given.person({ displayName: 'Zoë Vaughan-List' }),
      await test.given.person({ displayName: 'Abe Vaughan-List' }),
    ];
    const first = await admin(listAccounts, { query: { q: 'vaughan-list', limit: '1' } });
    expect(first.answer.items).toMatchObject([{ personId: abe.id, email: abe.email, state: 'active' }]);
    const cursor = first.answer.next ?? '';
    const second = await admin(listAccounts, { query: { q: 'vaughan-list', limit: '1', cursor } });
    expect(second.answer.items).toMatchObject([{ personId: zoe.id }]);
    expect(second.answer.next).toBeUndefined();
    expect((await admin(listAccounts, { query: { q: 'other', cursor } })).problem.code).toBe(
      'cursor.invalid',
    );
    expect((await admin(listAccounts, { query: { q: zoe.email } })).answer.items).toHaveLength(1);
    const seen = await moderator(listAccounts, { query: { q: 'vaughan' } });
    expect(seen.answer.items.map(({ email }) => email)).toEqual([null, null]);
    expect((await moderator(listAccounts, { query: { q: zoe.email } })).answer.items).toEqual([]);
    await admin(suspendAccount, { params: { personId: zoe.id }, body: { reason: 'Left' } });
    const suspended = await admin(listAccounts, { query: { state: 'suspended', q: 'vaughan' } });
    expect(suspended.answer.items).toMatchObject([{ personId: zoe.id, suspendedReason: 'Left' }]);
    const admins = await admin(listAccounts, { query: { role: 'admin' } });
    expect(admins.answer.items.map(({ personId }) => personId)).toEqual([adminPerson.id]);
  });

  it('changes the settings of the server and refuses what makes no sense', async () => {
    const body = { name: 'Northfield Council', shortName: 'NFC', brandColour: '#224466', welcome: 'Croeso' };
    expect((await admin(updateInstance, { body })).answer).toMatchObject(body);
    expect((await nobody()(readInstance)).answer).toMatchObject(body);
    const none = await admin(updateInstance, { body: { registration: 'domains', allowedDomains: [] } });
    expect(none.problem.code).toBe('registration.domains-missing');
    const crest = await admin(updateInstance, { body: { crestFileId: newId() } });
    expect(crest.problem.code).toBe('file.missing');
    const colour = await admin(updateInstance, { body: { brandColour: 'red;}' } });
    expect(colour.problem.fields).toMatchObject([{ path: 'brandColour', code: 'colour.invalid' }]);
    expect((await nobody()(readInstance)).answer).toMatchObject(body);
  });

  it('shows the outbox to administrators', async () => {
    await admin(createInvitation, { body: { email: 'guest@elsewhere.example' } });
    const [mail] = await eventually(async () => {
      const { items } = (await admin(listMail, { query: { state: 'sent' } })).answer;
      expect(items[0]?.recipient).toBe('guest@elsewhere.example');
      return items;
    });
    const read = await admin(readMail, { params: { mailId: mail?.id ?? '' } });
    expect(read.answer.text).toContain(`${test.url}/join#`);
    const again = await admin(sendMailAgain, { params: { mailId: mail?.id ?? '' } });
    expect(again.problem.code).toBe('mail.not-failed');
  });

  it('finds people by name, role and team, also with a typing mistake, page by page', async () => {
    const rhian = await test.given.person({ displayName: 'Rhiân Llewelyn' });
    const edit = await as(rhian);
    await edit(updateProfile, { body: { roleTitle: 'Highways Engineer', team: 'Transport' } });
    for (const q of ['rhian', 'Llewellyn', 'highways', 'transport', rhian.name]) {
      const found = (await member(listPeople, { query: { q } })).answer.items.map(({ id }) => id);
      expect(found).toContain(rhian.id);
    }
    expect((await member(listPeople, { query: { q: 'zz%_' } })).answer.items).toEqual([]);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: '3', ...(cursor !== undefined && { cursor }) } as never;
      const { items, next } = (await member(listPeople, { query })).answer;
      seen.push(...items.map(({ id }) => id));
      cursor = next;
    } while (cursor !== undefined);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining([adminPerson.id, memberPerson.id, rhian.id]));
    expect((await nobody()(listPeople)).status).toBe(401);
  });

  it('HT1: shows a profile with safe HTML, and takes only own pictures', async () => {
    const summary = '**Hello** <script>alert(1)</script> [x](javascript:alert(1))';
    const changed = await member(updateProfile, { body: { summary, displayName: 'Ada <b>Pryce</b>' } });
    expect(changed.answer).toMatchObject({ summary, displayName: 'Ada <b>Pryce</b>', isMe: true });
    expect(changed.answer.summaryHtml).toContain('<strong>Hello</strong>');
    expect(changed.answer.summaryHtml).not.toMatch(/<script|javascript:alert\(1\)"/);
    const seen = await moderator(readPerson, { params: { handle: memberPerson.name } });
    expect(seen.answer).toMatchObject({ summary, isMe: false });
    expect(seen.answer).not.toHaveProperty('email');
    const avatar = await member(updateProfile, { body: { avatarFileId: newId() } });
    expect(avatar.problem.code).toBe('file.missing');
    expect((await member(readPerson, { params: { handle: 'nobody_here' } })).status).toBe(404);
  });

  it('keeps preferences', async () => {
    const body = { theme: 'contrast', language: 'cy', showTyping: false } as const;
    expect((await member(updatePreferences, { body })).answer).toMatchObject({ ...body, showPresence: true });
    expect((await member(readMe)).answer.preferences).toMatchObject(body);
    const problem = (await member(updatePreferences, { body: { theme: 'pink' as never } })).problem;
    expect(problem).toMatchObject({ status: 400, detail: expect.stringContaining('gywir') });
  });

  it('closes an account: signed out, no longer found, the name never given again', async () => {
    await test.database.sql
      .updateTable('account')
      .set({ password_hash: await new PasswordHasher().hash(PASSWORD) })
      .where('person_id', '=', memberPerson.id)
      .execute();
    const wrong = await member(closeAccount, { body: { currentPassword: 'wrong-horse-battery' } });
    expect(wrong.problem.code).toBe('password.wrong');
    const community = await test.given.community({ owner: memberPerson });
    const owner = await member(closeAccount, { body: { currentPassword: PASSWORD } });
    expect(owner.problem.code).toBe('account.sole-owner');
    await test.given.member(community.id, adminPerson.id, 'owner');
    expect((await member(closeAccount, { body: { currentPassword: PASSWORD } })).status).toBe(204);
    expect((await member(readMe)).status).toBe(401);
    expect((await admin(readPerson, { params: { handle: memberPerson.name } })).status).toBe(404);
    const rows = await test.database.sql
      .selectFrom('actor_name')
      .selectAll()
      .where('name', '=', memberPerson.name)
      .execute();
    expect(rows).toHaveLength(1);
  });
});
