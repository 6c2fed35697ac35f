import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { eventually, startBuiltServer, type BuiltServer } from '#libs/testing';

import { outliveKilledMigrations } from './outlive-killed-migrations.js';

/** Three times the 15 seconds that are promised, as the tests beside this one keep the machine busy. */
const WITHIN_AFTER_A_KILL = 45_000;

describe('a server process that was cut short', () => {
  let parent: string;
  let dataDir: string;
  let server: BuiltServer | undefined;

  const start = async (): Promise<BuiltServer> => {
    server = await startBuiltServer({ DATA_DIR: dataDir });
    return server;
  };
  const startWhole = async (): Promise<BuiltServer> => {
    const started = await start();
    await started.ready();
    return started;
  };
  const databaseProcess = async (): Promise<number> =>
    Number.parseInt(await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8'), 10);

  beforeAll(async () => {
    parent = await mkdtemp(join(tmpdir(), 'guildhall-cut-short-'));
    dataDir = join(parent, 'data');
    const first = await startBuiltServer({ DATA_DIR: dataDir });
    await first.ready();
    expect(await first.end()).toMatchObject({ code: 0 });
  }, 300_000);
  afterEach(async () => {
    if (server?.child.exitCode === null) await server.end('SIGTERM');
    server = undefined;
  });
  afterAll(() => rm(parent, { recursive: true, force: true }));

  it('FI1 serves again within 45 seconds after it was killed together with its PostgreSQL', async () => {
    const killed = await startWhole();
    const postmaster = await databaseProcess();
    process.kill(postmaster, 'SIGKILL');
    await killed.end('SIGKILL');
    const again = await start();
    expect(await again.ready()).toBeLessThan(WITHIN_AFTER_A_KILL);
  }, 120_000);

  it('stops cleanly when the signal comes while it is still starting', async () => {
    const starting = await start();
    await eventually(databaseProcess, { within: 20_000 });
    const { code } = await starting.end('SIGINT');
    expect(code).toBe(0);
    await expect(databaseProcess()).rejects.toMatchObject({ code: 'ENOENT' });
  }, 120_000);

  it('FI22 completes its migrations after being killed at several points of them, and refuses a newer schema', async () => {
    await outliveKilledMigrations(join(parent, 'cut-short'), [1, 15, 30]);
  }, 120_000);
});
