import { sql, type Kysely } from 'kysely';

import { viewerHasMoved } from '#libs/access';
import type { Tables } from '#libs/database';
import { DomainError, type AccountViewer } from '#libs/kernel';

/** What a new publication takes from whoever writes it. */
interface Writer {
  readonly language: 'en' | 'cy';
}

/** @throws DomainError `not-allowed` for an account that has moved to another server */
export const demandWriter = async (db: Kysely<Tables>, me: AccountViewer): Promise<Writer> => {
  const { rows } = await sql<Writer & { hasMoved: boolean }>`
    select p.language, ${viewerHasMoved(me)} as "hasMoved" from person p where p.id = ${me.personId}`.execute(
    db,
  );
  const [writer] = rows;
  if (writer === undefined || writer.hasMoved) throw new DomainError('not-allowed');
  return writer;
};
