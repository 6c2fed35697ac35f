import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { eventually, freePort } from '#libs/testing';

import { copyContext } from '../deploy/dockerfile.js';
import { machinePath, networkSettings } from '../deploy/surroundings.js';

/** An ordinary account that every system has. */
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

interface Run {
  readonly npm: ChildProcess;
  readonly url: string;
  readonly ended: Promise<number | null>;
  readonly output: () => string;
}

/** Has what this checkout installed and built in another one too, where both lie on the same disk. */
const linkInstalled = async (clone: string): Promise<void> => {
  for (const folder of ['node_modules', 'dist']) {
    const { status } = spawnSync('cp', ['--archive', '--link', folder, clone]);
    if (status !== 0) await rm(join(clone, folder), { recursive: true, force: true });
  }
};

describe.each([
  { who: 'the account that runs the tests', account: {}, mode: 0o700, possible: true, installs: !isRoot },
  {
    who: 'an ordinary user',
    account: { uid: NOBODY, gid: NOBODY },
    mode: 0o755,
    possible: isRoot,
    installs: true,
  },
])('npm start on a fresh clone, as $who', ({ account, mode, possible, installs }) => {
  let parent: string;
  let clone: string;
  let last: Run | undefined;

  beforeAll(async () => {
    // For root nobody else may enter the folder above the clone, as in a home directory.
    parent = await mkdtemp(join(tmpdir(), 'guildhall-fresh-'));
    clone = join(parent, 'guildhall');
    await copyContext(process.cwd(), clone, 'deploy/Dockerfile.dockerignore');
    await mkdir(join(parent, 'home'));
    // Once is enough for what takes minutes: as an ordinary user where there is a choice.
    if (!installs) await linkInstalled(clone);
    await chmod(parent, mode);
    if (account.uid !== undefined) spawnSync('chown', ['-R', `${NOBODY}:${NOBODY}`, parent]);
  });
  afterAll(async () => {
    last?.npm.kill('SIGTERM');
    await last?.ended;
    await rm(parent, { recursive: true, force: true });
  });

  async function start(): Promise<Run> {
    const port = await freePort();
    // The Node.js of the machine, which may be older than ours: ours comes with the packages.
    const env = {
      ...networkSettings(),
      PATH: machinePath(),
      HOME: join(parent, 'home'),
      PORT: String(port),
      // Once is enough for the demonstration too.
      ...(installs ? { DEMO_PASSWORD: 'kettle-harbour-violet' } : { DEMO: '0' }),
    };
    const npm = spawn('npm', ['start'], { cwd: clone, env, stdio: ['ignore', 'pipe', 'pipe'], ...account });
    let output = '';
    npm.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    npm.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const ended = new Promise<number | null>((done) => npm.once('exit', (code) => done(code)));
    last = { npm, url: `http://localhost:${port}`, ended, output: () => output };
    return last;
  }

  async function untilReady(run: Run, within: number): Promise<number> {
    const begun = performance.now();
    await eventually(
      async () => {
        if (run.npm.exitCode !== null) throw new Error(run.output());
        expect((await fetch(`${run.url}/readyz`)).status).toBe(200);
      },
      { within },
    );
    return performance.now() - begun;
  }

  (possible ? it : it.skip)(
    'installs and builds what is missing, serves a page, stops with 0, and serves again',
    async () => {
      const first = await start();
      await untilReady(first, 600_000);
      const page = await fetch(first.url, { headers: { accept: 'text/html' } });
      expect(page.status).toBe(200);
      expect(first.output()).toContain(first.url);
      first.npm.kill('SIGTERM');
      expect(await first.ended).toBe(0);
      const second = await start();
      // Ten seconds are asked for; other tests run beside this one.
      expect(await untilReady(second, 120_000)).toBeLessThan(40_000);
      expect(second.output()).not.toMatch(/Installing|Building|Creating/);
      second.npm.kill('SIGTERM');
      expect(await second.ended).toBe(0);
    },
    900_000,
  );
});
