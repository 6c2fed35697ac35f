import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { eventually } from '#libs/testing';

import { EICAR } from './scanner.fixture.js';

/** A clamd of ClamAV that knows one signature, that of EICAR's test file. */
export interface Clamd {
  readonly socket: string;
  start(): Promise<void>;
  stop(): Promise<void>;
  remove(): Promise<void>;
}

/** Where clamd is on this machine, or null. */
export const findClamd = (): string | null =>
  ['/usr/sbin/clamd', '/usr/local/sbin/clamd', '/usr/bin/clamd', '/opt/homebrew/sbin/clamd'].find((path) =>
    existsSync(path),
  ) ?? null;

/** Whether clamd answers. */
const answers = (socket: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const connection = connect(socket, () => connection.write('zPING\0'));
    connection.on('data', () => {
      connection.destroy();
      resolve();
    });
    connection.on('error', reject);
  });

/** @param mostBytes what it takes of one file */
export const makeClamd = async (program: string, mostBytes: number): Promise<Clamd> => {
  const folder = await mkdtemp(join(tmpdir(), 'guildhall-clamd-'));
  const [signatures, socket, settings] = ['signatures', 'socket', 'clamd.conf'].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  await mkdir(signatures);
  // Name, any kind of file, anywhere in it, these bytes.
  await writeFile(
    join(signatures, 'eicar.ndb'),
    `Eicar-Test-Signature:0:*:${Buffer.from(EICAR).toString('hex')}\n`,
  );
  await writeFile(
    settings,
    `Foreground yes\nDatabaseDirectory ${signatures}\nLocalSocket ${socket}\nTemporaryDirectory ${folder}\nStreamMaxLength ${mostBytes}\n`,
  );
  let running: ChildProcess | undefined;
  const stop = async (): Promise<void> => {
    const child = running;
    running = undefined;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    await rm(socket, { force: true });
  };
  return {
    socket,
    start: async () => {
      running = spawn(program, ['--config-file', settings], { stdio: 'ignore' });
      await eventually(() => answers(socket));
    },
    stop,
    remove: async () => {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
