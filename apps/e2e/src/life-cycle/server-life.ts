import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect } from '@jest/globals';

import { startBuiltServer, type BuiltServer } from '#libs/testing';

/** A folder with the data of a server that was started and stopped once, and the server that a test starts on it. */
export class ServerLife {
  private server: BuiltServer | undefined;

  /** @param parent a folder of the test's own, in which that of the data is */
  private constructor(
    readonly parent: string,
    readonly dataDir: string,
  ) {}

  static async begin(): Promise<ServerLife> {
    const parent = await mkdtemp(join(tmpdir(), 'guildhall-life-'));
    const life = new ServerLife(parent, join(parent, 'data'));
    const first = await life.startWhole();
    expect(await first.end()).toMatchObject({ code: 0 });
    return life;
  }

  async start(env: Record<string, string> = {}): Promise<BuiltServer> {
    this.server = await startBuiltServer({ DATA_DIR: this.dataDir, ...env });
    return this.server;
  }

  /** Starts it and waits until it is ready. */
  async startWhole(): Promise<BuiltServer> {
    const server = await this.start();
    await server.ready();
    return server;
  }

  /** The process of the PostgreSQL that runs on the data. */
  async databaseProcess(): Promise<number> {
    return Number.parseInt(await readFile(join(this.dataDir, 'postgres', 'postmaster.pid'), 'utf8'), 10);
  }

  /** Stops the server that was started last, if it still runs. */
  async stop(): Promise<void> {
    if (this.server?.child.exitCode === null) await this.server.end('SIGTERM');
    this.server = undefined;
  }

  async end(): Promise<void> {
    await rm(this.parent, { recursive: true, force: true });
  }
}
