import { sql } from 'kysely';

import type { Database } from '#libs/database';
import type { Clock } from '#libs/kernel';
import type { Log } from '#libs/observability';

const HOUR_MS = 3_600_000;
/** A week is shown; a day more lets clocks differ. */
const KEPT_MS = 8 * 24 * HOUR_MS;
const WRITTEN_AFTER_MS = 5_000;

interface Count {
  readonly host: string;
  readonly hour: number;
  delivered: number;
  failed: number;
}

/**
 * Counts which attempts to deliver a host took and which failed, hour by hour, so that nobody has to go through deliveries
 * to tell. Counting costs one statement every five seconds; a process that is killed forgets that much.
 */
export class DeliveryTally {
  private readonly counts = new Map<string, Count>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Counts one attempt. */
  count(host: string, isDelivered: boolean): void {
    const count = this.countOf(host);
    if (isDelivered) count.delivered += 1;
    else count.failed += 1;
    this.timer ??= setTimeout(() => {
      this.write().catch((error: unknown) =>
        this.log.warn({ err: error }, 'what was delivered was not counted'),
      );
    }, WRITTEN_AFTER_MS).unref();
  }

  /** Writes down what was counted since the last time. */
  async write(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const counts = [...this.counts.values()];
    if (counts.length === 0) return;
    this.counts.clear();
    try {
      await this.add(counts);
    } catch (error) {
      for (const { host, hour, delivered, failed } of counts) {
        const count = this.countOf(host, hour);
        count.delivered += delivered;
        count.failed += failed;
      }
      throw error;
    }
  }

  private countOf(host: string, hour = Math.floor(this.clock.now().getTime() / HOUR_MS) * HOUR_MS): Count {
    const key = `${host} ${hour}`;
    const known = this.counts.get(key) ?? { host, hour, delivered: 0, failed: 0 };
    this.counts.set(key, known);
    return known;
  }

  /** In one order, so that processes that write the same rows wait for each other instead of both. */
  private async add(counts: readonly Count[]): Promise<void> {
    const rows = JSON.stringify(counts.map((count) => ({ ...count, hour: new Date(count.hour) })));
    const last = new Date(this.clock.now().getTime() - KEPT_MS);
    await sql`
      with old as (
        delete from delivery_tally where hour < ${last}
          and host in (select host from jsonb_to_recordset(${rows}::jsonb) as given (host text))
      )
      insert into delivery_tally as tally (host, hour, delivered, failed)
      select host, hour, delivered, failed
      from jsonb_to_recordset(${rows}::jsonb)
        as given (host text, hour timestamptz, delivered bigint, failed bigint)
      order by host, hour
      on conflict (host, hour) do update set delivered = tally.delivered + excluded.delivered,
        failed = tally.failed + excluded.failed`.execute(this.database.sql);
  }
}
