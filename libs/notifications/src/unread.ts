import { sql, type Kysely } from 'kysely';

import type { Tables } from '#libs/database';

/** How many unread notifications each of some people has; people without any are left out. */
export const countUnread = async (
  db: Kysely<Tables>,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  if (personIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('notification')
    .select(['person_id', sql<string>`count(*)`.as('unread')])
    .where('person_id', 'in', [...personIds])
    .where('read_at', 'is', null)
    .groupBy('person_id')
    .execute();
  return new Map(rows.map((row) => [row.person_id, Number(row.unread)]));
};
