import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chown,
  mkdir,
  open,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import type { Account } from './embedded-postgres-account.js';
import type { Programs } from './embedded-postgres-programs.js';

/** One PostgreSQL cluster on disk and what it takes to run it. */
export interface Cluster {
  readonly folder: string;
  readonly logFile: string;
  readonly programs: Programs;
  readonly account: Account | undefined;
  /** False only for throw-away test data: no fsync, so a power cut loses it. */
  readonly durable: boolean;
}

const MIB = 1024 * 1024;
const LOG_MOST_BYTES = 5 * MIB;
const ENVIRONMENT = { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' };

/** Creates the cluster with `password` for its superuser; a run that was killed half-way leaves nothing behind. */
export async function initialiseCluster(cluster: Cluster, password: string): Promise<void> {
  const unfinished = `${cluster.folder}.new`;
  const passwordFile = `${cluster.folder}.password`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (cluster.account) await giveTo(cluster.account, [unfinished, passwordFile]);
  const input = await open(passwordFile, 'r');
  const log = await openLog(cluster.logFile);
  try {
    const child = spawn(cluster.programs.initdb, initialiseArguments(cluster, unfinished), {
      cwd: unfinished,
      env: ENVIRONMENT,
      stdio: [input.fd, log.fd, log.fd],
      ...cluster.account,
    });
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0)
      throw new Error(`PostgreSQL could not create its files:\n${await tailOf(cluster.logFile)}`);
  } finally {
    await Promise.all([input.close(), log.close(), rm(passwordFile, { force: true })]);
  }
  await rename(unfinished, cluster.folder);
}

const initialiseArguments = (cluster: Cluster, folder: string): string[] => [
  `--pgdata=${reachablePath(cluster, folder)}`,
  '--username=postgres',
  '--pwfile=/dev/stdin',
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  ...(cluster.durable ? [] : ['--no-sync']),
];

/** Starts the postmaster, in a session of its own so that a Ctrl-C for the server does not reach it. */
export async function spawnPostmaster(cluster: Cluster, port: number): Promise<ChildProcess> {
  const log = await openLog(cluster.logFile);
  try {
    return spawn(cluster.programs.postgres, postmasterArguments(cluster, port), {
      cwd: cluster.folder,
      detached: true,
      env: ENVIRONMENT,
      stdio: ['ignore', log.fd, log.fd],
      ...cluster.account,
    });
  } finally {
    await log.close();
  }
}

function postmasterArguments(cluster: Cluster, port: number): string[] {
  const sharedBuffers = Math.max(32, Math.min(256, Math.floor(totalmem() / MIB / 8)));
  const settings: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port,
    cluster_name: 'guildhall',
    max_connections: 100,
    shared_buffers: `${sharedBuffers}MB`,
    random_page_cost: 1.1,
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'warning',
    log_checkpoints: 'off',
    // Statements and key values hold what members wrote: they stay out of the log.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...(cluster.durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return [
    `-D${reachablePath(cluster, cluster.folder)}`,
    ...Object.entries(settings).map(([name, value]) => `--${name}=${value}`),
  ];
}

/**
 * Root's data folder may lie below a folder that the cluster's account cannot enter, where no absolute path works.
 * PostgreSQL and its children keep the data folder as their current directory, and Linux lets a process reach that.
 */
const reachablePath = (cluster: Cluster, folder: string): string =>
  cluster.account && process.platform === 'linux' ? '/proc/self/cwd' : folder;

/** Stops a postmaster that outlived its server (`kill -9`), and removes a process file that names a stranger. */
export async function stopOrphan(cluster: Cluster): Promise<void> {
  const processFile = join(cluster.folder, 'postmaster.pid');
  const pid = Number.parseInt(await readFile(processFile, 'utf8').catch(() => ''), 10);
  if (!Number.isInteger(pid) || pid <= 1) return;
  if (!(await worksIn(pid, cluster.folder))) return rm(processFile, { force: true });
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    sendSignal(pid, signal);
    for (let tries = 0; tries < 50 && (await worksIn(pid, cluster.folder)); tries += 1) await delay(100);
  }
}

/** Asks for a fast shutdown (open transactions are rolled back), then insists. */
export async function stopPostmaster(postmaster: ChildProcess): Promise<void> {
  if (postmaster.exitCode !== null || postmaster.signalCode !== null) return;
  const exited = once(postmaster, 'exit');
  postmaster.kill('SIGINT');
  const timers = [
    setTimeout(() => postmaster.kill('SIGQUIT'), 10_000),
    setTimeout(() => postmaster.kill('SIGKILL'), 15_000),
  ];
  await exited;
  timers.forEach(clearTimeout);
}

/** The last lines of a log, for error messages. */
export async function tailOf(path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return text.trimEnd().split('\n').slice(-8).join('\n');
}

async function worksIn(pid: number, folder: string): Promise<boolean> {
  try {
    process.kill(pid, 0);
    if (process.platform !== 'linux') return true;
    return (await readlink(`/proc/${pid}/cwd`)) === (await realpath(folder));
  } catch {
    return false;
  }
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended between the look and the signal.
  }
}

async function openLog(path: string): ReturnType<typeof open> {
  const size = await stat(path).then(
    (file) => file.size,
    () => 0,
  );
  if (size > LOG_MOST_BYTES) await rename(path, `${path}.1`);
  return open(path, 'a', 0o600);
}

async function giveTo(account: Account, paths: readonly string[]): Promise<void> {
  await Promise.all(paths.map((path) => chown(path, account.uid, account.gid)));
}
