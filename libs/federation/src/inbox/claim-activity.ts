import { sql } from 'kysely';

import type { Database, Transaction } from '#libs/database';

import type { Later, Outcome, Settled } from './outcome.js';

/** An activity that this process alone handles until its transaction ends. */
export interface ClaimedActivity {
  readonly seq: number;
  readonly uri: string;
  readonly host: string;
  readonly body: Buffer;
  readonly attempts: number;
}

const isWaiting = sql`handled_at is null and dead_at is null`;
const isDue = sql`(not_before is null or not_before <= now())`;

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
      and exists (select from inbox_activity i where i.host = waiting.host and ${isWaiting} and ${isDue})`.execute(
    connection,
  );
  return rows.map(({ host }) => host);
};

/**
 * Claims the first activity of a host that is due. Nothing is claimed while another process has it, so that each host has
 * one at a time, in the order in which they came; one that has to wait does not hold up those after it.
 */
export const claimActivity = async (tx: Transaction, host: string): Promise<ClaimedActivity | null> => {
  const { rows } = await sql<ClaimedActivity>`
    select seq, uri, host, body, attempts from inbox_activity
    where ${isWaiting} and ${isDue} and seq = (
      select seq from inbox_activity where host = ${host} and ${isWaiting} and ${isDue} order by seq limit 1)
    for update skip locked`.execute(tx.sql);
  return rows[0] ?? null;
};

/** Seconds until something is looked for again that has not come: 1, 4, 16, up to about 17 minutes. */
const untilThere = (attempts: number): number => 4 ** attempts;
const MOST_LOOKS = 7;

/** Seconds until a server is asked again: from a minute doubling to four hours, over about a day. */
const untilAsked = (attempts: number): number => Math.min(60 * 2 ** attempts, 4 * 3_600);
const MOST_QUESTIONS = 12;

const settle = async (tx: Transaction, seq: number, { verdict, because }: Omit<Settled, 'provides'>) => {
  await sql`
    update inbox_activity set handled_at = now(), verdict = ${verdict}, because = ${because}, awaits = null,
      attempts = attempts + 1
    where seq = ${seq}`.execute(tx.sql);
};

/** Lets those activities go on that waited for something that there is now. */
export const releaseAwaiting = async (tx: Transaction, provided: readonly string[]): Promise<void> => {
  if (provided.length === 0) return;
  await sql`
    update inbox_activity set not_before = null where seq in (
      select seq from inbox_activity where awaits = any(${[...provided]}::text[]) and ${isWaiting}
      for update skip locked)`.execute(tx.sql);
};

const postpone = async (tx: Transaction, { seq, attempts }: ClaimedActivity, later: Later): Promise<void> => {
  const isLast = attempts + 1 >= (later.awaits === null ? MOST_QUESTIONS : MOST_LOOKS);
  const seconds = (later.awaits === null ? untilAsked : untilThere)(attempts);
  await sql`
    update inbox_activity set attempts = attempts + 1, because = ${later.because}, awaits = ${later.awaits},
      not_before = now() + make_interval(secs => ${seconds}), dead_at = case when ${isLast} then now() end
    where seq = ${seq}`.execute(tx.sql);
};

/** Writes down what became of an activity, in the transaction that holds the claim. */
export const conclude = async (
  tx: Transaction,
  claimed: ClaimedActivity,
  outcome: Outcome,
): Promise<void> => {
  if (outcome.kind === 'settled') {
    await settle(tx, claimed.seq, outcome);
    await releaseAwaiting(tx, outcome.provides);
    return;
  }
  const isInVain = outcome.awaits !== null && claimed.attempts + 1 >= MOST_LOOKS;
  if (isInVain) await settle(tx, claimed.seq, { ...outcome, kind: 'settled', verdict: outcome.otherwise });
  else await postpone(tx, claimed, outcome);
};
