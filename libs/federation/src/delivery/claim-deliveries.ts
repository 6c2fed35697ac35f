import { sql } from 'kysely';

import type { Database } from '#libs/database';

/** What `peer.signature` holds. */
export type AcceptedScheme = 'cavage' | 'rfc9421';

/** A delivery that this process alone may send until the claim ends. */
export interface ClaimedDelivery {
  readonly seq: number;
  /** From 1; names the claim. */
  readonly attempt: number;
  readonly activityId: string;
  readonly host: string;
  readonly inbox: string;
  readonly dueSince: Date;
  /** The scheme that the host accepted last. */
  readonly scheme: AcceptedScheme | null;
  readonly failingSince: Date | null;
  readonly isQuick: boolean;
}

/** How many deliveries may be claimed; `strangers` of them for hosts that have not shown that they answer quickly. */
export interface Places {
  readonly all: number;
  readonly strangers: number;
}

/** Longer than the longest attempt: two requests of ten seconds each. */
export const CLAIM_SECONDS = 60;

const isWaiting = sql`delivered_at is null and dead_at is null`;

/** One row for each host with something waiting, in as many steps as there are hosts: the index is jumped through. */
const waitingHosts = sql`
  waiting (host) as (
    (select host from delivery where ${isWaiting} order by host limit 1)
    union all
    select (select next.host from delivery next where next.host > waiting.host and ${isWaiting}
      order by next.host limit 1)
    from waiting where waiting.host is not null
  )`;

/** The first waiting delivery of each host whose turn it is. */
const dueAt = (now: Date) => sql`
  due as (
    select head.seq, peer.signature, peer.failing_since,
      coalesce(peer.is_quick, false) and peer.failing_since is null is_quick
    from waiting
    cross join lateral (
      select seq, not_before, claimed_until from delivery
      where delivery.host = waiting.host and ${isWaiting} order by seq limit 1
    ) head
    left join instance on instance.host = waiting.host
    left join peer on peer.instance_id = instance.id
    where (head.claimed_until is null or head.claimed_until <= now())
      and (head.not_before is null or head.not_before <= ${now})
      and (peer.probe_at is null or peer.probe_at <= ${now})
  )`;

/**
 * Claims the first waiting delivery of each host whose turn it is, so that a host gets one at a time and all in order.
 * The claim of a process that dies ends by the database's clock. Two processes never claim the same: one of them gets
 * the row's lock, the other sees it claimed.
 */
export const claimDeliveries = async (
  { sql: connection }: Database,
  places: Places,
  now: Date,
): Promise<ClaimedDelivery[]> => {
  const { rows } = await sql<ClaimedDelivery>`
    with recursive ${waitingHosts}, ${dueAt(now)}, ranked as (
      select due.*, row_number() over (partition by is_quick order by seq) place from due
    ), chosen as (
      select ranked.* from ranked join delivery using (seq)
      where (ranked.is_quick or ranked.place <= ${places.strangers}) and ${isWaiting}
        and (delivery.claimed_until is null or delivery.claimed_until <= now())
      order by seq limit ${places.all}
      for update of delivery skip locked
    )
    update delivery
    set attempts = delivery.attempts + 1, claimed_until = now() + make_interval(secs => ${CLAIM_SECONDS})
    from chosen where delivery.seq = chosen.seq
    returning delivery.seq, delivery.attempts attempt, delivery.activity_id "activityId", delivery.host, delivery.inbox,
      delivery.due_since "dueSince", chosen.signature scheme, chosen.failing_since "failingSince",
      chosen.is_quick "isQuick"`.execute(connection);
  return rows;
};
