import { sql, type Kysely } from 'kysely';

import { isThreadThereFor } from '#libs/access';
import type { Tables } from '#libs/database';

/**
 * How many unread notifications each of some people has, without those about threads and publications that are no
 * longer there for them; people without any are left out.
 */
export const countUnread = async (
  db: Kysely<Tables>,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  if (personIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('notification as n')
    .leftJoin('thread as t', 't.id', 'n.thread_id')
    .leftJoin('publication as b', 'b.id', 'n.publication_id')
    .select(['n.person_id', sql<string>`count(*)`.as('unread')])
    .where('n.person_id', 'in', [...personIds])
    .where('n.read_at', 'is', null)
    .where(sql<boolean>`(t.id is null or ${isThreadThereFor('n.person_id', 't')})`)
    .where('b.deleted_at', 'is', null)
    .groupBy('n.person_id')
    .execute();
  return new Map(rows.map((row) => [row.person_id, Number(row.unread)]));
};
