import { Injectable } from '@nestjs/common';

import type { Database } from '#libs/database';
import { settledWithin } from '#libs/kernel';

const ANSWER_WITHIN_MS = 5_000;

/** Whether this process should get traffic: it is not stopping and its database answers in time. */
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
      return await settledWithin(ANSWER_WITHIN_MS, this.database.pool.query('select 1'));
    } catch {
      return false;
    }
  }
}
