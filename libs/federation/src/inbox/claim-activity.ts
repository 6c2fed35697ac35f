import { sql } from 'kysely';

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

/** Hosts of which something is due, in one walk along the index. */
export const hostsDue = async ({ sql: connection }: Database): Promise<string[]> => {
  const { rows } = await sql<{ host: string }>`
    with recursive waiting (host) as (
      (select host from inbox_activity where ${isWaiting} order by host limit 1)
      union all
      select (select next.host from inbox_activity next where next.host > waiting.host and ${isWaiting}
        order by next.host limit 1)
      from waiting where waiting.host is not null
    )
    select host from waiting where host is not null
      and exists (select from inbox_activity i where i.host = waiting.host and ${isWaiting}
        and (not_before is null or not_before <= now()))`.execute(connection);
  return rows.map(({ host }) => host);
};

/** Holds a host until the transaction ends: nobody else handles what came from it. @returns false when somebody does */
export const holdHost = async (tx: Transaction, host: string): Promise<boolean> => {
  const { rows } = await sql<{ isHeld: boolean }>`
    select pg_try_advisory_xact_lock(${sql.lit(HOST_LOCKS)}, hashtext(${host})) as "isHeld"`.execute(tx.sql);
  return rows[0]?.isHeld === true;
};

/**
 * What is due of a host that is held, in the order in which it came, without what is known already. What has to wait does
 * not hold up what comes after it. The transaction may be old, so that the time is not that of its beginning.
 */
export const nextActivities = async (
  tx: Transaction,
  host: string,
  { known, most }: { readonly known: readonly number[]; readonly most: number },
): Promise<ClaimedActivity[]> => {
  const { rows } = await sql<ClaimedActivity>`
    select seq, uri, host, body, attempts from inbox_activity
    where host = ${host} and ${isWaiting} and (not_before is null or not_before <= clock_timestamp())
      and seq <> all(${[...known]}::bigint[])
    order by seq limit ${most}`.execute(tx.sql);
  return rows;
};
