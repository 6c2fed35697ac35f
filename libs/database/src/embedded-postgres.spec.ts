import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';

import { chooseAccount } from './embedded-postgres-account.js';
import { spawnPostmaster } from './embedded-postgres-cluster.js';
import { findPrograms } from './embedded-postgres-programs.js';
import { findRunningPostgres, startEmbeddedPostgres } from './embedded-postgres.js';
import type { EmbeddedPostgres } from './embedded-postgres.js';

async function ask<Row>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows as Row[];
}

describe('embedded PostgreSQL', () => {
  let parent: string;
  let dataDir: string;
  let running: EmbeddedPostgres | undefined;

  const start = async (): Promise<EmbeddedPostgres> => {
    running = await startEmbeddedPostgres({ dataDir, log: () => undefined, durable: false });
    return running;
  };
  const stop = async (): Promise<void> => {
    await running?.stop();
    running = undefined;
  };

  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'guildhall-pg-'));
    // Nobody but the caller may enter, as below a home directory.
    await chmod(parent, 0o700);
    dataDir = join(parent, 'data');
  });
  afterEach(async () => {
    await stop();
    await rm(parent, { recursive: true, force: true });
  });

  it('keeps the data over a clean stop and a second start, below a folder only we may enter', async () => {
    const first = await start();
    await ask(first.url, 'create table kept as select 42 as answer');
    await stop();
    const second = await start();
    expect(await ask(second.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
    expect((await stat(join(dataDir, 'postgres-password'))).mode & 0o777).toBe(0o600);
  });

  it('gives a role that is no superuser and may create the extensions we use', async () => {
    const { url } = await start();
    expect(await ask(url, 'select rolsuper from pg_roles where rolname = current_user')).toEqual([
      { rolsuper: false },
    ]);
    await ask(url, 'create extension pg_trgm; create extension unaccent; create extension citext');
    expect(await ask(url, "select lower('TŶ') as low, unaccent('ŵ') as bare")).toEqual([
      { low: 'tŷ', bare: 'w' },
    ]);
  });

  it('refuses a second server on the same data folder and lets a command join', async () => {
    const { url } = await start();
    await expect(startEmbeddedPostgres({ dataDir, log: () => undefined })).rejects.toThrow(
      `Another Guildhall server (process ${process.pid}) uses this data folder`,
    );
    expect(await findRunningPostgres(dataDir)).toBe(url);
    await stop();
    expect(await findRunningPostgres(dataDir)).toBeUndefined();
  });

  it('FI1 recovers from a killed server: stale lock, and PostgreSQL still running', async () => {
    await start();
    await stop();
    const folder = join(dataDir, 'postgres');
    const account = await chooseAccount(folder);
    const programs = await findPrograms(account);
    const cluster = { folder, logFile: join(dataDir, 'postgres.log'), programs, account, durable: false };
    const orphan = await spawnPostmaster(cluster, 0xd000 + (process.pid % 1000));
    const ended = new Promise((done) => orphan.once('exit', done));
    await waitForFile(join(folder, 'postmaster.pid'));
    await writeFile(
      join(dataDir, 'postgres.lock'),
      JSON.stringify({ pid: process.pid, birth: 'an earlier process' }),
    );
    const { url } = await start();
    await ended;
    expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('ignores a process file that names an unrelated process', async () => {
    await start();
    await stop();
    await writeFile(join(dataDir, 'postgres', 'postmaster.pid'), `${process.ppid}\n/nowhere\n`);
    const { url } = await start();
    expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('FI6 comes back on the same address when PostgreSQL is stopped from outside', async () => {
    const { url } = await start();
    const pid = Number.parseInt(await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8'), 10);
    process.kill(pid, 'SIGQUIT');
    const back = await until(() => ask(url, 'select 1 as one'), 20_000);
    expect(back).toEqual([{ one: 1 }]);
  });

  it('starts over when the first creation was cut short', async () => {
    await mkdir(join(dataDir, 'postgres.new'), { recursive: true });
    await writeFile(join(dataDir, 'postgres.new', 'PG_VERSION'), '18\n');
    const { url } = await start();
    expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});

const waitForFile = (path: string): Promise<unknown> => until(() => stat(path), 5000);

async function until<T>(attempt: () => Promise<T>, milliseconds: number): Promise<T> {
  const deadline = Date.now() + milliseconds;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await delay(50);
    }
  }
}
