import { sql, type RawBuilder } from 'kysely';

import type { Database, Transaction } from '#libs/database';

/** An activity that this process alone handles until its turn with the host ends. */
export interface ClaimedActivity {
  readonly seq: number;
  readonly uri: string;
  readonly host: string;
  readonly body: Buffer;
  readonly attempts: number;
}

/** Names the locks by which hosts are held, among PostgreSQL's advisory locks. */
const HOST_LOCKS = 0x1b0c;

const isWaiting = sql`handled_at is null and dead_at is null`;
/** The two indexes of what waits are of what can be handled now, and of what is put off. */
const isFresh = sql`${isWaiting} and not_before is null`;
const isPutOff = sql`${isWaiting} and not_before is not null`;

/** One row for each host in an index, in as many steps as there are hosts: it is jumped through. */
const hostsWhere = (isMeant: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  (select host from inbox_activity where ${isMeant} order by host limit 1)
  union all
  select (select next.host from inbox_activity next where next.host > known.host and ${isMeant}
    order by next.host limit 1)
  from known where known.host is not null`;

/** The statement of {@link hostsDue}. */
export const lookingForHosts = (): RawBuilder<{ host: string }> => sql<{ host: string }>`
  select host from (with recursive known (host) as (${hostsWhere(isFresh)}) select host from known) fresh
  where host is not null
  union
  select host from (with recursive known (host) as (${hostsWhere(isPutOff)}) select host from known) put_off
  where host is not null and exists (
    select from inbox_activity i where i.host = put_off.host and ${isPutOff} and not_before <= now())`;

/** Hosts of which something is due. */
export const hostsDue = async ({ sql: connection }: Database): Promise<string[]> => {
  const { rows } = await lookingForHosts().execute(connection);
  return rows.map(({ host }) => host);
};

/** Holds a host until the transaction ends: nobody else handles what came from it. @returns false when somebody does */
export const holdHost = async (tx: Transaction, host: string): Promise<boolean> => {
  const { rows } = await sql<{ isHeld: boolean }>`
    select pg_try_advisory_xact_lock(${sql.lit(HOST_LOCKS)}, hashtext(${host})) as "isHeld"`.execute(tx.sql);
  return rows[0]?.isHeld === true;
};

/** What of a host is claimed: not what is `known` already, and so many at `most`. */
export interface Claim {
  readonly host: string;
  readonly known: readonly number[];
  readonly most: number;
}

/** The statement of {@link nextActivities}. The transaction may be old, so that the time is not that of its beginning. */
export const claimingNext = ({ host, known, most }: Claim): RawBuilder<ClaimedActivity> => {
  const ofHost = sql`host = ${host} and seq <> all(${[...known]}::bigint[])`;
  return sql<ClaimedActivity>`
    select seq, uri, host, body, attempts from inbox_activity where seq in (
      (select seq from inbox_activity where ${ofHost} and ${isFresh} order by seq limit ${most})
      union all
      (select seq from inbox_activity where ${ofHost} and ${isPutOff} and not_before <= (select clock_timestamp())
        order by not_before limit ${most})
    ) order by seq limit ${most}`;
};

/**
 * What is due of a host that is held, in the order in which it came. What has to wait does not hold up what comes after
 * it; where much was put off, what has been due the longest comes first.
 */
export const nextActivities = async (tx: Transaction, claim: Claim): Promise<ClaimedActivity[]> =>
  (await claimingNext(claim).execute(tx.sql)).rows;
