import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** The built server in a process of its own. */
export interface Product {
  readonly url: string;
  /** Milliseconds from the start of the process to its first 200. */
  readonly readyAfter: number;
  /** Resident memory in MiB; NaN where the system does not tell. */
  memory(): Promise<number>;
  end(): Promise<void>;
}

const MAIN = fileURLToPath(new URL('../../server/src/main.js', import.meta.url));
const PATIENCE_MS = 60_000;

const isUp = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(`${url}/readyz`)).ok;
  } catch {
    return false;
  }
};

const residentMemory = async (pid: number | undefined): Promise<number> => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1024;
};

/** Starts the built server with this environment alone and waits until it answers. */
export const startProduct = async (
  environment: Record<string, string>,
  nodeOptions: readonly string[] = [],
): Promise<Product> => {
  const url = `http://localhost:${environment['PORT']}`;
  const started = performance.now();
  const child = spawn(process.execPath, [...nodeOptions, MAIN], {
    env: {
      PATH: process.env['PATH'] ?? '',
      MALLOC_ARENA_MAX: process.env['MALLOC_ARENA_MAX'] ?? '',
      ...environment,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  while (!(await isUp(url))) {
    if (child.exitCode !== null || performance.now() - started > PATIENCE_MS)
      throw new Error('The server did not start.');
    await delay(5);
  }
  return {
    url,
    readyAfter: performance.now() - started,
    memory: () => residentMemory(child.pid),
    end: async () => {
      child.kill('SIGINT');
      await ended;
    },
  };
};
