import { Injectable } from '@nestjs/common';

import type { Database } from '#libs/database';

/** Whether this process should get traffic: it is not stopping and its database answers. */
@Injectable()
export class Readiness {
  private stopping = false;

  constructor(private readonly database: Database) {}

  /** From now on the process says that it is not ready, so that a proxy sends nobody here. */
  stop(): void {
    this.stopping = true;
  }

  async isReady(): Promise<boolean> {
    if (this.stopping) return false;
    try {
      await this.database.pool.query('select 1');
      return true;
    } catch {
      return false;
    }
  }
}
