import { sql, type RawBuilder } from 'kysely';

/** For how long is kept what an operator decides about. */
export interface KeptDays {
  readonly streamEvents: number;
}

/** Selects the `ctid` of at most `most` rows that may go. */
type Rule = (kept: KeptDays, most: number) => RawBuilder<unknown>;

const REPEAT_DAYS = 7;
const FACT_DAYS = 7;
const READ_NOTIFICATION_DAYS = 180;
const NOTIFICATION_DAYS = 365;
const STATEMENT_DAYS = 30;

const before = (days: number): RawBuilder<Date> => sql<Date>`now() - make_interval(days => ${sql.lit(days)})`;

/** The smallest UUIDv7 of that moment: ids of older rows sort before it. */
const idBefore = (days: number): RawBuilder<string> =>
  sql<string>`(lpad(to_hex((extract(epoch from ${before(days)}) * 1000)::bigint), 12, '0')
    || '70008000000000000000')::uuid`;

const olderEvents =
  (table: 'thread_event' | 'account_event'): Rule =>
  ({ streamEvents }, most) =>
    sql`select ctid from ${sql.table(table)} where created_at < ${before(streamEvents)}
      order by created_at limit ${sql.lit(most)}`;

/**
 * What may go from which table, in the order in which they are pruned. Tables that are not named here are kept on
 * purpose (posts, reports, the audit log), or are swept by the library that owns them: sessions, links, rate counters
 * and unconfirmed registrations (`identity.sweep`), mail (`mail.sweep`), files (`files.remove-unused`), videos and
 * their uploads (`media.sweep`), and finished
 * jobs, which pg-boss removes itself after a week.
 */
export const pruneRules = {
  /** Events of threads, from which pages catch up. */
  thread_event: olderEvents('thread_event'),
  /** Events of people's own streams, likewise. */
  account_event: olderEvents('account_event'),
  /** Answers to creates: nobody repeats a request after a week. */
  idempotency_key: (_, most) =>
    sql`select ctid from idempotency_key where created_at < ${before(REPEAT_DAYS)}
      order by created_at limit ${sql.lit(most)}`,
  /** Facts that everyone has reacted to; one with a delivery that is still owed, or was given up, stays. */
  domain_event: (_, most) =>
    sql`select ctid from domain_event where handled_at < ${before(FACT_DAYS)}
      and not exists (select from domain_event_delivery where event_id = domain_event.id)
      order by handled_at limit ${sql.lit(most)}`,
  /** Which fact led to which notification, once the fact is gone and so cannot be delivered again. */
  notification_cause: (_, most) =>
    sql`select ctid from notification_cause where event_id < ${idBefore(FACT_DAYS)}
      and not exists (select from domain_event where id = notification_cause.event_id)
      order by event_id limit ${sql.lit(most)}`,
  /** Notifications that were read half a year ago, and those that nobody read for a year. */
  notification: (_, most) =>
    sql`select ctid from notification where updated_at < ${before(READ_NOTIFICATION_DAYS)}
      and (read_at is not null or updated_at < ${before(NOTIFICATION_DAYS)})
      order by updated_at limit ${sql.lit(most)}`,
  /** What was asked for elsewhere a week ago, whatever became of it. */
  missing_post: (_, most) =>
    sql`select ctid from missing_post where asked_at < ${before(REPEAT_DAYS)}
      order by asked_at limit ${sql.lit(most)}`,
  /** Statements that no learning record store has taken for a month. */
  learning_statement: (_, most) =>
    sql`select ctid from learning_statement where created_at < ${before(STATEMENT_DAYS)}
      order by created_at limit ${sql.lit(most)}`,
} as const satisfies Record<string, Rule>;
