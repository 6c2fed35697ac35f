import type { Pool } from 'pg';

import { GroupedWrites } from './grouped-writes.js';

/**
 * Wakes those who hear one channel with a `Listener`, apart from the transaction that stored what they wait for: PostgreSQL
 * lets transactions that notify commit one after the other. Whoever rings while it rings already rings together.
 */
export class Bell {
  private readonly rings: GroupedWrites<null>;

  constructor(
    pool: Pool,
    channel: string,
    /** Told why nobody heard; those who wait look for themselves now and then as well. */
    private readonly onUnheard: (error: unknown) => void,
  ) {
    this.rings = new GroupedWrites(() => pool.query('select pg_notify($1, $2)', [channel, '']));
  }

  /** Keeps nobody waiting. */
  ring(): void {
    this.rings.add(null).catch(this.onUnheard);
  }
}
