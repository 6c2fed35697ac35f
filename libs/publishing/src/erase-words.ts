import { sql, type RawBuilder } from 'kysely';

import type { Transaction } from '#libs/database';

/** Deletes publications with all words in and about them; a row without words stays, so that they do not come back. */
export const eraseWords = async (
  tx: Transaction,
  which: RawBuilder<unknown>,
  now: Date,
): Promise<{ readonly id: string; readonly author_id: string }[]> => {
  const { rows } = await sql<{ id: string; author_id: string }>`
    update publication set deleted_at = ${now}, scheduled_for = null, title = '', markdown = '', html = '',
      comment_count = 0, reaction_counts = '{}'
    where ${which} and deleted_at is null returning id, author_id`.execute(tx.sql);
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return rows;
  for (const table of [
    'publication_version',
    'publication_reaction',
    'publication_comment',
    'publication_mention',
  ] as const)
    await tx.sql.deleteFrom(table).where('publication_id', 'in', ids).execute();
  return rows;
};
