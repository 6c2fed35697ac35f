import { once } from 'node:events';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { SMTPServer } from 'smtp-server';

import {
  changePassword,
  confirmEmail,
  createInvitation,
  linkPages,
  openThread,
  readMe,
  register,
  requestPasswordReset,
  resetPassword,
  signIn,
  suspendAccount,
  updateInstance,
  updateProfile,
} from '#libs/contracts';
import { apiCaller, eventually, freePort, startTestServer, type TestServer } from '#libs/testing';

const canaries = {
  password: 'canary-password-feathers',
  wrongPassword: 'canary-wrong-password-feathers',
  newPassword: 'canary-new-password-feathers',
  email: 'canary.address@northfield.example',
  profile: 'canary profile words',
  post: 'canaryprivatepostwords',
};

const startSmtp = async (): Promise<{ port: number; received: string[]; close(): Promise<void> }> => {
  const received: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      let text = '';
      stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
      stream.on('end', () => {
        received.push(text.replaceAll('=\r\n', '').replaceAll('=3D', '='));
        done();
      });
    },
  });
  const port = await freePort();
  await once(server.listen(port, '127.0.0.1'), 'listening');
  return { port, received, close: () => new Promise((closed) => server.close(() => closed())) };
};

/** Every row of every table of ours and of the job runner, as text by table. */
const dump = async ({ database }: TestServer): Promise<Map<string, string>> => {
  const { rows } = await sql<{ name: string }>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_schema in ('public', 'pgboss') and table_type = 'BASE TABLE'`.execute(database.sql);
  const tables = new Map<string, string>();
  for (const { name } of rows) {
    const all = await sql<{ row: string }>`select t::text as row from ${sql.raw(name)} t`.execute(
      database.sql,
    );
    tables.set(name, all.rows.map(({ row }) => row).join('\n'));
  }
  return tables;
};

describe('what must not leak', () => {
  let test: TestServer;
  let smtp: Awaited<ReturnType<typeof startSmtp>>;
  beforeAll(async () => {
    smtp = await startSmtp();
    test = await startTestServer({ LOG_LEVEL: 'trace', SMTP_URL: `smtp://127.0.0.1:${smtp.port}` });
  });
  afterAll(async () => {
    await test.stop();
    await smtp.close();
  });

  const tokenMailed = (page: keyof typeof linkPages): Promise<string> =>
    eventually(() => {
      const link = new RegExp(`${linkPages[page]}#([A-Za-z0-9_-]{43})`);
      const token = link.exec(smtp.received.join('\n'))?.[1];
      if (token === undefined) throw new Error('not yet');
      return token;
    });

  it('AD8: passwords, secrets and addresses stay out of logs, job rows and every table that needs them not', async () => {
    const nobody = apiCaller(test.url);
    const adminPerson = await test.given.person({ role: 'admin' });
    const admin = apiCaller(test.url, await test.given.cookie(adminPerson));
    await admin(updateInstance, { body: { registration: 'open' } });
    const { email, password } = canaries;
    const secrets: string[] = [];
    const enter = async (typed: string) => {
      const answer = await nobody(signIn, { body: { email, password: typed } });
      const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
      if (cookie !== '') secrets.push(cookie.split('=')[1] ?? '');
      return { answer, call: apiCaller(test.url, cookie) };
    };
    const body = { name: 'canary', displayName: 'C', email, password, language: 'en' } as const;
    expect((await nobody(register, { body })).problem).toBeUndefined();
    secrets.push(await tokenMailed('confirmEmail'));
    await enter(password);
    await nobody(confirmEmail, { body: { token: secrets[0] ?? '' } });
    const { call, answer } = await enter(password);
    expect(answer.status).toBe(200);
    await enter(canaries.wrongPassword);
    await call(updateProfile, { body: { summary: canaries.profile } });
    const { id: communityId } = await test.given.community({ owner: adminPerson, visibility: 'hidden' });
    const opened = await admin(openThread, {
      params: { communityId },
      body: { title: 'Quiet', markdown: canaries.post },
    });
    expect(opened.status).toBe(201);
    await call(changePassword, {
      body: { currentPassword: canaries.wrongPassword, newPassword: canaries.newPassword },
    });
    await nobody(requestPasswordReset, { body: { email } });
    secrets.push(await tokenMailed('resetPassword'));
    await nobody(resetPassword, { body: { token: secrets.at(-1) ?? '', password: canaries.newPassword } });
    await admin(createInvitation, { body: { email: `invited.${email}` } });
    secrets.push(await tokenMailed('invitation'));
    const personId = (await (await enter(canaries.newPassword)).call(readMe)).answer.person.id;
    await admin(suspendAccount, { params: { personId }, body: { reason: 'Test' } });
    await fetch(`${test.url}/api/session?password=${password}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: `{"email":"${email}","password":"${password}"`,
    });
    await eventually(async () => {
      const waiting = await test.database.sql
        .selectFrom('mail_message')
        .select('id')
        .where('sent_at', 'is', null)
        .execute();
      expect(waiting).toEqual([]);
    });
    expect(secrets.filter((secret) => secret.length === 43)).toHaveLength(5);
    const logs = test.logged();
    expect(logs).toContain('sign-in-wrong');
    const tables = await dump(test);
    const found = (value: string): string[] => [
      ...(logs.includes(value) ? ['logs'] : []),
      ...[...tables].filter(([, rows]) => rows.includes(value)).map(([name]) => name),
    ];
    for (const secret of [...secrets, password, canaries.wrongPassword, canaries.newPassword]) {
      expect(found(secret)).toEqual([]);
    }
    const addressTables = ['public.account', 'public.invitation', 'public.mail_message'];
    expect(found(email).toSorted((a, b) => a.localeCompare(b))).toEqual(addressTables);
    expect(found(canaries.profile)).toEqual(['public.person']);
    const elsewhere = /logs|pgboss|domain_event|audit|notification|mail|session|report|rate_counter/;
    expect(found(canaries.post)).toContain('public.post');
    expect(found(canaries.post).filter((place) => elsewhere.test(place))).toEqual([]);
  });
});
