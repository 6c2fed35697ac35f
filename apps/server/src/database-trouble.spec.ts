import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';

import { openThread, readThread, replyToThread } from '#libs/contracts';
import { newId } from '#libs/kernel';
import { apiCaller, eventually, startTestServer, type ApiCaller, type TestServer } from '#libs/testing';

describe('a database in trouble', () => {
  let test: TestServer;
  let call: ApiCaller;
  let communityId: string;
  let threadId: string;

  beforeAll(async () => {
    test = await startTestServer();
    const owner = await test.given.person();
    call = apiCaller(test.url, await test.given.cookie(owner));
    ({ id: communityId } = await test.given.community({ owner }));
    const body = { title: 'Potholes', markdown: 'Which form?' };
    threadId = (await call(openThread, { params: { communityId }, body })).answer.thread.id;
  });
  afterAll(() => test.stop());

  it('FI7: answers 503 with a time to come back while a lock is held, and everything else goes on', async () => {
    const blocker = new Client({ connectionString: test.databaseUrl });
    await blocker.connect();
    await blocker.query('begin');
    await blocker.query('select 1 from thread where id = $1 for update', [threadId]);
    try {
      const key = newId();
      const write = () => call(replyToThread, { key, params: { threadId }, body: { markdown: 'Waiting' } });
      const waiting = write();
      for (let turn = 0; turn < 20; turn += 1)
        expect((await call(readThread, { params: { threadId } })).status).toBe(200);
      const refused = await waiting;
      expect(refused).toMatchObject({ status: 503, problem: { code: 'unavailable' } });
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      await blocker.query('rollback');
      expect((await write()).status).toBe(201);
      const { answer } = await call(readThread, { params: { threadId }, query: { at: 'end' } });
      expect(answer.posts.filter(({ html }) => html.includes('Waiting'))).toHaveLength(1);
    } finally {
      await blocker.end();
    }
  });

  it('FI8: goes on reading from a database that takes no writes, and answers those with 503', async () => {
    const name = new URL(test.databaseUrl).pathname.slice(1);
    const makeReadOnly = async (readOnly: boolean): Promise<void> => {
      const client = new Client({ connectionString: test.databaseUrl });
      await client.connect();
      await client.query('set default_transaction_read_only = off');
      await client.query(`alter database ${name} set default_transaction_read_only = ${readOnly}`);
      await client.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()',
        [name],
      );
      await client.end();
    };
    await makeReadOnly(true);
    const key = newId();
    const write = () => call(replyToThread, { key, params: { threadId }, body: { markdown: 'Read-only' } });
    // Connections that the change has cut are found out one by one.
    const reads = async (): Promise<void> =>
      expect((await call(readThread, { params: { threadId } })).status).toBe(200);
    await eventually(reads);
    const refused = await write();
    expect(refused).toMatchObject({ status: 503, problem: { code: 'unavailable' } });
    expect(refused.headers.get('retry-after')).not.toBeNull();
    await makeReadOnly(false);
    await eventually(async () => expect((await write()).status).toBe(201));
  });

  it('FI8: goes on reading while the disk is full, refuses writes with 503 and leaves no half of any', async () => {
    const admin = new Client({ connectionString: test.databaseUrl });
    await admin.connect();
    // The last table that a write reaches, so that everything before it has to be undone.
    await admin.query(`
      create function no_room() returns trigger language plpgsql as $$
        begin raise exception 'could not extend file' using errcode = '53100'; end $$;
      create trigger no_room before insert on idempotency_key for each row execute function no_room()`);
    const counts = async (): Promise<unknown> => {
      const tables = ['thread', 'post', 'thread_event', 'domain_event', 'idempotency_key', 'community'];
      const sums = tables.map((table) => `(select count(*) from ${table}) as ${table}`).join(', ');
      const { rows } = await admin.query(
        `select ${sums}, (select sum(seq + post_count) from thread) as numbers`,
      );
      return rows[0];
    };
    const [replyKey, threadKey] = [newId(), newId()];
    const reply = () =>
      call(replyToThread, { key: replyKey, params: { threadId }, body: { markdown: 'Full' } });
    const thread = () =>
      call(openThread, {
        key: threadKey,
        params: { communityId },
        body: { title: 'Full', markdown: 'Disk' },
      });
    try {
      const before = await counts();
      for (const write of [reply, thread]) {
        const refused = await write();
        expect(refused).toMatchObject({ status: 503, problem: { code: 'unavailable' } });
        expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      }
      expect((await call(readThread, { params: { threadId } })).status).toBe(200);
      expect(await counts()).toEqual(before);
      await admin.query('drop trigger no_room on idempotency_key; drop function no_room()');
      const [first, opened] = [await reply(), await thread()];
      expect([first.status, opened.status]).toEqual([201, 201]);
      expect([(await reply()).answer.id, (await thread()).answer.thread.id]).toEqual([
        first.answer.id,
        opened.answer.thread.id,
      ]);
    } finally {
      await admin.end();
    }
  });
});
