import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Database } from '#libs/database';
import { createDatabase, startBuiltServer, type BuiltServer } from '#libs/testing';

/** A database and a folder, and the built server processes that a test starts on them and lets die. */
export class FaultStage {
  private readonly started: BuiltServer[] = [];

  private constructor(
    private readonly url: string,
    private readonly drop: () => Promise<void>,
    readonly database: Database,
    readonly dataDir: string,
  ) {}

  static async set(): Promise<FaultStage> {
    const { url, drop } = await createDatabase();
    const dataDir = await mkdtemp(join(tmpdir(), 'guildhall-fault-'));
    return new FaultStage(url, drop, await Database.connect({ url, poolSize: 5 }), dataDir);
  }

  async start(env: Record<string, string> = {}): Promise<BuiltServer> {
    const server = await startBuiltServer({ DATABASE_URL: this.url, DATA_DIR: this.dataDir, ...env });
    this.started.push(server);
    return server;
  }

  async strike(): Promise<void> {
    for (const { child } of this.started) child.kill('SIGKILL');
    await this.database.close();
    await this.drop();
    await rm(this.dataDir, { recursive: true, force: true });
  }
}
