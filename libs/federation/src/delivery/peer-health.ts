import { sql } from 'kysely';

import type { Database } from '#libs/database';
import type { Clock } from '#libs/kernel';

import { wakeUp } from './wake-up.js';

/** How often a host that is heard from is noted, and, while nothing can be delivered there, tried for it. */
const NOTED_EVERY_SECONDS = 60;

/** What this process learns of the health of other hosts. */
export class PeerHealth {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * A signed request came from a host: it is there again, so what waits for it is tried at once. A pause that the host
   * asked for still holds.
   */
  async heardFrom(host: string): Promise<void> {
    const now = this.clock.now();
    const before = new Date(now.getTime() - NOTED_EVERY_SECONDS * 1000);
    await this.database.transaction(async (tx) => {
      await sql`
        with heard as (
          update peer set last_heard_at = ${now}, probe_at = null
          from instance where instance.id = peer.instance_id and instance.host = ${host}
            and (peer.last_heard_at is null or peer.last_heard_at <= ${before})
          returning peer.failing_since
        )
        select ${wakeUp} from heard where failing_since is not null`.execute(tx.sql);
    });
  }
}
