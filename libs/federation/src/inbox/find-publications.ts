import { sql, type RawBuilder } from 'kysely';

import type { Iri } from '../incoming/iri.js';
import type { KnownObject } from '../trust/facts.js';

/** What somebody elsewhere published and is kept here. */
export interface PublicationRow {
  readonly uri: Iri;
  readonly author_uri: Iri;
  readonly type: string | null;
  /** As text where the row comes as JSON. */
  readonly updated_at: Date | string | null;
  readonly is_deleted: boolean;
}

/** Selects the publications that have these addresses elsewhere. */
export const publicationsWith = (iris: readonly Iri[]): RawBuilder<PublicationRow> => sql<PublicationRow>`
  select b.uri, a.uri as author_uri, o.type, o.updated_at, b.deleted_at is not null as is_deleted
  from publication b join person a on a.id = b.author_id left join remote_object o on o.uri = b.uri
  where b.uri = any(${[...iris]}::text[])`;

/** As the rules speak of it. */
export const knownPublication = (row: PublicationRow): KnownObject => ({
  type: row.type ?? 'Note',
  owner: row.author_uri,
  group: null,
  updatedAt: row.updated_at === null ? null : new Date(row.updated_at),
  deleted: row.is_deleted,
});
