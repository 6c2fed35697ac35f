import { sql, type RawBuilder } from 'kysely';

import type { Transaction } from '#libs/database';

/** Forgets registrations that will not be confirmed, and gives back the names that they held. */
export const dropRegistrations = async (tx: Transaction, which: RawBuilder<boolean>): Promise<void> => {
  await sql`
    with dropped as (delete from pending_registration where ${which} returning id)
    delete from actor_name where kind = 'reserved' and owner_id in (select id from dropped)
  `.execute(tx.sql);
};
