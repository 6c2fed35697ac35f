import { sql, type RawBuilder } from 'kysely';

/** The channel on which deliverers hear that something is owed. */
export const WAKE_UP_CHANNEL = 'federation_delivery';

/** Wakes the deliverers when the transaction commits; repeats within a transaction are one. */
export const wakeUp: RawBuilder<unknown> = sql`pg_notify(${sql.lit(WAKE_UP_CHANNEL)}, '')`;
