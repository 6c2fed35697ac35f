import { sql, type Kysely, type RawBuilder } from 'kysely';

import {
  canChangeDocument,
  canDeleteDocument,
  canReadDocument,
  placeColumn,
  placeOf,
  type DocumentFacts,
  type Place,
  type PlaceColumn,
} from '#libs/access';
import { personCardOf, threadCommunityJson } from '#libs/communities';
import type { DocumentSummary, DocumentView } from '#libs/contracts';
import type { Tables, Transaction } from '#libs/database';
import { notFound, type Viewer } from '#libs/kernel';

import { loadVersions } from './versions/load-versions.js';

interface DocumentRow {
  readonly id: string;
  readonly author_id: string;
  readonly community_id: string;
  readonly title: string;
  readonly description: string;
  readonly folder: string;
  readonly language: 'en' | 'cy';
  readonly revision: number;
  readonly open_version: number | null;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly author: DocumentSummary['author'];
  readonly community: DocumentSummary['community'];
  readonly open: DocumentSummary['open'];
  readonly place: PlaceColumn;
}

/** A document as one viewer stands to it. */
export interface DocumentAtHand {
  readonly row: DocumentRow;
  readonly place: Place;
  readonly facts: DocumentFacts;
}

const openVersion = sql`(select jsonb_build_object('number', v.number, 'fileId', f.id, 'fileName', f.file_name,
    'mediaType', f.media_type, 'size', f.size)
  from document_version v join stored_file f on f.id = v.file_id
  where v.document_id = d.id and v.number = d.open_version)`;

/** Documents (as `d`, with community `c`) that `where` selects, for one viewer. */
export const loadDocuments = async (
  db: Kysely<Tables>,
  viewer: Viewer,
  where: RawBuilder<unknown>,
): Promise<DocumentAtHand[]> => {
  const { rows } = await sql<DocumentRow>`
    select d.id, d.author_id, d.community_id, d.title, d.description, d.folder, d.language, d.revision, d.open_version,
      d.created_at, d.updated_at, ${personCardOf(viewer, 'a')} as author, ${threadCommunityJson('c')} as community,
      ${openVersion} as open, ${placeColumn(viewer, 'c')} as place
    from document d
    join community c on c.id = d.community_id
    join person a on a.id = d.author_id
    where d.deleted_at is null and ${where}`.execute(db);
  return rows.map((row) => ({
    row,
    place: placeOf(viewer, row.place),
    facts: { authorId: row.author_id, isOpen: row.open_version !== null, deletedAt: null },
  }));
};

/** @throws DomainError `not-found` also when the viewer may not read it */
export const findDocument = async (
  db: Kysely<Tables>,
  viewer: Viewer,
  documentId: string,
): Promise<DocumentAtHand> => {
  const [document] = await loadDocuments(db, viewer, sql`d.id = ${documentId}`);
  if (document === undefined || !canReadDocument(document.place, document.facts)) throw notFound();
  return document;
};

/** Keeps the document as it is until the transaction ends. @throws DomainError `not-found` when it was deleted meanwhile */
export const holdDocument = async (tx: Transaction, documentId: string): Promise<void> => {
  const held = await tx.sql
    .selectFrom('document')
    .select('id')
    .where('id', '=', documentId)
    .where('deleted_at', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (held === undefined) throw notFound();
};

/** A document as lists show it. */
export const presentSummary = ({ row }: DocumentAtHand): DocumentSummary => ({
  id: row.id,
  title: row.title,
  folder: row.folder,
  language: row.language,
  community: row.community,
  author: row.author,
  open: row.open,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
});

/** A document with its versions, as its own page shows it. */
export const presentDocument = async (
  db: Kysely<Tables>,
  document: DocumentAtHand,
): Promise<DocumentView> => ({
  ...presentSummary(document),
  description: document.row.description,
  revision: document.row.revision,
  versions: await loadVersions(db, document),
  permissions: {
    canChange: canChangeDocument(document.place, document.facts),
    canDelete: canDeleteDocument(document.place, document.facts),
  },
});
