import { mkdir, rm, statfs, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';

import type { Config } from '#libs/config';
import { countGivenUp } from '#libs/jobs';
import { countUnsent } from '#libs/learning-records';
import { openObjectStore } from '#libs/storage';

import { withDatabase } from '../open-database.js';

/** What a check found, in a few words. */
export type Finding = { readonly fine: string } | { readonly wrong: string };

interface Check {
  readonly subject: string;
  /** May also throw; the message then says what is wrong. */
  readonly look: (config: Config) => Promise<Finding>;
}

const GIB = 1024 ** 3;
const LEAST_FREE_BYTES = GIB;
const OLDEST_POSTGRES = 15;
const CONNECT_MS = 5_000;

async function lookAtDataFolder({ dataDir }: Config): Promise<Finding> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const probe = join(dataDir, `.doctor-${process.pid}`);
  await writeFile(probe, 'probe', { flush: true });
  await rm(probe);
  const { bavail, bsize } = await statfs(dataDir);
  const free = bavail * bsize;
  const sentence = `${(free / GIB).toFixed(1)} GiB free in ${dataDir}`;
  return free < LEAST_FREE_BYTES ? { wrong: `only ${sentence}` } : { fine: sentence };
}

const lookAtDatabase = (config: Config): Promise<Finding> =>
  withDatabase(config, async (database) => {
    const { rows } = await database.pool.query<{ version: string; number: number }>(
      `select current_setting('server_version') as version,
              current_setting('server_version_num')::int / 10000 as number`,
    );
    const { version = '', number = 0 } = rows[0] ?? {};
    if (number < OLDEST_POSTGRES)
      return { wrong: `PostgreSQL ${version} is too old; ${OLDEST_POSTGRES} is the oldest` };
    const newer = await database.unknownMigrations();
    if (newer.length > 0)
      return { wrong: `a newer version of Guildhall has changed it (${newer.join(', ')})` };
    const pending = await database.pendingMigrations();
    const state =
      pending.length === 0 ? 'up to date' : `${pending.length} migrations to apply at the next start`;
    return { fine: `PostgreSQL ${version}, ${state}` };
  });

const lookAtBackgroundWork = (config: Config): Promise<Finding> =>
  withDatabase(config, async (database) => {
    const { reactions, jobs } = await countGivenUp(database);
    return reactions + jobs === 0
      ? { fine: 'nothing was given up' }
      : { wrong: `${reactions} reactions and ${jobs} jobs were given up; the log says why` };
  });

const lookAtLearningRecords = (config: Config): Promise<Finding> =>
  withDatabase(config, async (database) => {
    if (config.learningRecords === null) return { fine: 'not kept' };
    const { late, refused } = await countUnsent(database);
    return late + refused === 0
      ? { fine: `everything has reached ${config.learningRecords.url}` }
      : { wrong: `${late} statements wait for more than an hour, ${refused} were refused; the log says why` };
  });

async function lookAtStorage({ storage }: Config): Promise<Finding> {
  const health = await (await openObjectStore(storage)).health();
  const place = storage.kind === 'disk' ? storage.folder : `${storage.bucket} at ${storage.endpoint}`;
  return health.ok ? { fine: place } : { wrong: `${place}: ${health.because}` };
}

async function lookAtService(
  address: string | undefined,
  without: string,
  usualPort: number,
): Promise<Finding> {
  if (address === undefined) return { fine: `not used; ${without}` };
  const { hostname, port, protocol } = new URL(address);
  const number = Number(port) || (protocol === 'smtps:' ? 465 : usualPort);
  await knock(hostname, number);
  return { fine: `${hostname} answers on port ${number}` };
}

const knock = (host: string, port: number): Promise<void> =>
  new Promise((done, failed) => {
    const socket = connect({ host, port, timeout: CONNECT_MS });
    socket.once('connect', () => {
      socket.destroy();
      done();
    });
    socket.once('timeout', () => {
      socket.destroy();
      failed(new Error(`${host} does not answer on port ${port}`));
    });
    socket.once('error', failed);
  });

/** In the order in which one depends on another. */
export const checks: readonly Check[] = [
  { subject: 'data folder', look: lookAtDataFolder },
  { subject: 'database', look: lookAtDatabase },
  { subject: 'background work', look: lookAtBackgroundWork },
  { subject: 'learning records', look: lookAtLearningRecords },
  { subject: 'file storage', look: lookAtStorage },
  {
    subject: 'Redis',
    look: ({ redisUrl }) => lookAtService(redisUrl, 'PostgreSQL carries live updates', 6379),
  },
  {
    subject: 'mail server',
    look: ({ mail }) => lookAtService(mail.smtpUrl, 'mail goes to the outbox folder', 25),
  },
];
