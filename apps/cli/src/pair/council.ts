import { spawn, type ChildProcess } from 'node:child_process';
import { openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

interface CouncilParts {
  readonly host: string;
  /** Holds its data and its log. */
  readonly folder: string;
  readonly settings: Readonly<Record<string, string>>;
  /** Options of Node.js. */
  readonly options: readonly string[];
}

const MAIN = fileURLToPath(new URL('../../../server/src/main.js', import.meta.url));
/** A first start makes a database and a demonstration, with videos. */
const READY_WITHIN_MS = 600_000;
const LOOK_EVERY_MS = 100;

/** The server of a council, in a process of its own that ends with this one. */
export class Council {
  readonly host: string;
  /** Where it takes plain HTTP on this machine. */
  readonly url: string;
  readonly ended: Promise<void>;
  /** The file of its log. */
  readonly log: string;
  private readonly child: ChildProcess;
  private hasEnded = false;

  constructor({ host, folder, settings, options }: CouncilParts) {
    this.host = host;
    this.url = `http://127.0.0.1:${settings['PORT']}`;
    this.log = join(folder, `${host}.log`);
    const log = openSync(this.log, 'a');
    const { PATH = '', HOME = '', MALLOC_ARENA_MAX = '' } = process.env;
    this.child = spawn(process.execPath, [...options, MAIN], {
      env: { PATH, HOME, MALLOC_ARENA_MAX, DATA_DIR: join(folder, host), LOG_LEVEL: 'warn', ...settings },
      stdio: ['ignore', log, log, 'ipc'],
    });
    this.ended = new Promise((resolve) => {
      this.child.once('exit', () => {
        this.hasEnded = true;
        resolve();
      });
    });
  }

  /** @throws Error when the server ends instead */
  async ready(): Promise<void> {
    const until = performance.now() + READY_WITHIN_MS;
    while (!(await this.isReady())) {
      if (this.hasEnded || performance.now() > until)
        throw new Error(`The server of ${this.host} did not start.`);
      await delay(LOOK_EVERY_MS);
    }
  }

  async stop(): Promise<void> {
    if (!this.hasEnded) this.child.kill('SIGINT');
    await this.ended;
  }

  private async isReady(): Promise<boolean> {
    const answer = await fetch(`${this.url}/readyz`).catch(() => null);
    return answer?.ok ?? false;
  }
}
