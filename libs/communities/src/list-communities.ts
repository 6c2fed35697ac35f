import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';

import { holds, isSilenced, isVerifiedSql, listsCommunity, readsCommunity } from '#libs/access';
import type { CommunityCard, OperationInput, OrganisationKind, listCommunities } from '#libs/contracts';
import { anywhere, Database } from '#libs/database';
import { CursorCodec, personOf, type Viewer } from '#libs/kernel';

import { activityOrder, selectCards, type CardRow } from './card-columns.js';
import { pageOf, scopeOf, type Page } from './list-page.js';
import { presentCard } from './present-card.js';
import { takesPart } from './taking-part.js';

type Query = OperationInput<typeof listCommunities>['query'];
type OrderedRow = CardRow & { readonly sort_key: string };

const SIMILAR_ENOUGH = 0.6;

const matches = (words: string): RawBuilder<boolean> => {
  const pattern = anywhere(words);
  return sql<boolean>`(c.title ilike ${pattern} or c.purpose ilike ${pattern} or c.name ilike ${pattern}
    or array_to_string(c.topics, ' ') ilike ${pattern} or word_similarity(${words}, c.title) >= ${SIMILAR_ENOUGH})`;
};

const isMember = (viewer: Viewer, now: Date): RawBuilder<boolean> =>
  sql<boolean>`exists (select from membership mine where mine.community_id = c.id
    and mine.person_id = ${personOf(viewer)}::uuid and (mine.expires_at is null or mine.expires_at > ${now}))`;

/** Its own communities, and those in which it takes part as far as the viewer may know. */
const isOf = (viewer: Viewer, host: string, now: Date): RawBuilder<boolean> => {
  const organisation = sql`(select i.id from instance i where i.host = ${host.toLowerCase()})`;
  return sql<boolean>`(c.instance_id = ${organisation} or ${takesPart(viewer, organisation, now)})`;
};

const isOfSector = (kind: OrganisationKind): RawBuilder<boolean> =>
  sql<boolean>`c.instance_id in (select k.instance_id from organisation_card k
    join instance i on i.id = k.instance_id where k.kind = ${kind} and ${sql.raw(isVerifiedSql('i'))})`;

const SPANS = { week: '7 days', month: '1 month', year: '1 year' } as const;

/** When something was last written is nobody's business who cannot read the community. */
const isActive = (viewer: Viewer, span: keyof typeof SPANS, now: Date): RawBuilder<boolean> =>
  sql<boolean>`(c.last_activity_at > ${now}::timestamptz - ${SPANS[span]}::interval
    and ${readsCommunity(viewer, 'c', now)})`;

const standings = (viewer: Viewer, query: Query, now: Date): RawBuilder<boolean>[] => [
  query.mine === true ? isMember(viewer, now) : sql<boolean>`not ${isSilenced('c')}`,
  ...(query.canStartThread === true ? [holds(viewer, 'start-thread', 'c', now)] : []),
];

/** By whose communities they are, or who takes part, and by when something was last written. */
const facets = (viewer: Viewer, query: Query, now: Date): RawBuilder<boolean>[] => [
  ...(query.organisation === undefined ? [] : [isOf(viewer, query.organisation, now)]),
  ...(query.sector === undefined ? [] : [isOfSector(query.sector)]),
  ...(query.active === undefined ? [] : [isActive(viewer, query.active, now)]),
];

const filters = (viewer: Viewer, query: Query, now: Date): RawBuilder<boolean> => {
  const wanted: RawBuilder<boolean>[] = [
    listsCommunity(viewer, 'c', now),
    query.archived === true ? sql`c.archived_at is not null` : sql`c.archived_at is null`,
    ...standings(viewer, query, now),
    ...facets(viewer, query, now),
  ];
  const words = query.q?.trim() ?? '';
  if (words !== '') wanted.push(matches(words));
  if (query.topic !== undefined) wanted.push(sql`c.topics @> array[${query.topic}]`);
  if (query.visibility !== undefined) wanted.push(sql`c.visibility = ${query.visibility}`);
  if (query.language !== undefined) wanted.push(sql`c.language = ${query.language}`);
  if (query.parent !== undefined) wanted.push(sql`c.parent_id = ${query.parent}`);
  return sql.join(wanted, sql` and `);
};

/** The directory: communities that the viewer finds in lists, by activity or by name. One statement. */
@Injectable()
export class ListCommunities {
  constructor(
    private readonly database: Database,
    private readonly cursors: CursorCodec,
  ) {}

  async execute(viewer: Viewer, query: Query): Promise<Page<CommunityCard>> {
    const now = new Date();
    const { limit, cursor, ...filter } = query;
    const scope = scopeOf('communities', viewer, filter);
    const byName = query.order === 'name';
    const order = byName ? sql<string>`lower(c.title)` : activityOrder(viewer, now);
    let list = selectCards(this.database.sql, viewer, now)
      .select(sql<string>`${order}::text`.as('sort_key'))
      .where(filters(viewer, query, now));
    if (cursor !== undefined) {
      const [key, id] = this.cursors.decode(scope, cursor);
      list = list.where(
        byName
          ? sql<boolean>`(${order}, c.id) > (${key}, ${id}::uuid)`
          : sql<boolean>`(${order}, c.id) < (${key}::timestamptz, ${id}::uuid)`,
      );
    }
    const direction = byName ? 'asc' : 'desc';
    const rows: OrderedRow[] = await list
      .orderBy(order, direction)
      .orderBy('c.id', direction)
      .limit(limit + 1)
      .execute();
    return pageOf(rows, limit, {
      present: (row) => presentCard(viewer, row, now),
      keyOf: (row) => [row.sort_key, row.id],
      cursors: this.cursors,
      scope,
    });
  }
}
