import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { freePort } from '#libs/database';
import type { S3Settings } from '#libs/storage';

const STARTS_WITHIN_MS = 30_000;

/** A MinIO server of our own, on a free loopback port, with its data in a temporary folder. */
export interface MinioServer {
  readonly settings: S3Settings;
  readonly stop: () => Promise<void>;
}

/** The binary to test with: MINIO_BINARY, `minio` on the path, or the one that `.ci/run` caches; else null. */
export const findMinio = (): string | null => {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const candidates = [
    process.env['MINIO_BINARY'] ?? '',
    ...folders.map((folder) => join(folder, 'minio')),
    join(homedir(), '.cache', 'guildhall', 'minio'),
  ];
  return candidates.find((path) => path !== '' && existsSync(path)) ?? null;
};

const waitUntilReady = async (endpoint: string, child: ChildProcess): Promise<void> => {
  const deadline = Date.now() + STARTS_WITHIN_MS;
  while (Date.now() < deadline && child.exitCode === null) {
    const answer = await fetch(`${endpoint}/minio/health/ready`).catch(() => null);
    if (answer?.ok === true) return;
    await pause(50);
  }
  throw new Error('MinIO did not start');
};

const stopProcess = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
};

/** Starts the server; `stop` ends it and removes its data. A fixed `port` and `folder` allow a restart. */
export const startMinio = async (
  binary: string,
  fixed: { readonly port?: number; readonly folder?: string } = {},
): Promise<MinioServer> => {
  const folder = fixed.folder ?? (await mkdtemp(join(tmpdir(), 'guildhall-minio-')));
  const address = `127.0.0.1:${fixed.port ?? (await freePort())}`;
  const consoleAddress = `127.0.0.1:${await freePort()}`;
  const keys = { accessKey: 'guildhall-test', secretKey: 'guildhall-test-secret' };
  const child = spawn(
    binary,
    ['server', '--quiet', '--address', address, '--console-address', consoleAddress, folder],
    {
      stdio: 'ignore',
      env: {
        ...process.env,
        MINIO_ROOT_USER: keys.accessKey,
        MINIO_ROOT_PASSWORD: keys.secretKey,
        MINIO_BROWSER: 'off',
        MINIO_UPDATE: 'off',
      },
    },
  );
  const endpoint = `http://${address}`;
  const stop = async (): Promise<void> => {
    await stopProcess(child);
    if (fixed.folder === undefined) await rm(folder, { recursive: true, force: true });
  };
  await waitUntilReady(endpoint, child).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { settings: { kind: 's3', endpoint, bucket: 'guildhall', region: 'us-east-1', ...keys }, stop };
};
