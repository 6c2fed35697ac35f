import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { eventually, startBuiltServer, type BuiltServer } from '#libs/testing';

import { keepReading, worksAgain } from './database-outage.js';

describe('the server while its database is away', () => {
  let dataDir: string;
  let server: BuiltServer;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'guildhall-outage-'));
    server = await startBuiltServer({ DATA_DIR: dataDir });
    await server.ready();
    await worksAgain(server, 5_000);
  }, 90_000);
  afterAll(async () => {
    await server.end();
    await rm(dataDir, { recursive: true, force: true });
  });

  it.each([
    ['a fast restart', 'SIGINT'],
    ['an immediate stop', 'SIGQUIT'],
    ['being killed', 'SIGKILL'],
  ] as const)(
    'FI6 answers 503 with Retry-After during %s of PostgreSQL and works within 30 seconds',
    async (_what, signal) => {
      const ledger = keepReading(server.url);
      const pid = Number.parseInt(await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8'), 10);
      process.kill(pid, signal);
      await eventually(() => expect(ledger.refusals.size).toBeGreaterThan(0), { within: 5_000, every: 5 });
      await worksAgain(server, 30_000);
      await ledger.stop();
      expect([...ledger.refusals]).toEqual(['503, Retry-After: given']);
      expect(ledger.tooLong).toEqual([]);
      expect(server.output()).not.toMatch(/unhandled|uncaught/i);
    },
    60_000,
  );
});
