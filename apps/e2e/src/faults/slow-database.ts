import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { expect } from '@jest/globals';
import { Client } from 'pg';

import { createDatabase, eventually, startBuiltServer, type BuiltServer } from '#libs/testing';

import { keepReading, worksAgain } from './database-outage.js';
import { linkTo, type FaultyLink } from './faulty-link.js';
import { prepareThread } from './prepare-thread.js';
import { WriteLedger, type LedgerPlace } from './write-ledger.js';

/** Smaller than the number of writers that will hang, so that they would use it up. */
const POOL_SIZE = 5;
const ONE_WAY_MS = 1_000;

/** A server whose database can be made slow, with one thread that gets stuck and one that should not. */
export interface SlowDatabase {
  readonly server: BuiltServer;
  /** While somebody holds the stuck thread's row for `ms`, everything else is served and nothing is lost. */
  endureLock(ms: number): Promise<void>;
  /** While every answer of the database comes 2 seconds late for `ms`, the server lives and nothing is lost. */
  endureLatency(ms: number): Promise<void>;
  stop(): Promise<void>;
}

interface Parts {
  readonly server: BuiltServer;
  readonly link: FaultyLink;
  readonly databaseUrl: string;
  readonly stuck: LedgerPlace;
  readonly other: LedgerPlace;
}

const endureLock = async ({ server, databaseUrl, stuck, other }: Parts, ms: number): Promise<void> => {
  const blocker = new Client({ connectionString: databaseUrl });
  await blocker.connect();
  await blocker.query('begin');
  await blocker.query('select 1 from thread where id = $1 for update', [stuck.threadId]);
  // Twice as many as there are people, so that more writes hang than the pool has connections.
  const hanging = [new WriteLedger(stuck), new WriteLedger(stuck)];
  const readers = keepReading(server.url);
  const threadReaders = keepReading(server.url, `/api/threads/${stuck.threadId}`, stuck.cookies[0]);
  await delay(ms);
  await readers.stop();
  await threadReaders.stop();
  expect(hanging.map(({ acknowledged }) => acknowledged)).toEqual([0, 0]);
  await blocker.query('rollback');
  await blocker.end();
  for (const reading of [readers, threadReaders]) {
    expect([...reading.refusals]).toEqual([]);
    expect(Math.max(...reading.took)).toBeLessThan(2_000);
  }
  for (const ledger of hanging) await ledger.stop();
  for (const ledger of hanging) await ledger.expectWhole();
  const after = new WriteLedger(other);
  await eventually(() => expect(after.acknowledged).toBeGreaterThan(10));
  await after.expectWhole();
};

const endureLatency = async ({ server, link, other }: Parts, ms: number): Promise<void> => {
  const writes = new WriteLedger(other);
  await eventually(() => expect(writes.acknowledged).toBeGreaterThan(10));
  link.delay(ONE_WAY_MS);
  const before = writes.acknowledged;
  const readers = keepReading(server.url);
  const until = performance.now() + ms;
  while (performance.now() < until) {
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    await delay(500);
  }
  await eventually(() => expect(writes.acknowledged).toBeGreaterThan(before));
  link.delay(0);
  await readers.stop();
  expect([...readers.refusals].filter((refusal) => refusal !== '503, Retry-After: given')).toEqual([]);
  expect(readers.tooLong).toEqual([]);
  await worksAgain(server, 30_000);
  await writes.expectWhole();
};

export const startWithSlowDatabase = async (): Promise<SlowDatabase> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'guildhall-slow-'));
  const database = await createDatabase();
  const address = new URL(database.url);
  const link = await linkTo(Number(address.port));
  address.port = String(link.port);
  const server = await startBuiltServer({
    DATA_DIR: dataDir,
    DATABASE_URL: address.href,
    DATABASE_POOL_SIZE: String(POOL_SIZE),
  });
  await server.ready();
  const place = async (title: string): Promise<LedgerPlace> => ({
    url: server.url,
    ...(await prepareThread(database.url, server.url, title)),
  });
  const parts = {
    server,
    link,
    databaseUrl: database.url,
    stuck: await place('Stuck'),
    other: await place('Other'),
  };
  return {
    server,
    endureLock: (ms) => endureLock(parts, ms),
    endureLatency: (ms) => endureLatency(parts, ms),
    stop: async () => {
      await server.end();
      await link.cut();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};
