import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { Client } from 'pg';

import { chooseAccount } from './embedded-postgres-account.js';
import {
  initialiseCluster,
  spawnPostmaster,
  stopOrphan,
  stopPostmaster,
  tailOf,
} from './embedded-postgres-cluster.js';
import type { Cluster } from './embedded-postgres-cluster.js';
import { readAnnouncedPort, takeLock } from './embedded-postgres-lock.js';
import { findPrograms } from './embedded-postgres-programs.js';
import { freePort } from './free-port.js';

export interface EmbeddedPostgresOptions {
  /** The server's data folder; made when missing. The cluster lies in `postgres` below it. */
  readonly dataDir: string;
  /** One plain sentence at a time, for the server's log. */
  readonly log: (message: string) => void;
  /** False for throw-away test data: faster, but lost in a power cut. */
  readonly durable?: boolean;
}

export interface EmbeddedPostgres {
  /** Connection address of the `guildhall` database; its role owns the database and is no superuser. */
  readonly url: string;
  stop(): Promise<void>;
}

const DATABASE = 'guildhall';
const START_SECONDS = 60;

/**
 * Starts PostgreSQL below `dataDir`: creates the cluster the first time, recovers by itself from a killed server
 * (stale lock, postmaster still running), and starts the postmaster again should it end on its own.
 * @throws Error in an operator's words: data folder in use, programs missing, PostgreSQL's own complaint
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const lock = await takeLock(lockFileIn(dataDir));
  try {
    const cluster = await prepareCluster(dataDir, options);
    const password = await readFile(passwordFileIn(dataDir), 'utf8');
    const running = await startUntilReady(cluster, password, options.log);
    await createDatabase(running.port, password).catch(async (error: unknown) => {
      await running.stop();
      throw error;
    });
    await lock.announce(running.port);
    return {
      url: addressOf(running.port, DATABASE, password),
      stop: async () => {
        await running.stop();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Address of the database that a running server on this data folder has open, for operator commands beside it. */
export async function findRunningPostgres(dataDir: string): Promise<string | undefined> {
  const folder = resolve(dataDir);
  const port = await readAnnouncedPort(lockFileIn(folder));
  if (port === undefined) return undefined;
  return addressOf(port, DATABASE, await readFile(passwordFileIn(folder), 'utf8'));
}

const lockFileIn = (dataDir: string): string => join(dataDir, 'postgres.lock');
const passwordFileIn = (dataDir: string): string => join(dataDir, 'postgres-password');

const addressOf = (port: number, role: string, password: string, database = DATABASE): string =>
  `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;

async function prepareCluster(dataDir: string, options: EmbeddedPostgresOptions): Promise<Cluster> {
  const folder = join(dataDir, 'postgres');
  const account = await chooseAccount(folder);
  const programs = await findPrograms(account);
  const cluster = {
    folder,
    logFile: join(dataDir, 'postgres.log'),
    programs,
    account,
    durable: options.durable ?? true,
  };
  if (await stat(folder).catch(() => undefined)) {
    await stopOrphan(cluster);
    return cluster;
  }
  options.log(`Creating the database in ${folder}.`);
  const password = randomBytes(24).toString('base64url');
  await writeFile(passwordFileIn(dataDir), password, { mode: 0o600, flush: true });
  await initialiseCluster(cluster, password);
  return cluster;
}

interface Running {
  readonly port: number;
  stop(): Promise<void>;
}

async function startUntilReady(
  cluster: Cluster,
  password: string,
  log: (message: string) => void,
): Promise<Running> {
  const deadline = Date.now() + START_SECONDS * 1000;
  // Children of a killed postmaster need a moment to notice, and another program may grab the free port first.
  while (Date.now() < deadline) {
    const port = await freePort();
    const postmaster = await spawnPostmaster(cluster, port);
    if (await becomesReady(postmaster, addressOf(port, 'postgres', password, 'postgres'), deadline)) {
      return supervise(cluster, postmaster, port, log);
    }
    await stopPostmaster(postmaster);
    if (!(await mayClear(cluster))) break;
    await delay(250);
  }
  throw new Error(
    `PostgreSQL did not start. The end of ${cluster.logFile}:\n${await tailOf(cluster.logFile)}`,
  );
}

const mayClear = async (cluster: Cluster): Promise<boolean> =>
  /still in use|in use by|could not bind|already exists/i.test(await tailOf(cluster.logFile));

async function becomesReady(postmaster: ChildProcess, address: string, deadline: number): Promise<boolean> {
  let ended = false;
  postmaster.once('exit', () => (ended = true)).once('error', () => (ended = true));
  while (!ended && Date.now() < deadline) {
    if (await answers(address)) return true;
    await delay(25);
  }
  return false;
}

async function answers(address: string): Promise<boolean> {
  const client = new Client({ connectionString: address });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch (error) {
    // A wrong password will not become right by waiting.
    if ((error as { code?: string }).code === '28P01') throw error;
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function supervise(
  cluster: Cluster,
  first: ChildProcess,
  port: number,
  log: (message: string) => void,
): Running {
  let postmaster = first;
  let stopping = false;
  let restarting = Promise.resolve();
  let pause = 500;
  const restart = async (): Promise<void> => {
    pause = Math.min(pause * 2, 30_000);
    await delay(pause);
    if (stopping) return;
    postmaster = await spawnPostmaster(cluster, port);
    watch();
  };
  const watch = (): void => {
    const since = Date.now();
    postmaster.once('exit', () => {
      if (stopping) return;
      if (Date.now() - since > 60_000) pause = 500;
      log('PostgreSQL ended by itself; starting it again.');
      restarting = restart().catch((error: unknown) =>
        log(`PostgreSQL did not start again: ${String(error)}`),
      );
    });
  };
  watch();
  return {
    port,
    stop: async () => {
      stopping = true;
      await restarting;
      await stopPostmaster(postmaster);
    },
  };
}

async function createDatabase(port: number, password: string): Promise<void> {
  const client = new Client({ connectionString: addressOf(port, 'postgres', password, 'postgres') });
  await client.connect();
  try {
    const { rows } = await client.query<{ role: boolean; database: boolean }>(
      `select exists (select from pg_roles where rolname = $1) as role,
              exists (select from pg_database where datname = $1) as database`,
      [DATABASE],
    );
    if (!rows[0]?.role) await client.query(`create role ${DATABASE} login createdb password '${password}'`);
    if (!rows[0]?.database) await client.query(`create database ${DATABASE} owner ${DATABASE}`);
  } finally {
    await client.end();
  }
}
