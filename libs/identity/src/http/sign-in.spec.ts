import { request } from 'node:http';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';

import { startTestServer, type GivenPerson, type TestServer } from '#libs/testing';

import { PasswordHasher } from '../passwords/password-hasher.js';

const PASSWORD = 'kettle-harbour-violet';
const hasher = new PasswordHasher();

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Headers;
  readonly cookie: string;
}

describe('signing in', () => {
  let test: TestServer;
  beforeAll(async () => {
    test = await startTestServer({ LOG_LEVEL: 'warn' });
  });
  afterAll(() => test.stop());

  const send = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const response = await fetch(`${test.url}${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', Origin: test.url, ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      body: text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {},
      headers: response.headers,
      cookie: (response.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '',
    };
  };
  const personWithPassword = async (
    parts: Parameters<TestServer['given']['person']>[0] = {},
    password = PASSWORD,
  ): Promise<GivenPerson> => {
    const person = await test.given.person(parts);
    await test.database.sql
      .updateTable('account')
      .set({ password_hash: await hasher.hash(password) })
      .where('person_id', '=', person.id)
      .execute();
    return person;
  };
  const signIn = (email: string, password = PASSWORD, headers = {}): Promise<Answer> =>
    send('POST', '/api/session', { email, password }, headers);
  const me = (cookie: string): Promise<Answer> => send('GET', '/api/me', undefined, { Cookie: cookie });
  const latestMail = (email: string, kind: string) =>
    test.database.sql
      .selectFrom('mail_message')
      .selectAll()
      .where('recipient', '=', email)
      .where('kind', '=', kind)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
  const tokenIn = (text: string): string => /#([A-Za-z0-9_-]{43})/.exec(text)?.[1] ?? '';

  it('gives a cookie that scripts and other sites cannot use, and knows the person by it', async () => {
    const ada = await personWithPassword();
    const answer = await signIn(ada.email.toUpperCase());
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ outcome: 'signed-in', personId: ada.id });
    expect(answer.headers.getSetCookie()[0]).toMatch(
      /^__Host-guildhall=[A-Za-z0-9_-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
    );
    expect((await me(answer.cookie)).body).toMatchObject({ email: ada.email, role: 'member' });
    const [row] = await test.database.sql
      .selectFrom('session')
      .selectAll()
      .where('person_id', '=', ada.id)
      .execute();
    expect(JSON.stringify(row)).not.toContain(answer.cookie.split('=')[1]);
  });

  it('AU1: holds back the 11th wrong password, whatever addresses the headers claim', async () => {
    const ada = await personWithPassword();
    const statuses: number[] = [];
    for (let i = 0; i < 30; i += 1) {
      const claimed = `203.0.113.${i}`;
      const answer = await signIn(ada.email, 'wrong-horse-battery', {
        'X-Forwarded-For': claimed,
        'X-Real-IP': claimed,
        Forwarded: `for=${claimed}`,
      });
      statuses.push(answer.status);
      if (answer.status === 429) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(800);
    }
    expect(statuses).toEqual([...Array<number>(10).fill(401), ...Array<number>(20).fill(429)]);
    expect((await signIn(ada.email)).status).toBe(429);
    const events = test
      .logged()
      .split('\n')
      .filter((line) => line.includes('"sign-in-') && line.includes(ada.id));
    expect(events).toHaveLength(10);
    for (const event of events)
      expect(JSON.parse(event)).toMatchObject({ address: expect.stringMatching(/127\.0\.0\.1|::1/) });
    expect(test.logged()).not.toContain('203.0.113');
    await sql`update rate_counter set window_start = now() - interval '16 minutes'`.execute(
      test.database.sql,
    );
    expect((await signIn(ada.email)).status).toBe(200);
  });

  it('AU1: lets no more than 10 of many simultaneous guesses through', async () => {
    const ada = await personWithPassword();
    const answers = await Promise.all(
      Array.from({ length: 25 }, () => signIn(ada.email, 'wrong-horse-battery')),
    );
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(10);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(15);
  });

  it('AU2: answers the same for known and unknown addresses', async () => {
    const ada = await personWithPassword();
    const shape = ({ status, body }: Answer) => ({ status, ...body, requestId: '' });
    const wrong = [await signIn(ada.email, 'wrong-horse-battery'), await signIn('no@northfield.example')];
    expect(shape(wrong[0] as Answer)).toEqual(shape(wrong[1] as Answer));
    const resets = await Promise.all(
      [ada.email, 'no@northfield.example'].map((email) => send('POST', '/api/password-resets', { email })),
    );
    expect(resets.map(shape)).toEqual([
      { status: 202, outcome: 'mail-sent', requestId: '' },
      { status: 202, outcome: 'mail-sent', requestId: '' },
    ]);
  });

  it('AU4: ends the session at sign-out and asks the browser to forget', async () => {
    const ada = await personWithPassword();
    const { cookie } = await signIn(ada.email);
    const out = await send('DELETE', '/api/session', undefined, { Cookie: cookie });
    expect(out.status).toBe(204);
    expect(out.headers.get('clear-site-data')).toContain('"storage"');
    expect(out.headers.getSetCookie()[0]).toMatch(/^__Host-guildhall=; Max-Age=0; /);
    expect((await me(cookie)).status).toBe(401);
    expect((await send('DELETE', '/api/session', undefined, { Cookie: cookie })).status).toBe(204);
    const facts = await test.database.sql
      .selectFrom('domain_event')
      .select('payload')
      .where('kind', '=', 'sessions.ended')
      .where(sql<boolean>`payload->>'personId' = ${ada.id}`)
      .execute();
    expect(facts).toHaveLength(1);
  });

  it('AU5: ends all other sessions when the owner changes the password, and all when the operator does', async () => {
    const { setPasswordAsOperator } = await import('../accounts/set-password.js');
    const ada = await personWithPassword();
    const cookies = await Promise.all([1, 2, 3].map(async () => (await signIn(ada.email)).cookie));
    const change = await send(
      'PUT',
      '/api/me/password',
      { currentPassword: PASSWORD, newPassword: 'walrus lantern pickle' },
      { Cookie: cookies[0] ?? '' },
    );
    expect(change.status).toBe(204);
    expect(change.cookie).not.toBe(cookies[0]);
    for (const cookie of cookies) expect((await me(cookie)).status).toBe(401);
    expect((await me(change.cookie)).status).toBe(200);
    await setPasswordAsOperator(test.database, ada.name, 'gravel umbrella tonic');
    expect((await me(change.cookie)).status).toBe(401);
    expect((await signIn(ada.email, 'walrus lantern pickle')).status).toBe(401);
    expect((await signIn(ada.email, 'gravel umbrella tonic')).status).toBe(200);
  });

  it('demands the present password before it is changed, and counts wrong ones', async () => {
    const ada = await personWithPassword();
    const { cookie } = await signIn(ada.email);
    const statuses: number[] = [];
    for (let i = 0; i < 11; i += 1) {
      const body = { currentPassword: 'wrong-horse-battery', newPassword: 'walrus lantern pickle' };
      statuses.push((await send('PUT', '/api/me/password', body, { Cookie: cookie })).status);
    }
    expect(statuses).toEqual([...Array<number>(10).fill(403), 429]);
    expect((await me(cookie)).status).toBe(200);
  });

  it('AU6: shuts a suspended person out at once and lets them in again when restored', async () => {
    const [ada, admin] = [await personWithPassword(), await personWithPassword({ role: 'admin' })];
    const { cookie } = await signIn(ada.email);
    const adminCookie = (await signIn(admin.email)).cookie;
    const path = `/api/admin/accounts/${ada.id}/suspension`;
    const suspended = await send('POST', path, { reason: 'Left the council' }, { Cookie: adminCookie });
    expect(suspended.body).toMatchObject({ state: 'suspended', suspendedReason: 'Left the council' });
    expect((await me(cookie)).status).toBe(401);
    expect((await signIn(ada.email)).body).toMatchObject({ status: 403, code: 'account.suspended' });
    expect((await signIn(ada.email, 'wrong-horse-battery')).body).toMatchObject({ code: 'sign-in.wrong' });
    await send('DELETE', path, undefined, { Cookie: adminCookie });
    expect((await me(cookie)).status).toBe(401);
    expect((await signIn(ada.email)).status).toBe(200);
  });

  it('AU7: gives a new identifier at each sign-in and ignores a planted one', async () => {
    const ada = await personWithPassword();
    const planted = `__Host-guildhall=${'p'.repeat(43)}`;
    const first = await signIn(ada.email, PASSWORD, { Cookie: planted });
    expect(first.cookie).not.toBe(planted);
    expect((await me(planted)).status).toBe(401);
    const second = await signIn(ada.email, PASSWORD, { Cookie: first.cookie });
    expect(second.cookie).not.toBe(first.cookie);
    expect((await me(first.cookie)).status).toBe(401);
    expect((await me(second.cookie)).status).toBe(200);
    expect((await me(second.cookie.replace('__Host-', ''))).status).toBe(401);
  });

  it('AU7: ends the old identifier when a person gets a higher role', async () => {
    const [ada, admin] = [await personWithPassword(), await personWithPassword({ role: 'admin' })];
    const { cookie } = await signIn(ada.email);
    const adminCookie = (await signIn(admin.email)).cookie;
    const path = `/api/admin/accounts/${ada.id}/role`;
    const raised = await send('PUT', path, { role: 'moderator' }, { Cookie: adminCookie });
    expect(raised.body).toMatchObject({ role: 'moderator' });
    expect((await me(cookie)).status).toBe(401);
    expect((await me((await signIn(ada.email)).cookie)).body).toMatchObject({ role: 'moderator' });
  });

  it('AU8: resets by a link on our own origin, once, within half an hour', async () => {
    const ada = await personWithPassword({ language: 'cy' });
    const { cookie } = await signIn(ada.email);
    const lie = {
      Host: 'evil.example',
      'X-Forwarded-Host': 'evil.example',
      'Content-Type': 'application/json',
    };
    await new Promise<void>((done, failed) => {
      const asking = request(`${test.url}/api/password-resets`, { method: 'POST', headers: lie });
      asking.on('error', failed).on('response', (answer) => answer.resume().on('end', done));
      asking.end(JSON.stringify({ email: ada.email }));
    });
    const mail = await latestMail(ada.email, 'reset');
    expect(mail.subject).toBe('Dewiswch gyfrinair newydd');
    expect(`${mail.text}${mail.html}`).not.toContain('evil');
    expect(mail.text).toContain(`${test.url}/reset-password#`);
    const token = tokenIn(mail.text);
    const reset = (password: string) => send('PUT', '/api/password-resets', { token, password });
    expect((await reset('password1234')).body).toMatchObject({ status: 400, code: 'password.common' });
    expect((await reset('walrus lantern pickle')).status).toBe(200);
    expect((await me(cookie)).status).toBe(401);
    expect((await reset('gravel umbrella tonic')).body).toMatchObject({ status: 410, code: 'link.ended' });
    expect((await signIn(ada.email, 'walrus lantern pickle')).status).toBe(200);
    expect((await latestMail(ada.email, 'password-changed')).subject).toBe('Mae eich cyfrinair wedi’i newid');
  });

  it('AU8: refuses a reset link after 31 minutes and after the e-mail address has changed', async () => {
    const ada = await personWithPassword();
    const askAndTake = async (): Promise<string> => {
      await send('POST', '/api/password-resets', { email: ada.email });
      return tokenIn((await latestMail(ada.email, 'reset')).text);
    };
    const use = (token: string) =>
      send('PUT', '/api/password-resets', { token, password: 'walrus lantern pickle' });
    const late = await askAndTake();
    await sql`update email_link set expires_at = expires_at - interval '31 minutes'`.execute(
      test.database.sql,
    );
    expect((await use(late)).status).toBe(410);
    const moved = await askAndTake();
    const { cookie } = await signIn(ada.email);
    const newEmail = `new-${ada.email}`;
    const body = { email: newEmail, currentPassword: PASSWORD };
    expect((await send('POST', '/api/me/email-changes', body, { Cookie: cookie })).status).toBe(202);
    const token = tokenIn((await latestMail(newEmail, 'email-change')).text);
    expect((await send('PUT', '/api/email-changes', { token })).status).toBe(200);
    expect((await send('PUT', '/api/email-changes', { token })).status).toBe(410);
    expect((await use(moved)).status).toBe(410);
    expect((await latestMail(ada.email, 'email-changed')).text).toContain(`@${ada.name}`);
    expect((await signIn(newEmail)).status).toBe(200);
  });

  it('AU9: refuses over-long passwords before hashing and takes the rest exactly as typed', async () => {
    const ada = await personWithPassword();
    const { cookie } = await signIn(ada.email);
    const change = (newPassword: string) =>
      send('PUT', '/api/me/password', { currentPassword: PASSWORD, newPassword }, { Cookie: cookie });
    expect((await change('x'.repeat(1_048_576))).status).toBe(413);
    expect((await change(`${'kettle harbour '.repeat(17)}xx`)).body).toMatchObject({ status: 400 });
    expect((await signIn(ada.email, 'x'.repeat(257))).status).toBe(400);
    const base = 'kettle harbour violet walrus lantern pickle gravel umbrella tonic marzipan';
    expect(base.length).toBeGreaterThan(72);
    const pairs: [string, string][] = [
      ['kettle\u0000harbour violet', 'kettle\u0000harbour lilac'],
      ['🦔'.repeat(40), '🦔'.repeat(39)],
      [`${base} one`, `${base} two`],
    ];
    for (const [password, other] of pairs) {
      const person = await personWithPassword();
      const session = await signIn(person.email);
      const changed = await send(
        'PUT',
        '/api/me/password',
        { currentPassword: PASSWORD, newPassword: password },
        { Cookie: session.cookie },
      );
      expect(changed.status).toBe(204);
      expect((await signIn(person.email, password)).status).toBe(200);
      expect((await signIn(person.email, other)).status).toBe(401);
    }
  });

  it('AU10: refuses what other sites make a browser send, and changes nothing by GET or HEAD', async () => {
    const ada = await personWithPassword();
    const { cookie } = await signIn(ada.email);
    const path = '/api/me/preferences';
    const theme = async () =>
      ((await me(cookie)).body as { preferences: { theme: string } }).preferences.theme;
    const attempts: [string, Record<string, string>, number][] = [
      ['text/plain', { Origin: 'https://evil.example' }, 403],
      ['application/json', { Origin: 'null' }, 403],
      ['multipart/form-data; boundary=x', { Origin: `${test.url}.evil.example` }, 403],
      ['application/json', { 'Sec-Fetch-Site': 'cross-site', Origin: test.url }, 403],
      ['application/json', { 'Sec-Fetch-Site': 'same-site', Origin: test.url }, 403],
      ['text/plain', { Origin: test.url }, 415],
    ];
    for (const [type, headers, expected] of attempts) {
      const response = await fetch(`${test.url}${path}`, {
        method: 'PATCH',
        headers: { Cookie: cookie, 'Content-Type': type, ...headers },
        body: JSON.stringify({ theme: 'dark' }),
      });
      expect(response.status).toBe(expected);
    }
    for (const method of ['GET', 'HEAD']) {
      const out = await fetch(`${test.url}/api/session`, { method, headers: { Cookie: cookie } });
      expect(out.status).toBe(404);
    }
    expect(await theme()).toBe('system');
    await send('PATCH', path, { theme: 'dark' }, { Cookie: cookie });
    expect(await theme()).toBe('dark');
  });

  it('upgrades a hash that was made with weaker parameters when its owner signs in', async () => {
    const { hash } = await import('@node-rs/argon2');
    const ada = await test.given.person();
    const weak = await hash(PASSWORD, { memoryCost: 8192, timeCost: 1, parallelism: 1 });
    const stored = () =>
      test.database.sql
        .selectFrom('account')
        .select('password_hash')
        .where('person_id', '=', ada.id)
        .executeTakeFirstOrThrow();
    await test.database.sql
      .updateTable('account')
      .set({ password_hash: weak })
      .where('person_id', '=', ada.id)
      .execute();
    expect((await signIn(ada.email)).status).toBe(200);
    expect((await stored()).password_hash).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
    expect((await signIn(ada.email)).status).toBe(200);
  });

  it('shows where somebody is signed in and ends any of it', async () => {
    const [ada, eve] = [await personWithPassword(), await personWithPassword()];
    const [here, there, third] = await Promise.all(
      ['Firefox', 'Safari', 'Edge'].map((name) => signIn(ada.email, PASSWORD, { 'User-Agent': name })),
    );
    const eves = await signIn(eve.email);
    const list = async () =>
      (await send('GET', '/api/me/sessions', undefined, { Cookie: here?.cookie ?? '' })).body['items'] as {
        id: string;
        userAgent: string;
        isCurrent: boolean;
      }[];
    const safari = (await list()).find(({ userAgent }) => userAgent === 'Safari');
    expect((await list()).filter(({ isCurrent }) => isCurrent)).toMatchObject([{ userAgent: 'Firefox' }]);
    const path = `/api/me/sessions/${safari?.id}`;
    expect((await send('DELETE', path, undefined, { Cookie: eves.cookie })).status).toBe(404);
    expect((await send('DELETE', path, undefined, { Cookie: here?.cookie ?? '' })).status).toBe(204);
    expect((await me(there?.cookie ?? '')).status).toBe(401);
    const others = await send('DELETE', '/api/me/sessions', undefined, { Cookie: here?.cookie ?? '' });
    expect(others.body).toEqual({ ended: 1 });
    expect((await me(third?.cookie ?? '')).status).toBe(401);
    expect((await me(eves.cookie)).status).toBe(200);
  });
});
