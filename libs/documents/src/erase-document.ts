import type { Transaction } from '#libs/database';

/**
 * Leaves of a document only that it was there. Its files are gone for everybody at once; their bytes go with the next nightly
 * cleaning. @returns whether it was there
 */
export const eraseDocument = async (tx: Transaction, documentId: string, now: Date): Promise<boolean> => {
  const erased = await tx.sql
    .updateTable('document')
    .set({ title: '', description: '', folder: '', open_version: null, deleted_at: now })
    .where('id', '=', documentId)
    .where('deleted_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (erased === undefined) return false;
  const files = await tx.sql
    .deleteFrom('document_file')
    .where('document_id', '=', documentId)
    .returning('file_id')
    .execute();
  const ids = files.map(({ file_id: id }) => id);
  if (ids.length > 0)
    await tx.sql.updateTable('stored_file').set({ deleted_at: now }).where('id', 'in', ids).execute();
  await tx.sql.deleteFrom('thread_document').where('document_id', '=', documentId).execute();
  return true;
};
