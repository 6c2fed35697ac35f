import { sql, type Insertable } from 'kysely';

import type { Tables, Transaction } from '#libs/database';
import type { AccountViewer } from '#libs/kernel';

type NewPublication = Pick<
  Insertable<Tables['publication']>,
  'id' | 'kind' | 'audience' | 'markdown' | 'html' | 'language' | 'created_at'
>;

/** Stores something that nobody else sees yet. */
export const insertPublication = async (
  tx: Transaction,
  me: AccountViewer,
  publication: NewPublication,
): Promise<void> => {
  await tx.sql
    .insertInto('publication')
    .values({
      instance_id: me.instanceId,
      author_id: me.personId,
      reaction_counts: sql`'{}'::jsonb`,
      ...publication,
    })
    .execute();
};
