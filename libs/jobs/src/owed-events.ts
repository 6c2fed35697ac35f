import { sql } from 'kysely';

import type { Database, Transaction } from '#libs/database';
import type { RecordedEvent } from '#libs/kernel';

import type { FailedDelivery } from './subscriber.js';

/** After so many attempts a delivery is left for an administrator to look at (about five hours). */
export const MOST_ATTEMPTS = 14;

const BATCH = 50;

interface EventRow {
  id: string;
  kind: string;
  payload: unknown;
  created_at: Date;
}

const eventOf = (row: EventRow): RecordedEvent =>
  ({ id: row.id, kind: row.kind, payload: row.payload, at: row.created_at }) as RecordedEvent;

/** Claims facts that nobody has reacted to yet; the claim lasts as long as the transaction. */
export const claimEvents = async (tx: Transaction): Promise<RecordedEvent[]> => {
  const rows = await tx.sql
    .selectFrom('domain_event')
    .select(['id', 'kind', 'payload', 'created_at'])
    .where('handled_at', 'is', null)
    .orderBy('id')
    .limit(BATCH)
    .forUpdate()
    .skipLocked()
    .execute();
  return rows.map(eventOf);
};

export const markHandled = async (tx: Transaction, ids: readonly string[]): Promise<void> => {
  await tx.sql
    .updateTable('domain_event')
    .set({ handled_at: sql`now()` })
    .where('id', 'in', ids)
    .execute();
};

/** A delivery that failed before and is due again. */
export interface OwedDelivery {
  readonly event: RecordedEvent;
  readonly subscriber: string;
  readonly attempts: number;
}

/** Whether any delivery that failed before is due again, which is rare. */
export const areDeliveriesDue = async ({ sql: db }: Database): Promise<boolean> => {
  const row = await db
    .selectFrom('domain_event_delivery')
    .select('event_id')
    .where('dead_at', 'is', null)
    .where('not_before', '<=', sql<Date>`now()`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
};

/** Claims deliveries that are due again; the claim lasts as long as the transaction. */
export const claimDeliveries = async (tx: Transaction): Promise<OwedDelivery[]> => {
  const rows = await tx.sql
    .selectFrom('domain_event_delivery as delivery')
    .innerJoin('domain_event as event', 'event.id', 'delivery.event_id')
    .select(['event.id', 'event.kind', 'event.payload', 'event.created_at'])
    .select(['delivery.subscriber', 'delivery.attempts'])
    .where('delivery.dead_at', 'is', null)
    .where('delivery.not_before', '<=', sql<Date>`now()`)
    .orderBy('event.id')
    .limit(BATCH)
    .forUpdate('delivery')
    .skipLocked()
    .execute();
  return rows.map((row) => ({ event: eventOf(row), subscriber: row.subscriber, attempts: row.attempts }));
};

export const forgetDelivery = async (tx: Transaction, { event, subscriber }: OwedDelivery): Promise<void> => {
  await tx.sql
    .deleteFrom('domain_event_delivery')
    .where('event_id', '=', event.id)
    .where('subscriber', '=', subscriber)
    .execute();
};

/** Remembers a failed delivery: due again after 1 s, then twice as long each time up to an hour. */
export const rememberFailure = async (tx: Transaction, failure: FailedDelivery): Promise<boolean> => {
  const isDead = failure.attempts >= MOST_ATTEMPTS;
  const seconds = Math.min(3600, 2 ** Math.max(0, failure.attempts - 1));
  const state = {
    attempts: failure.attempts,
    not_before: sql<Date>`now() + make_interval(secs => ${seconds})`,
    last_error: failure.error,
    dead_at: isDead ? sql<Date>`now()` : null,
  };
  await tx.sql
    .insertInto('domain_event_delivery')
    .values({ event_id: failure.eventId, subscriber: failure.subscriber, ...state })
    .onConflict((conflict) => conflict.columns(['event_id', 'subscriber']).doUpdateSet(state))
    .execute();
  return isDead;
};
