import { GroupedWrites, type Database } from '#libs/database';
import type { Log } from '#libs/observability';

/** The channel on which processors hear that something arrived. */
export const INBOX_CHANNEL = 'federation_inbox';

/**
 * Wakes the processors, apart from storing what arrived: PostgreSQL lets transactions that notify commit one after the
 * other. Whoever rings while it rings already rings together; who does not hear it looks every second.
 */
export class InboxBell {
  private readonly rings: GroupedWrites<null>;

  constructor(
    { pool }: Database,
    private readonly log: Log,
  ) {
    this.rings = new GroupedWrites(() => pool.query('select pg_notify($1, $2)', [INBOX_CHANNEL, '']));
  }

  /** Keeps nobody waiting. */
  ring(): void {
    this.rings
      .add(null)
      .catch((error: unknown) => this.log.warn({ err: error }, 'nobody was told that something arrived'));
  }
}
