import { Injectable } from '@nestjs/common';
import { sql, type Kysely, type RawBuilder } from 'kysely';

import { administrates } from '#libs/access';
import type { AdministrativeCommunityCard, listEveryCommunity, OperationInput } from '#libs/contracts';
import { anywhere, Database, type Tables } from '#libs/database';
import { CursorCodec, notFound, type AccountViewer } from '#libs/kernel';

import { pageOf, scopeOf, type Page } from './list-page.js';
import { personLinkById } from './person-columns.js';

type Query = OperationInput<typeof listEveryCommunity>['query'];

const adminJson: RawBuilder<AdministrativeCommunityCard> = sql<AdministrativeCommunityCard>`jsonb_build_object('id', c.id, 'name', c.name,
  'title', c.title, 'visibility', c.visibility,
  'owners', coalesce((select jsonb_agg(${personLinkById(sql.ref('m.person_id'))} order by m.joined_at)
    from membership m where m.community_id = c.id and m.role = 'owner'), '[]'),
  'memberCount', c.member_count, 'threadCount', c.thread_count, 'createdAt', c.created_at,
  'archivedAt', c.archived_at)`;

const present = (row: AdministrativeCommunityCard): AdministrativeCommunityCard => ({
  ...row,
  createdAt: new Date(row.createdAt).toISOString(),
  archivedAt: row.archivedAt === null ? null : new Date(row.archivedAt).toISOString(),
});

/** One community from the outside, for an administrator. @throws DomainError `not-found` */
export const readAdministrativeCard = async (
  db: Kysely<Tables>,
  me: AccountViewer,
  id: string,
): Promise<AdministrativeCommunityCard> => {
  const { rows } = await sql<{
    found: AdministrativeCommunityCard;
  }>`select ${adminJson} as found from community c
    where c.id = ${id} and ${administrates(me, 'c')}`.execute(db);
  const [row] = rows;
  if (row === undefined) throw notFound();
  return present(row.found);
};

/** Every community of this instance from the outside, by title, for administrators. One statement. */
@Injectable()
export class ListEveryCommunity {
  constructor(
    private readonly database: Database,
    private readonly cursors: CursorCodec,
  ) {}

  async execute(me: AccountViewer, query: Query): Promise<Page<AdministrativeCommunityCard>> {
    const { limit, cursor, q = '' } = query;
    const scope = scopeOf('every-community', me, { q });
    const after = cursor === undefined ? undefined : this.cursors.decode(scope, cursor);
    const from =
      after === undefined ? sql`true` : sql`(lower(c.title), c.id) > (${after[0]}, ${after[1]}::uuid)`;
    const pattern = anywhere(q.trim());
    const { rows } = await sql<{ found: AdministrativeCommunityCard; sort_key: string }>`
      select ${adminJson} as found, lower(c.title) as sort_key from community c
      where ${administrates(me, 'c')} and (c.title ilike ${pattern} or c.name ilike ${pattern}) and ${from}
      order by lower(c.title), c.id limit ${limit + 1}`.execute(this.database.sql);
    return pageOf(rows, limit, {
      present: ({ found }) => present(found),
      keyOf: (row) => [row.sort_key, row.found.id],
      cursors: this.cursors,
      scope,
    });
  }
}
