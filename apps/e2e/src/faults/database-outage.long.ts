import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { createDatabase, eventually, startBuiltServer, type BuiltServer } from '#libs/testing';

import { keepReading, worksAgain } from './database-outage.js';
import { linkTo, type FaultyLink } from './faulty-link.js';
import { prepareThread } from './prepare-thread.js';
import { WriteLedger } from './write-ledger.js';

const FIVE_MINUTES = 300_000;

describe('the server whose PostgreSQL is on another machine', () => {
  let dataDir: string;
  let link: FaultyLink;
  let server: BuiltServer;
  let database: Awaited<ReturnType<typeof createDatabase>>;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'guildhall-outage-'));
    database = await createDatabase();
    const address = new URL(database.url);
    link = await linkTo(Number(address.port));
    address.port = String(link.port);
    server = await startBuiltServer({ DATA_DIR: dataDir, DATABASE_URL: address.href });
    await server.ready();
  });
  afterAll(async () => {
    await server.end();
    await link.cut();
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('FI6 L1 L2 is there all the time while PostgreSQL is away for 5 minutes, and works within 30 seconds after', async () => {
    const thread = await prepareThread(database.url, server.url);
    const ledger = keepReading(server.url);
    const writes = new WriteLedger({ url: server.url, ...thread });
    await eventually(() => expect(writes.acknowledged).toBeGreaterThan(10));
    await link.cut();
    const until = Date.now() + FIVE_MINUTES;
    while (Date.now() < until) {
      expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
      expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
      await delay(2_000);
    }
    await link.restore();
    await worksAgain(server, 30_000);
    await ledger.stop();
    await writes.expectWhole();
    expect([...ledger.refusals]).toEqual(['503, Retry-After: given']);
    expect(ledger.tooLong).toEqual([]);
    expect(server.output()).not.toMatch(/unhandled|uncaught/i);
  }, 900_000);
});
