import type { Transaction } from '#libs/database';

/** The words that were kept for an article have gone where they belong, and the writer's other devices hear so. */
export const dropDraft = async (tx: Transaction, personId: string, publicationId: string): Promise<void> => {
  const place = `publication:${publicationId}`;
  const gone = await tx.sql
    .deleteFrom('draft')
    .where('person_id', '=', personId)
    .where('place', '=', place)
    .returning('place')
    .executeTakeFirst();
  if (gone !== undefined) await tx.appendAccountEvent(personId, 'draft.changed', { place, revision: 0 });
};
