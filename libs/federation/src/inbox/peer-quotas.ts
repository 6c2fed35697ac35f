import { sql } from 'kysely';

import type { Database } from '#libs/database';
import { DomainError, LIMITS, type Clock } from '#libs/kernel';
import type { Log } from '#libs/observability';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** How often what was counted is written down, and what others counted is read. */
const SHARED_EVERY_MS = 10_000;
/** Whoever is over the limit of a day looks again within an hour: it may have been raised. */
const LONGEST_WAIT_MS = 60 * MINUTE_MS;
const MOST_HOSTS = 10_000;
const KEPT_DAYS = 31;

/** What came from one host, as this process knows it. */
interface Use {
  day: string;
  minute: number;
  inMinute: number;
  /** By all processes, as of the last exchange. */
  bytesToday: number;
  fresh: { activities: number; bytes: number };
  perMinute: number;
  bytesPerDay: number;
  sharedAt: number;
  sharing: Promise<void> | null;
}

interface Shared {
  readonly bytes: number;
  readonly perMinute: number | null;
  readonly bytesPerDay: number | null;
}

let lastDay = { number: Number.NaN, name: '' };

/** Asked several times for each activity, nearly always of the same day. */
const dayOf = (ms: number): string => {
  const number = Math.floor(ms / DAY_MS);
  if (number !== lastDay.number) lastDay = { number, name: new Date(ms).toISOString().slice(0, 10) };
  return lastDay.name;
};

const newUse = (now: number): Use => ({
  day: dayOf(now),
  minute: now,
  inMinute: 0,
  bytesToday: 0,
  fresh: { activities: 0, bytes: 0 },
  perMinute: LIMITS.federation.activitiesPerMinute,
  bytesPerDay: LIMITS.federation.bytesPerDay,
  sharedAt: 0,
  sharing: null,
});

/**
 * How much is taken from each host: activities in a minute, by each process, and bytes in a day (UTC), by all of them to
 * within seconds. What is over it is refused, to be sent later. Counting costs one statement every ten seconds.
 */
export class PeerQuotas {
  private readonly uses = new Map<string, Use>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Counts one activity of a host whose sender is proven. @throws DomainError `activity.over-quota` */
  async take(host: string, bytes: number): Promise<void> {
    const now = this.clock.now().getTime();
    const use = await this.useOf(host, now);
    const wait = this.waitOf(use, now, bytes);
    if (wait > 0) throw new DomainError('activity.over-quota', { retryAfterSeconds: Math.ceil(wait / 1000) });
    use.inMinute += 1;
    use.fresh.activities += 1;
    use.fresh.bytes += bytes;
  }

  /** Milliseconds until the host may send again; 0 when it may now. */
  private waitOf(use: Use, now: number, bytes: number): number {
    if (now - use.minute >= MINUTE_MS) {
      use.minute = now;
      use.inMinute = 0;
    }
    if (use.bytesToday + use.fresh.bytes + bytes > use.bytesPerDay)
      return Math.min(LONGEST_WAIT_MS, DAY_MS - (now % DAY_MS));
    return use.inMinute >= use.perMinute ? use.minute + MINUTE_MS - now : 0;
  }

  private async useOf(host: string, now: number): Promise<Use> {
    const known = this.uses.get(host);
    const use = known ?? newUse(now);
    if (known === undefined) this.remember(host, use);
    if (use.sharing === null && (now - use.sharedAt >= SHARED_EVERY_MS || use.day !== dayOf(now)))
      use.sharing = this.share(host, use, now).finally(() => {
        use.sharing = null;
      });
    // At first, and on a new day, nothing is known of the host; otherwise the exchange keeps nobody waiting.
    if (use.sharedAt === 0 || use.day !== dayOf(now)) await use.sharing;
    else
      use.sharing?.catch((error: unknown) =>
        this.log.warn({ err: error, host }, 'what a host has sent was not written down'),
      );
    return use;
  }

  private remember(host: string, use: Use): void {
    const [oldest] = this.uses.keys();
    if (this.uses.size >= MOST_HOSTS && oldest !== undefined) this.uses.delete(oldest);
    this.uses.set(host, use);
  }

  /** Writes down what was counted since the last time and reads what all processes have. */
  private async share(host: string, use: Use, now: number): Promise<void> {
    const { day, fresh } = use;
    use.fresh = { activities: 0, bytes: 0 };
    use.bytesToday += fresh.bytes;
    try {
      const today = dayOf(now);
      const shared = await this.add(host, { day, fresh }, today);
      use.day = today;
      use.bytesToday = shared.bytes;
      use.perMinute = shared.perMinute ?? LIMITS.federation.activitiesPerMinute;
      use.bytesPerDay = shared.bytesPerDay ?? LIMITS.federation.bytesPerDay;
      use.sharedAt = now;
    } catch (error) {
      use.fresh.activities += fresh.activities;
      use.fresh.bytes += fresh.bytes;
      use.bytesToday -= fresh.bytes;
      throw error;
    }
  }

  /** In one statement, also where a day has ended since: what fails is counted again, all of it or nothing. */
  private async add(
    host: string,
    { day, fresh }: Pick<Use, 'day' | 'fresh'>,
    today: string,
  ): Promise<Shared> {
    const last = dayOf(this.clock.now().getTime() - KEPT_DAYS * DAY_MS);
    const isOver = day !== today;
    const { rows } = await sql<Shared>`
      with used as (
        insert into peer_usage (host, day, activities, bytes)
        select ${host}, * from unnest(${isOver ? [day, today] : [today]}::text[],
          ${isOver ? [fresh.activities, 0] : [fresh.activities]}::bigint[],
          ${isOver ? [fresh.bytes, 0] : [fresh.bytes]}::bigint[])
        on conflict (host, day) do update set activities = peer_usage.activities + excluded.activities,
          bytes = peer_usage.bytes + excluded.bytes
        returning day, bytes
      ), old as (
        delete from peer_usage where host = ${host} and day < ${last}
      )
      select used.bytes, p.most_per_minute "perMinute", p.most_bytes_per_day "bytesPerDay"
      from used left join (peer p join instance i on i.id = p.instance_id and i.host = ${host}) on true
      where used.day = ${today}`.execute(this.database.sql);
    return rows[0] ?? { bytes: 0, perMinute: null, bytesPerDay: null };
  }
}
