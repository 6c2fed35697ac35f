import { sql } from 'kysely';

import type { Transaction } from '#libs/database';

/** The words that name somebody: those of a comment, or of the publication itself. */
interface Naming {
  readonly aboutId: string;
  readonly publicationId: string;
}

/** Keeps whom words name. @returns those of them whom they had not named before, in any wording */
export const namePeople = async (
  tx: Transaction,
  { aboutId, publicationId }: Naming,
  personIds: readonly string[],
): Promise<string[]> => {
  if (personIds.length === 0) return [];
  const { rows } = await sql<{ person_id: string }>`
    insert into publication_mention (about_id, publication_id, person_id)
    select ${aboutId}::uuid, ${publicationId}::uuid, named.id from unnest(${[...personIds]}::uuid[]) named (id)
    on conflict do nothing returning person_id`.execute(tx.sql);
  return rows.map(({ person_id: personId }) => personId);
};

/** Forgets whom words named that are gone, or that nobody has seen. */
export const unname = async (tx: Transaction, aboutIds: readonly string[]): Promise<void> => {
  if (aboutIds.length === 0) return;
  await tx.sql
    .deleteFrom('publication_mention')
    .where('about_id', 'in', [...aboutIds])
    .execute();
};
