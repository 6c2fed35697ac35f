import { sql, type Kysely } from 'kysely';

import { canChangeDocument, type DocumentFacts, type Place } from '#libs/access';
import { personCardOf } from '#libs/communities';
import type { DocumentVersionView } from '#libs/contracts';
import type { Tables } from '#libs/database';
import { personOf } from '#libs/kernel';

interface VersionRow extends Omit<DocumentVersionView, 'createdAt' | 'size'> {
  readonly created_at: Date;
  /** As the database gives large numbers. */
  readonly size: string | number;
}

/**
 * The versions of a document, the latest first. Those that no scan has let pass are for who added them, and for who looks
 * after the document.
 */
export const loadVersions = async (
  db: Kysely<Tables>,
  {
    row: { id },
    place,
    facts,
  }: { readonly row: { readonly id: string }; readonly place: Place; readonly facts: DocumentFacts },
): Promise<DocumentVersionView[]> => {
  const { viewer } = place;
  const seesAll = canChangeDocument(place, facts);
  const { rows } = await sql<VersionRow>`
    select v.number, v.file_id as "fileId", f.file_name as "fileName", f.media_type as "mediaType", f.size, v.note,
      v.restored_from as "restoredFrom", v.created_at, ${personCardOf(viewer, 'a')} as author, df.scan, df.finding,
      df.preview, df.text_state as "text"
    from document_version v
    join document_file df on df.file_id = v.file_id
    join stored_file f on f.id = v.file_id
    join person a on a.id = v.author_id
    where v.document_id = ${id} and (df.scan in ('clean', 'not-scanned') or ${seesAll}::boolean
      or coalesce(v.author_id = ${personOf(viewer)}::uuid, false))
    order by v.number desc`.execute(db);
  return rows.map(({ created_at: createdAt, size, ...version }) => ({
    ...version,
    size: Number(size),
    createdAt: createdAt.toISOString(),
  }));
};
