import { sql, type RawBuilder } from 'kysely';

import { listsCommunity, readsCommunity } from '#libs/access';
import type { Database } from '#libs/database';
import type { Viewer } from '#libs/kernel';

/** So few communities are named to PostgreSQL one by one: it then knows whether to begin with them or with the words. */
const FEW = 250;

/** The communities that a search looks through. */
export interface SearchedCommunities {
  /** The common table expression `searched`, which `among` may need. */
  readonly table: RawBuilder<unknown>;
  /** Whether a column of ids names one of them. */
  readonly among: (column: string) => RawBuilder<boolean>;
}

/**
 * Communities that the viewer reads, or the one that is named: an unlisted one is not found by those who do not know it,
 * but is searched from inside.
 */
export const searchedCommunities = async (
  database: Database,
  viewer: Viewer,
  communityId?: string,
): Promise<SearchedCommunities> => {
  const all = sql`select c.id from community c where ${readsCommunity(viewer, 'c')} and ${
    communityId === undefined ? listsCommunity(viewer, 'c') : sql`c.id = ${communityId}::uuid`
  }`;
  const { rows } = await sql<{ id: string }>`${all} limit ${sql.lit(FEW + 1)}`.execute(database.sql);
  const ids = rows.map(({ id }) => id);
  return {
    table: sql`searched as materialized (${all})`,
    among: (column) =>
      ids.length > FEW
        ? sql<boolean>`${sql.ref(column)} = any(array(select id from searched))`
        : sql<boolean>`${sql.ref(column)} = any(${ids}::uuid[])`,
  };
};
