import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { SMTPServer } from 'smtp-server';

import { Jobs } from '#libs/jobs';
import { createLog } from '#libs/observability';
import { eventually, freePort, given, testDatabase, type TestDatabase } from '#libs/testing';

import { deliverMail } from './deliver-mail.js';
import { forgetOldMail } from './forget-old-mail.js';
import { Mail, sendMail } from './mail.js';
import { outboxTransport, smtpTransport, type MailTransport } from './transport.js';

const log = createLog('silent');
const from = 'Northfield <noreply@northfield.example>';
const secret = 'the-secret-of-the-link-0123456789';
const content = {
  kind: 'reset',
  recipient: 'ada@northfield.example',
  language: 'cy',
  params: { name: 'ada' },
  link: `https://northfield.example/reset#${secret}`,
  secret,
} as const;

interface Inbox {
  readonly received: string[];
  close(): Promise<void>;
}

const smtpServer = async (port: number, refuse?: (address: string) => boolean): Promise<Inbox> => {
  const received: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) => {
      const refused = refuse?.(address) === true;
      done(refused ? Object.assign(new Error('No such mailbox'), { responseCode: 550 }) : undefined);
    },
    onData: (stream, _session, done) => {
      let text = '';
      stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
      stream.on('end', () => {
        received.push(text);
        done();
      });
    },
  });
  await once(server.listen(port, '127.0.0.1'), 'listening');
  return { received, close: () => new Promise((closed) => server.close(() => closed())) };
};

describe('mail', () => {
  let test: TestDatabase;
  let folder: string;
  let jobs: Jobs;
  let mail: Mail;
  let transport: MailTransport;
  let port: number;

  const sendThrough = async (chosen: MailTransport): Promise<void> => {
    transport = chosen;
    const delivery = { database: test.database, transport, log };
    jobs.handle(sendMail, ({ mailId }, attempt) => deliverMail(delivery, mailId, attempt));
    await jobs.start();
  };
  const queue = (parts: Partial<Parameters<Mail['queue']>[1]> = {}): Promise<string> =>
    test.database.transaction((tx) => mail.queue(tx, { ...content, ...parts }));
  const stored = (id: string) =>
    test.database.sql.selectFrom('mail_message').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  /** Lets jobs that wait for their next attempt run at once, until `check` holds. */
  const retryUntil = (check: () => Promise<void>): Promise<void> =>
    eventually(async () => {
      await sql`update pgboss.job set start_after = now() where state = 'retry'`.execute(test.database.sql);
      await check();
    });

  beforeAll(async () => {
    port = await freePort();
    test = await testDatabase();
    await given(test.database).instance();
    folder = await mkdtemp(join(tmpdir(), 'guildhall-mail-'));
  });
  beforeEach(() => {
    jobs = new Jobs({ databaseUrl: test.url, worker: true, log, declared: [sendMail] });
    mail = new Mail(jobs);
  });
  afterEach(async () => {
    await jobs.stop();
    transport.close();
  });
  afterAll(async () => {
    await test.drop();
    await rm(folder, { recursive: true });
  });

  it('writes mail to the outbox folder where there is no mail server, in the recipient’s language', async () => {
    await sendThrough(outboxTransport(folder, from));
    const id = await queue();
    await eventually(async () => expect((await stored(id)).sent_at).not.toBeNull());
    const [file] = await readdir(folder);
    const message = await readFile(join(folder, file ?? ''), 'utf8');
    expect(message).toContain('Content-Type: multipart/alternative');
    expect(message).toContain('To: ada@northfield.example');
    expect(message).toContain(`Message-ID: <${id}@northfield.example>`);
    expect(await stored(id)).toMatchObject({ subject: 'Dewiswch gyfrinair newydd', attempts: 1 });
    expect((await stored(id)).text).toContain(content.link);
  });

  it('forgets mail after 90 days, in the database and in the outbox folder', async () => {
    await sendThrough(outboxTransport(folder, from));
    const [old, young] = [await queue(), await queue()];
    for (const id of [old, young])
      await eventually(async () => expect((await stored(id)).sent_at).not.toBeNull());
    const fileOf = async (id: string) => (await readdir(folder)).find((name) => name.includes(id));
    const longAgo = new Date(Date.now() - 91 * 86_400_000);
    await utimes(join(folder, (await fileOf(old)) ?? ''), longAgo, longAgo);
    await sql`update mail_message set created_at = ${longAgo} where id = ${old}`.execute(test.database.sql);
    await forgetOldMail(test.database, folder);
    await expect(stored(old)).rejects.toThrow();
    expect(await fileOf(old)).toBeUndefined();
    expect(await stored(young)).toMatchObject({ id: young });
    expect(await fileOf(young)).toBeDefined();
  });

  it('HT6: shows values as text in HTML and keeps them on one line in the subject', async () => {
    await sendThrough(outboxTransport(folder, from));
    const inviter = '<script>alert(1)</script>\r\nBcc: eve@example.org "&';
    const id = await queue({ kind: 'invitation', language: 'en', params: { inviter, until: 'Friday' } });
    const { html, subject } = await eventually(async () => {
      const row = await stored(id);
      expect(row.sent_at).not.toBeNull();
      return row;
    });
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(subject).toBe('You are invited to Northfield Council');
  });

  it('sends through the mail server and then forgets the secret of the link', async () => {
    const inbox = await smtpServer(port);
    await sendThrough(smtpTransport(`smtp://127.0.0.1:${port}`, from));
    const id = await queue();
    await eventually(async () => expect((await stored(id)).sent_at).not.toBeNull());
    await inbox.close();
    expect(inbox.received).toHaveLength(1);
    expect(inbox.received[0]).toContain(secret.slice(0, 20));
    const row = await stored(id);
    expect(JSON.stringify(row)).not.toContain(secret);
    expect(row.text).toContain('https://northfield.example/reset#…');
    const job = await sql`select * from pgboss.job where data->>'mailId' = ${id}`.execute(test.database.sql);
    expect(JSON.stringify(job.rows)).not.toContain('ada@');
    expect(JSON.stringify(job.rows)).not.toContain(secret);
  });

  it('FI23: keeps mail while the server is down and delivers it later, once, while other work goes on', async () => {
    await sendThrough(smtpTransport(`smtp://127.0.0.1:${port}`, from));
    const id = await queue();
    await eventually(async () => expect((await stored(id)).attempts).toBe(1));
    await retryUntil(async () => expect((await stored(id)).attempts).toBeGreaterThan(1));
    expect(await stored(id)).toMatchObject({ sent_at: null, failed_at: null });
    const began = performance.now();
    const other = await queue({ recipient: 'bo@northfield.example' });
    expect(performance.now() - began).toBeLessThan(10_000);
    await eventually(async () => expect((await stored(other)).attempts).toBe(1));
    const inbox = await smtpServer(port);
    for (const each of [id, other])
      await retryUntil(async () => expect((await stored(each)).sent_at).not.toBeNull());
    await deliverMail({ database: test.database, transport, log }, id, { isLast: false });
    await inbox.close();
    expect(inbox.received).toHaveLength(2);
  });

  it('does not repeat a mail that the server refuses for good, and shows why', async () => {
    const inbox = await smtpServer(port, (address) => address.startsWith('nobody@'));
    await sendThrough(smtpTransport(`smtp://127.0.0.1:${port}`, from));
    const id = await queue({ recipient: 'nobody@northfield.example' });
    await eventually(async () => expect((await stored(id)).failed_at).not.toBeNull());
    await inbox.close();
    const row = await stored(id);
    expect(row.last_error).toContain('No such mailbox');
    const job = await sql`select state, output from pgboss.job where data->>'mailId' = ${id}`.execute(
      test.database.sql,
    );
    expect(JSON.stringify(job.rows)).not.toContain('nobody@');
  });
});
