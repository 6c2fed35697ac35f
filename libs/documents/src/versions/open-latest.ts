import { sql } from 'kysely';

import type { Transaction } from '#libs/database';

/** Opens the latest version that no scan stops to the readers of the document. The caller holds the document. */
export const openLatest = async (tx: Transaction, documentId: string, now: Date): Promise<void> => {
  await sql`update document d set open_version = latest.number, updated_at = ${now}
    from (select max(v.number) as number from document_version v join document_file df on df.file_id = v.file_id
      where v.document_id = ${documentId} and df.scan in ('clean', 'not-scanned')) latest
    where d.id = ${documentId} and d.open_version is distinct from latest.number`.execute(tx.sql);
};
