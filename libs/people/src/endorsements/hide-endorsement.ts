import { sql } from 'kysely';

import type { Database } from '#libs/database';
import { notFound, type AccountViewer } from '#libs/kernel';

/**
 * Hides what was said of a skill of one's own, or shows it again.
 *
 * @throws DomainError `not-found`
 */
export const hideEndorsement = async (
  database: Database,
  me: AccountViewer,
  endorsementId: string,
  hiddenAt: Date | null,
): Promise<void> => {
  const { rows } = await database.transaction((tx) =>
    sql`
      update endorsement set hidden_at = ${hiddenAt}
      where id = ${endorsementId} and person_id = ${me.personId} and revoked_at is null and taken_down_at is null
      returning id`.execute(tx.sql),
  );
  if (rows.length === 0) throw notFound();
};

/** Takes an endorsement down after a report was upheld; it does not come back by being said again. */
export const takeDownEndorsement = async (
  database: Database,
  endorsementId: string,
  now: Date,
): Promise<void> => {
  await database.transaction((tx) =>
    tx.sql
      .updateTable('endorsement')
      .set({ taken_down_at: now })
      .where('id', '=', endorsementId)
      .where('taken_down_at', 'is', null)
      .execute(),
  );
};
