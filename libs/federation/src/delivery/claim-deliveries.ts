import { sql, type RawBuilder } from 'kysely';

import type { Database } from '#libs/database';
import { LIMITS } from '#libs/kernel';

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
/** How many a host that answers quickly gets at once; any other gets one. As many as there are connections to it. */
const AT_ONCE = LIMITS.outgoing.perHost;
/** How far along its queue a host's deliveries are looked at, where it may have several. */
const LOOK_AHEAD = 32;

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

/** Hosts that may be tried, and how many they may have at once. */
const triedHosts = (now: Date) => sql`
  tried as (
    select host.*, case when is_quick then ${sql.lit(AT_ONCE)} else 1 end most
    from (
      select waiting.host, peer.signature, peer.failing_since,
        coalesce(peer.is_quick, false) and peer.failing_since is null is_quick
      from waiting
      left join instance on instance.host = waiting.host
      left join peer on peer.instance_id = instance.id
      where waiting.host is not null and (peer.probe_at is null or peer.probe_at <= ${now})
    ) host
  )`;

/** The beginning of a host's queue, each with what stands before it. */
const queueOf = (now: Date) => sql`
  select seq, lane, is_claimed, row_number() over (order by seq) place,
    row_number() over (partition by lane order by seq) place_in_lane,
    count(*) filter (where lane is null) over (order by seq) without_lane,
    count(*) filter (where is_claimed) over () claimed, bool_or(is_put_off) over () is_resting
  from (
    select seq, lane, coalesce(claimed_until > now(), false) is_claimed, coalesce(not_before > ${now}, false) is_put_off
    from delivery where delivery.host = tried.host and ${isWaiting} order by seq
    limit case when tried.is_quick then ${sql.lit(LOOK_AHEAD)} else ${sql.lit(AT_ONCE)} end
  ) beginning`;

/**
 * The deliveries whose turn it is: of each lane of a host the first, unless one without a lane stands before it; one
 * without a lane when nothing stands before it. A host that asked for a pause with any of them gets none.
 */
const due = (now: Date) => sql`
  due as (
    select next.seq, tried.signature, tried.failing_since, tried.is_quick
    from tried
    cross join lateral (
      select seq, claimed + row_number() over (order by seq) number
      from (${queueOf(now)}) queue
      where not is_claimed and not is_resting
        and case when lane is null then place = 1 else place_in_lane = 1 and without_lane = 0 end
    ) next
    where next.number <= tried.most
  )`;

/** As `isWaiting`, in words that lead no planner without statistics to walk through all that waits. */
const stillWaits = sql`coalesce(delivered_at, dead_at) is null`;

/** The statement of {@link claimDeliveries}. */
export const claiming = (places: Places, now: Date): RawBuilder<ClaimedDelivery> => sql<ClaimedDelivery>`
  with recursive ${waitingHosts}, ${triedHosts(now)}, ${due(now)}, ranked as (
    select due.*, row_number() over (partition by is_quick order by seq) place from due
  ), candidate as materialized (
    select * from ranked where is_quick or place <= ${places.strangers}
  ), chosen as (
    select seq from delivery
    where seq = any(array(select seq from candidate)) and ${stillWaits}
      and (claimed_until is null or claimed_until <= now())
    order by seq limit ${places.all}
    for update skip locked
  )
  update delivery
  set attempts = delivery.attempts + 1, claimed_until = now() + make_interval(secs => ${CLAIM_SECONDS})
  from chosen join candidate using (seq) where delivery.seq = chosen.seq
  returning delivery.seq, delivery.attempts attempt, delivery.activity_id "activityId", delivery.host, delivery.inbox,
    delivery.due_since "dueSince", candidate.signature scheme, candidate.failing_since "failingSince",
    candidate.is_quick "isQuick"`;

/**
 * Claims deliveries whose turn it is. What is about one thread reaches a host in order, one at a time; of different
 * threads a host that answers quickly gets several at once. The claim of a process that dies ends by the database's clock.
 * Two processes never claim the same: one of them gets the row's lock, the other sees it claimed.
 */
export const claimDeliveries = async (
  { prepared }: Database,
  places: Places,
  now: Date,
): Promise<ClaimedDelivery[]> => (await claiming(places, now).execute(prepared)).rows;
