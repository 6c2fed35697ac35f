import { sql, type RawBuilder } from 'kysely';

import type { PartnerPolicy, PartnerView } from '#libs/contracts';
import { LIMITS } from '#libs/kernel';

import { momentOf } from '../moment-of.js';
import { troubleOf } from './trouble-of.js';

/** Another instance with what is known of it, as a statement reads it. */
export interface PartnerRow {
  readonly host: string;
  readonly policy: PartnerPolicy;
  readonly software: string;
  readonly lastHeardAt: Date | null;
  readonly failingSince: Date | null;
  readonly lastError: string;
  readonly waiting: number;
  readonly waitingSince: Date | null;
  readonly arriving: number;
  readonly arrivingSince: Date | null;
  readonly deliveredDay: number;
  readonly failedDay: number;
  readonly deliveredWeek: number;
  readonly failedWeek: number;
  readonly dead: number;
  /** When the oldest of them was published. */
  readonly firstDeadAt: Date | null;
  readonly lastDeadAt: Date | null;
  readonly deadError: string | null;
  readonly perMinute: number | null;
  readonly bytesPerDay: number | null;
  readonly activitiesToday: number;
  readonly bytesToday: number;
  readonly followedThere: number;
  readonly followedHere: number;
}

const followed = (here: boolean): RawBuilder<number> => {
  const other = here ? sql`f.follower_id` : sql`f.target_id`;
  return sql<number>`(select count(distinct f.target_id)::int from follow f
    join remote_actor a on a.owner_id = ${other}
    where a.instance_id = p.instance_id and f.target_kind = 'community' and f.state = 'accepted')`;
};

/**
 * Every instance elsewhere that was decided about or heard of: instances under the alias `i`, their peers `p`, what waits
 * for them `w`, what of theirs was not handled yet `a`, what was given up `d`, what came today `u`, how attempts went `s`.
 */
export const partnersFrom = sql`
  peer p join instance i on i.id = p.instance_id and not i.is_local
  left join (
    select host, count(*)::int count, min(due_since) since from delivery
    where delivered_at is null and dead_at is null group by host
  ) w on w.host = i.host
  left join (
    select host, count(*)::int count, min(received_at) since from (
      select host, received_at from inbox_activity
      where handled_at is null and dead_at is null and not_before is null
      union all
      select host, received_at from inbox_activity
      where handled_at is null and dead_at is null and not_before is not null
    ) arrived group by host
  ) a on a.host = i.host
  left join lateral (
    select sum(delivered)::int delivered, sum(failed)::int failed,
      sum(delivered) filter (where hour > now() - interval '24 hours')::int delivered_day,
      sum(failed) filter (where hour > now() - interval '24 hours')::int failed_day
    from delivery_tally where host = i.host and hour > now() - interval '7 days'
  ) s on true
  left join (
    select host, count(*)::int count, min(created_at) first_at, max(dead_at) last_at,
      (array_agg(last_error order by dead_at desc, seq desc))[1] last_error
    from delivery join outbox_activity on id = activity_id where dead_at is not null group by host
  ) d on d.host = i.host
  left join peer_usage u on u.host = i.host and u.day = to_char(now() at time zone 'UTC', 'YYYY-MM-DD')`;

/** An address that somebody only mistyped, and took back, is no partner. */
export const isKnown = sql<boolean>`(p.policy <> 'unknown' or w.count is not null or d.count is not null
  or exists (select from remote_actor known where known.instance_id = p.instance_id))`;

/** The columns of a {@link PartnerRow}. */
export const partnerColumns = sql`
  i.host, p.policy, trim(p.software || ' ' || p.software_version) software, p.last_heard_at "lastHeardAt",
  p.failing_since "failingSince", p.last_error "lastError", coalesce(w.count, 0) waiting, w.since "waitingSince",
  coalesce(a.count, 0) arriving, a.since "arrivingSince", coalesce(s.delivered_day, 0) "deliveredDay",
  coalesce(s.failed_day, 0) "failedDay", coalesce(s.delivered, 0) "deliveredWeek",
  coalesce(s.failed, 0) "failedWeek", coalesce(d.count, 0) dead, d.first_at "firstDeadAt", d.last_at "lastDeadAt", d.last_error "deadError",
  p.most_per_minute "perMinute", p.most_bytes_per_day "bytesPerDay", coalesce(u.activities, 0) "activitiesToday",
  coalesce(u.bytes, 0) "bytesToday", ${followed(false)} "followedThere", ${followed(true)} "followedHere"`;

const deadLettersOf = ({
  dead,
  firstDeadAt,
  lastDeadAt,
  deadError,
}: PartnerRow): PartnerView['deadLetters'] =>
  firstDeadAt === null || lastDeadAt === null
    ? null
    : {
        count: dead,
        firstAt: firstDeadAt.toISOString(),
        lastAt: lastDeadAt.toISOString(),
        trouble: troubleOf(deadError ?? ''),
      };

const quotaOf = ({ perMinute, bytesPerDay }: PartnerRow): PartnerView['quota'] => ({
  perMinute: perMinute ?? LIMITS.federation.activitiesPerMinute,
  bytesPerDay: bytesPerDay ?? LIMITS.federation.bytesPerDay,
  isUsual: perMinute === null && bytesPerDay === null,
});

export const presentPartner = (row: PartnerRow): PartnerView => ({
  host: row.host,
  policy: row.policy,
  software: row.software === '' ? null : row.software,
  lastHeardAt: momentOf(row.lastHeardAt),
  failingSince: momentOf(row.failingSince),
  trouble: row.failingSince === null || row.lastError === '' ? null : troubleOf(row.lastError),
  waiting: { count: row.waiting, since: momentOf(row.waitingSince) },
  arriving: { count: row.arriving, since: momentOf(row.arrivingSince) },
  attempts: {
    day: { delivered: row.deliveredDay, failed: row.failedDay },
    week: { delivered: row.deliveredWeek, failed: row.failedWeek },
  },
  deadLetters: deadLettersOf(row),
  quota: quotaOf(row),
  today: { activities: row.activitiesToday, bytes: row.bytesToday },
  followedThere: row.followedThere,
  followedHere: row.followedHere,
});
