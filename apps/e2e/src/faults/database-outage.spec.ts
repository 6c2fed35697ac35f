import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { findRunningPostgres } from '#libs/database';
import { eventually, startBuiltServer, type BuiltServer } from '#libs/testing';

import { keepReading, worksAgain } from './database-outage.js';
import { prepareThread } from './prepare-thread.js';
import { WriteLedger, type LedgerPlace } from './write-ledger.js';

describe('the server while its database is away', () => {
  let dataDir: string;
  let server: BuiltServer;
  let thread: Omit<LedgerPlace, 'url'>;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'guildhall-outage-'));
    server = await startBuiltServer({ DATA_DIR: dataDir });
    await server.ready();
    await worksAgain(server, 5_000);
    thread = await prepareThread((await findRunningPostgres(dataDir)) ?? '', server.url);
  });
  afterAll(async () => {
    await server.end();
    await rm(dataDir, { recursive: true, force: true });
  });

  it.each([
    ['a fast restart', 'SIGINT'],
    ['an immediate stop', 'SIGQUIT'],
    ['being killed', 'SIGKILL'],
  ] as const)(
    'FI6 L1 L2 answers 503 with Retry-After during %s of PostgreSQL, works within 30 seconds and has every write once',
    async (_what, signal) => {
      const ledger = keepReading(server.url);
      const writes = new WriteLedger({ url: server.url, ...thread });
      await eventually(() => expect(writes.acknowledged).toBeGreaterThan(10));
      const pid = Number.parseInt(await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8'), 10);
      process.kill(pid, signal);
      await eventually(() => expect(ledger.refusals.size).toBeGreaterThan(0), { within: 5_000, every: 5 });
      await worksAgain(server, 30_000);
      await ledger.stop();
      await writes.expectWhole();
      expect([...ledger.refusals]).toEqual(['503, Retry-After: given']);
      expect(ledger.tooLong).toEqual([]);
      expect(server.output()).not.toMatch(/unhandled|uncaught/i);
    },
  );
});
