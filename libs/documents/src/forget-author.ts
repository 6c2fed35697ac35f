import type { Database } from '#libs/database';

import { eraseDocument } from './erase-document.js';

/**
 * Lets go of what only somebody who has closed their account could see: documents that no scan has opened to others. The
 * others stay, as posts do.
 */
export const forgetAuthor = async (database: Database, personId: string, now: Date): Promise<void> => {
  await database.transaction(async (tx) => {
    const unseen = await tx.sql
      .selectFrom('document')
      .select('id')
      .where('author_id', '=', personId)
      .where('open_version', 'is', null)
      .where('deleted_at', 'is', null)
      .execute();
    for (const { id } of unseen) await eraseDocument(tx, id, now);
  });
};
