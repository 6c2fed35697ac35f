import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

import { freePort } from '#libs/database';

import { eventually } from './eventually.js';
import { gaugeArguments, gaugeOf, type ProcessGauge } from './process-gauge.js';

/** How a process ended. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Milliseconds from the start of the process. */
  readonly after: number;
}

/** The server as operators run it: the built program in a process of its own. */
export interface BuiltServer {
  readonly child: ChildProcess;
  readonly url: string;
  readonly ended: Promise<Ending>;
  readonly gauge: ProcessGauge;
  /** What it has printed so far. */
  output(): string;
  /** Milliseconds from the start of the process until it said that it was ready. */
  ready(within?: number): Promise<number>;
  /** Sends the signal and waits for the end. */
  end(signal?: NodeJS.Signals): Promise<Ending>;
}

const MAIN = resolve('dist/apps/server/src/main.js');

/**
 * Starts the built server with `env` and nothing else of our environment (no demo, high rates unless `env` says so).
 * `npm test` builds before it runs the tests; by hand: `npm run build`.
 */
export const startBuiltServer = async (env: Record<string, string>): Promise<BuiltServer> => {
  if (!existsSync(MAIN)) throw new Error('The server is not built: run "npm run build" first.');
  const port = env['PORT'] ?? String(await freePort());
  const started = performance.now();
  const child = spawn(process.execPath, [...gaugeArguments, MAIN], {
    env: {
      PATH: process.env['PATH'] ?? '/usr/bin:/bin',
      PORT: port,
      DEMO: '0',
      RATE_READS_PER_MINUTE: '100000',
      RATE_WRITES_PER_MINUTE: '100000',
      RATE_ADDRESS_PER_MINUTE: '1000000',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<Ending>((done) =>
    child.once('close', (code, signal) => done({ code, signal, after: performance.now() - started })),
  );
  const url = `http://localhost:${port}`;
  return {
    child,
    url,
    ended,
    gauge: gaugeOf(child),
    output: () => output,
    ready: async (within = 300_000) => {
      await eventually(() => checkReady(child, url, () => output), { within });
      return performance.now() - started;
    },
    end: (signal = 'SIGTERM') => {
      child.kill(signal);
      return ended;
    },
  };
};

const checkReady = async (child: ChildProcess, url: string, output: () => string): Promise<void> => {
  if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}: ${output()}`);
  const answer = await fetch(`${url}/readyz`);
  if (!answer.ok) throw new Error(`/readyz answered ${answer.status}`);
};
