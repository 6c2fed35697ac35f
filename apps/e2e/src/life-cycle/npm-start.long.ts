import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { eventually, freePort } from '#libs/testing';

interface Started {
  readonly npm: ChildProcess;
  readonly url: string;
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  readonly output: () => string;
}

/** Ten seconds are asked for, and fifteen after `kill -9`; other tests run beside this one. */
const AGAIN_WITHIN_MS = 60_000;

describe('npm start', () => {
  let dataDir: string;
  let started: Started | undefined;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'guildhall-npm-'));
  });
  afterEach(async () => {
    if (started?.npm.exitCode === null && started.npm.signalCode === null) {
      started.npm.kill('SIGTERM');
      await started.ended;
    }
  });
  afterAll(() => rm(dataDir, { recursive: true, force: true }));

  /** In a process group of its own, as a shell starts a program in the foreground. */
  async function start(): Promise<Started> {
    const port = await freePort();
    const env = {
      PATH: process.env['PATH'],
      HOME: dataDir,
      PORT: String(port),
      DATA_DIR: join(dataDir, 'data'),
      DEMO: '0',
    };
    const npm = spawn('npm', ['start'], { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    npm.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    npm.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((done) =>
      npm.once('close', (code, signal) => done({ code, signal })),
    );
    started = { npm, url: `http://localhost:${port}`, ended, output: () => output };
    return started;
  }

  const ready = ({ url, output }: Started, within: number): Promise<void> =>
    eventually(
      async () => {
        const answer = await fetch(`${url}/readyz`).catch((error: unknown) => {
          throw new Error(`${String(error)}\n${output()}`);
        });
        expect(answer.status).toBe(200);
      },
      { within },
    );
  const gone = ({ url }: Started): Promise<void> =>
    eventually(() => expect(fetch(`${url}/readyz`)).rejects.toThrow('fetch failed'));

  it('stops cleanly on Ctrl-C, which the terminal sends to every process at once', async () => {
    const first = await start();
    // By hand, without "npm test" before, this first start may have to build.
    await ready(first, 240_000);
    process.kill(-(first.npm.pid ?? 0), 'SIGINT');
    expect(await first.ended).toEqual({ code: 0, signal: null });
    await gone(first);
  });

  it('stops cleanly on a SIGTERM for npm alone', async () => {
    const again = await start();
    await ready(again, AGAIN_WITHIN_MS);
    again.npm.kill('SIGTERM');
    expect(await again.ended).toEqual({ code: 0, signal: null });
    await gone(again);
  });

  it('serves again after kill -9 of all its processes', async () => {
    const killed = await start();
    await ready(killed, AGAIN_WITHIN_MS);
    process.kill(-(killed.npm.pid ?? 0), 'SIGKILL');
    await killed.ended;
    await ready(await start(), AGAIN_WITHIN_MS);
  });

  it('serves again after kill -9 of npm alone, which leaves the server to notice by itself', async () => {
    const killed = await start();
    await ready(killed, AGAIN_WITHIN_MS);
    killed.npm.kill('SIGKILL');
    const next = await start();
    await ready(next, AGAIN_WITHIN_MS);
    await gone(killed);
  });

  it('says little: what npm says, and where the server is', async () => {
    const quiet = await start();
    await ready(quiet, AGAIN_WITHIN_MS);
    const own = quiet
      .output()
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('>'));
    expect(own.length).toBeLessThanOrEqual(6);
    expect(own.join('\n')).toContain(quiet.url);
  });
});
