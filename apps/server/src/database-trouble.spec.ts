import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';

import { openThread, readThread, replyToThread } from '#libs/contracts';
import { newId } from '#libs/kernel';
import { apiCaller, eventually, startTestServer, type ApiCaller, type TestServer } from '#libs/testing';

describe('a database in trouble', () => {
  let test: TestServer;
  let call: ApiCaller;
  let threadId: string;

  beforeAll(async () => {
    test = await startTestServer({ ROLES: 'web' });
    const owner = await test.given.person();
    call = apiCaller(test.url, await test.given.cookie(owner));
    const { id: communityId } = await test.given.community({ owner });
    const body = { title: 'Potholes', markdown: 'Which form?' };
    threadId = (await call(openThread, { params: { communityId }, body })).answer.thread.id;
  });
  afterAll(() => test.stop(), 90_000);

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
});
