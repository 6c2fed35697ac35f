import { once } from 'node:events';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { SMTPServer } from 'smtp-server';

import { createInvitation } from '#libs/contracts';
import type { Database } from '#libs/database';
import { apiCaller, eventually, freePort, given, type BuiltServer } from '#libs/testing';

import { FaultStage } from './fault-stage.js';

interface Inbox {
  readonly received: string[];
  close(): Promise<void>;
}

/** A mail server that takes every mail after `delay` milliseconds; a negative one never answers. */
const openInbox = async (port: number, delay = 0): Promise<Inbox> => {
  const received: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    closeTimeout: 100,
    onData: (stream, session, done) => {
      stream.resume();
      stream.on('end', () => {
        if (delay < 0) return;
        const [to] = session.envelope.rcptTo;
        setTimeout(() => {
          received.push(to?.address ?? '');
          done();
        }, delay);
      });
    },
  });
  await once(server.listen(port, '127.0.0.1'), 'listening');
  return { received, close: () => new Promise((closed) => server.close(() => closed())) };
};

describe('the mail server', () => {
  let stage: FaultStage;
  let database: Database;
  let port: number;
  beforeAll(async () => {
    stage = await FaultStage.set();
    database = stage.database;
    port = await freePort();
  });
  afterAll(() => stage.strike());

  const server = (): Promise<BuiltServer> => stage.start({ SMTP_URL: `smtp://127.0.0.1:${port}` });

  it('FI23: is away for two hours, and every mail arrives later, once, while nothing else waits', async () => {
    const running = await server();
    await running.ready();
    const make = given(database);
    const call = apiCaller(running.url, await make.cookie(await make.person({ role: 'admin' })));
    const invited: string[] = [];
    const times: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      for (let i = 0; i < 5; i += 1) {
        const email = `guest${round}_${i}@northfield.example`;
        const began = performance.now();
        expect((await call(createInvitation, { body: { email } })).status).toBe(201);
        times.push(performance.now() - began);
        invited.push(email);
      }
      // A quarter of an hour passes for the jobs that wait.
      await sql`update pgboss.job set start_after = start_after - interval '15 minutes'
        where state = 'retry'`.execute(database.sql);
      await eventually(
        async () => {
          const untried = await database.sql
            .selectFrom('mail_message')
            .select('id')
            .where('attempts', '=', 0)
            .execute();
          expect(untried).toEqual([]);
        },
        { every: 250 },
      );
    }
    // Invitations are answered without a mail server; generous, as the machine may be busy.
    expect(Math.max(...times)).toBeLessThan(5_000);
    const inbox = await openInbox(port);
    await sql`update pgboss.job set start_after = now() where state = 'retry'`.execute(database.sql);
    await eventually(() => expect(inbox.received.toSorted()).toEqual(invited.toSorted()));
    await running.end();
    await inbox.close();
    expect(inbox.received).toHaveLength(invited.length);
  });

  it('hangs while our process dies, and the mail goes out within a minute of the restart', async () => {
    const hanging = await openInbox(port, -1);
    const dying = await server();
    await dying.ready();
    const make = given(database);
    const call = apiCaller(dying.url, await make.cookie(await make.person({ role: 'admin' })));
    await call(createInvitation, { body: { email: 'late@northfield.example' } });
    await eventually(async () => {
      const { rows } = await sql`select from pgboss.job where state = 'active'`.execute(database.sql);
      expect(rows.length).toBeGreaterThan(0);
    });
    await dying.end('SIGKILL');
    await hanging.close();
    const inbox = await openInbox(port);
    const next = await server();
    await next.ready();
    await eventually(() => expect(inbox.received).toEqual(['late@northfield.example']), {
      within: 120_000,
      every: 250,
    });
    await next.end();
    await inbox.close();
  });
});
