import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';

import { canSeeWordings, isPerson, readsPublication } from '#libs/access';
import type {
  listMyArticles,
  listNews,
  listPublications,
  listPublicationVersions,
  OperationAnswer,
  OperationInput,
  PublicationSummary,
  PublicationView,
} from '#libs/contracts';
import { Database } from '#libs/database';
import { CursorCodec, DomainError, personOf, type AccountViewer, type Viewer } from '#libs/kernel';

import { fromFollowed } from './from-followed.js';
import { findPublication, loadPublications, presentPublication, presentSummary } from './publication-row.js';

interface Page {
  readonly items: PublicationSummary[];
  readonly next?: string;
}

interface Asked {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

const aliases = { publication: 'b', author: 'o' } as const;

/** Shows what people publish to those who may read it. */
@Injectable()
export class ReadPublications {
  constructor(
    private readonly database: Database,
    private readonly cursors: CursorCodec,
  ) {}

  /** @throws DomainError `not-found` */
  async one(viewer: Viewer, publicationId: string): Promise<PublicationView> {
    return presentPublication(await findPublication(this.database.sql, viewer, publicationId));
  }

  /** Of one person, the latest first; of nobody whom the handle names, nothing. @throws DomainError `cursor.invalid` */
  ofPerson(
    viewer: Viewer,
    { params: { handle }, query: { kind, ...asked } }: OperationInput<typeof listPublications>,
  ): Promise<OperationAnswer<typeof listPublications>> {
    const scope = `publications/${handle}/${kind}/${personOf(viewer) ?? ''}`;
    return this.published(viewer, scope, sql`b.kind = ${kind} and ${isPerson(handle, 'o')}`, asked);
  }

  /** @throws DomainError `cursor.invalid` */
  news(
    me: AccountViewer,
    { query }: OperationInput<typeof listNews>,
  ): Promise<OperationAnswer<typeof listNews>> {
    return this.published(me, `news/${me.personId}`, fromFollowed(me, aliases), query);
  }

  /** @throws DomainError `cursor.invalid` */
  async unpublished(
    me: AccountViewer,
    { query: { limit, cursor } }: OperationInput<typeof listMyArticles>,
  ): Promise<OperationAnswer<typeof listMyArticles>> {
    const scope = `articles/${me.personId}`;
    const older =
      cursor === undefined ? sql`true` : sql`b.id < ${this.cursors.decode(scope, cursor)[0]}::uuid`;
    const found = await loadPublications(
      this.database.sql,
      me,
      sql`b.author_id = ${me.personId} and b.published_at is null and ${readsPublication(me, aliases)} and ${older}
        order by b.id desc limit ${limit + 1}`,
    );
    const items = found.slice(0, limit).map(presentSummary);
    const last = found.length > limit ? items.at(-1) : undefined;
    return { items, ...(last !== undefined && { next: this.cursors.encode(scope, [last.id]) }) };
  }

  /** @throws DomainError `not-found`, `not-allowed`, `cursor.invalid` */
  async versions(
    me: AccountViewer,
    { params: { publicationId }, query: { limit, cursor } }: OperationInput<typeof listPublicationVersions>,
  ): Promise<OperationAnswer<typeof listPublicationVersions>> {
    const { reader, facts } = await findPublication(this.database.sql, me, publicationId);
    if (!canSeeWordings(reader, facts)) throw new DomainError('not-allowed');
    const scope = `wordings/${publicationId}/${me.personId}`;
    const before = cursor === undefined ? null : Number(this.cursors.decode(scope, cursor)[0]);
    const rows = await this.database.sql
      .selectFrom('publication_version')
      .select(['version', 'title', 'html', 'written_at'])
      .where('publication_id', '=', publicationId)
      .$if(before !== null, (query) => query.where('version', '<', before ?? 0))
      .orderBy('version', 'desc')
      .limit(limit + 1)
      .execute();
    const items = rows
      .slice(0, limit)
      .map(({ written_at: writtenAt, ...row }) => ({ ...row, writtenAt: writtenAt.toISOString() }));
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { items, ...(last !== undefined && { next: this.cursors.encode(scope, [last.version]) }) };
  }

  private async published(
    viewer: Viewer,
    scope: string,
    which: RawBuilder<unknown>,
    { limit, cursor }: Asked,
  ): Promise<Page> {
    const key = cursor === undefined ? null : this.cursors.decode(scope, cursor);
    // To the millisecond, as the cursor holds it.
    const older =
      key === null
        ? sql`true`
        : sql`(date_trunc('milliseconds', b.published_at), b.id) < (${key[0]}::timestamptz, ${key[1]}::uuid)`;
    const found = await loadPublications(
      this.database.sql,
      viewer,
      sql`b.published_at is not null and ${which} and ${readsPublication(viewer, aliases)} and ${older}
        order by b.published_at desc, b.id desc limit ${limit + 1}`,
    );
    const items = found.slice(0, limit).map(presentSummary);
    const last = found.length > limit ? items.at(-1) : undefined;
    if (last === undefined) return { items };
    return { items, next: this.cursors.encode(scope, [last.publishedAt, last.id]) };
  }
}
