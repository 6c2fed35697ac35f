import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';

import { demandReadable, findPlace, readsDocument } from '#libs/access';
import type {
  DocumentView,
  listDocumentFolders,
  listDocuments,
  OperationAnswer,
  OperationInput,
} from '#libs/contracts';
import { Database } from '#libs/database';
import { CursorCodec, personOf, type Viewer } from '#libs/kernel';

import { findDocument, loadDocuments, presentDocument, presentSummary } from './document-row.js';
import { folderName } from './folder-name.js';

const MOST_FOLDERS = 200;

const olderThan = ([changed = null, last = null]: ReturnType<CursorCodec['decode']>): RawBuilder<unknown> =>
  sql`(d.updated_at, d.id) < (${changed}::timestamptz, ${last}::uuid)`;

/** Shows documents to those who may read them. */
@Injectable()
export class ReadDocuments {
  constructor(
    private readonly database: Database,
    private readonly cursors: CursorCodec,
  ) {}

  /** @throws DomainError `not-found` */
  async one(viewer: Viewer, documentId: string): Promise<DocumentView> {
    const { sql: db } = this.database;
    return presentDocument(db, await findDocument(db, viewer, documentId));
  }

  /** Those that changed last first. @throws DomainError `not-found`, `cursor.invalid` */
  async list(
    viewer: Viewer,
    { params, query }: Pick<OperationInput<typeof listDocuments>, 'params' | 'query'>,
  ): Promise<OperationAnswer<typeof listDocuments>> {
    const { communityId } = params;
    const { cursor, limit } = query;
    const folder = query.folder === undefined ? undefined : folderName(query.folder);
    demandReadable(await findPlace(this.database.sql, viewer, communityId));
    const scope = `documents/${communityId}/${folder === undefined ? 'all' : `in/${folder}`}/${personOf(viewer) ?? ''}`;
    const older = cursor === undefined ? sql`true` : olderThan(this.cursors.decode(scope, cursor));
    const within = folder === undefined ? sql`true` : sql`d.folder = ${folder}`;
    const found = await loadDocuments(
      this.database.sql,
      viewer,
      sql`d.community_id = ${communityId} and ${readsDocument(viewer, { document: 'd', community: 'c' })}
        and ${within} and ${older} order by d.updated_at desc, d.id desc limit ${limit + 1}`,
    );
    const items = found.slice(0, limit).map(presentSummary);
    const oldest = found.length > limit ? items.at(-1) : undefined;
    return {
      items,
      ...(oldest !== undefined && { next: this.cursors.encode(scope, [oldest.updatedAt, oldest.id]) }),
    };
  }

  /** @throws DomainError `not-found` */
  async folders(viewer: Viewer, communityId: string): Promise<OperationAnswer<typeof listDocumentFolders>> {
    demandReadable(await findPlace(this.database.sql, viewer, communityId));
    const { rows } = await sql<{ name: string; documents: number }>`
      select d.folder as name, count(*)::integer as documents
      from document d join community c on c.id = d.community_id
      where d.community_id = ${communityId} and d.folder <> ''
        and ${readsDocument(viewer, { document: 'd', community: 'c' })}
      group by d.folder order by lower(d.folder), d.folder limit ${MOST_FOLDERS}`.execute(this.database.sql);
    return { items: rows };
  }
}
