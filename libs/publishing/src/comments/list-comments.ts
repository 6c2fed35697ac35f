import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import type { listComments, OperationAnswer, OperationInput } from '#libs/contracts';
import { Database } from '#libs/database';
import { CursorCodec, personOf, type Viewer } from '#libs/kernel';

import { findPublication } from '../publication-row.js';
import { loadComments } from './comment-row.js';

/** Shows what was said to an article or a status to those who may read that. */
@Injectable()
export class ListComments {
  constructor(
    private readonly database: Database,
    private readonly cursors: CursorCodec,
  ) {}

  /** In order. @throws DomainError `not-found`, `cursor.invalid` */
  async execute(
    viewer: Viewer,
    { params: { publicationId }, query: { limit, cursor } }: OperationInput<typeof listComments>,
  ): Promise<OperationAnswer<typeof listComments>> {
    const { sql: db } = this.database;
    const publication = await findPublication(db, viewer, publicationId);
    const scope = `comments/${publicationId}/${personOf(viewer) ?? ''}`;
    const after =
      cursor === undefined ? sql`true` : sql`m.number > ${this.cursors.decode(scope, cursor)[0]}::integer`;
    const found = await loadComments(db, publication, sql`${after} order by m.number limit ${limit + 1}`);
    const items = found.slice(0, limit);
    const last = found.length > limit ? items.at(-1) : undefined;
    return { items, ...(last !== undefined && { next: this.cursors.encode(scope, [last.number]) }) };
  }
}
