import { sql, type Kysely, type RawBuilder } from 'kysely';

import type { CommunityRole, Tables } from '#libs/database';
import { isId, notFound, personOf, type Viewer } from '#libs/kernel';

import type { CommunityFacts } from './community-facts.js';
import { demandKnown } from './demand.js';
import { standingAt, type Place } from './place.js';
import { viewerHasMoved, viewerIsActive } from './predicates.js';

/** What `placeColumn` selects: JSON, so moments are texts. */
export interface PlaceColumn {
  readonly community: Omit<CommunityFacts, 'archivedAt' | 'deletedAt'> & {
    readonly archivedAt: string | null;
    readonly deletedAt: string | null;
  };
  readonly membership: { readonly role: CommunityRole; readonly expiresAt: string | null } | null;
  readonly ban: { readonly endsAt: string | null } | null;
  readonly active: boolean;
  readonly hasMoved: boolean;
}

const momentOf = (value: string | null): Date | null => (value === null ? null : new Date(value));

const nothing = sql`null::jsonb`;

const membershipOf = (person: string | null, community: string): RawBuilder<unknown> =>
  person === null
    ? nothing
    : sql`(select jsonb_build_object('role', membership.role, 'expiresAt', membership.expires_at) from membership
        where membership.community_id = ${sql.ref(`${community}.id`)} and membership.person_id = ${person})`;

const banOf = (person: string | null, community: string): RawBuilder<unknown> =>
  person === null
    ? nothing
    : sql`(select jsonb_build_object('endsAt', ban.ends_at) from ban
        where ban.person_id = ${person} and ban.community_id = ${sql.ref(`${community}.id`)}
          and ban.lifted_at is null order by ban.ends_at desc nulls first limit 1)`;

/**
 * One column that holds all that the gate must know, for use in any query that joins `community` under this alias:
 * ``.select(placeColumn(viewer, 'c').as('place'))``, then `placeOf(viewer, row.place)`.
 */
export const placeColumn = (viewer: Viewer, community: string): RawBuilder<PlaceColumn> => {
  const person = personOf(viewer);
  const its = (name: string): RawBuilder<unknown> => sql.ref(`${community}.${name}`);
  return sql<PlaceColumn>`jsonb_build_object(
    'community', jsonb_build_object('id', ${its('id')}, 'instanceId', ${its('instance_id')},
      'visibility', ${its('visibility')}, 'joinPolicy', ${its('join_policy')}, 'joinDomains', ${its('join_domains')},
      'archivedAt', ${its('archived_at')}, 'deletedAt', ${its('deleted_at')}),
    'membership', ${membershipOf(person, community)},
    'ban', ${banOf(person, community)},
    'active', ${viewerIsActive(viewer)}, 'hasMoved', ${viewerHasMoved(viewer)})`;
};

/** The place that a `placeColumn` describes, at the moment `now`. */
export const placeOf = (viewer: Viewer, stored: PlaceColumn, now = new Date()): Place => ({
  viewer,
  community: {
    ...stored.community,
    archivedAt: momentOf(stored.community.archivedAt),
    deletedAt: momentOf(stored.community.deletedAt),
  },
  standing: standingAt(now, {
    membership: stored.membership && {
      role: stored.membership.role,
      expiresAt: momentOf(stored.membership.expiresAt),
    },
    ban: stored.ban && { endsAt: momentOf(stored.ban.endsAt) },
    active: stored.active,
    hasMoved: stored.hasMoved,
  }),
});

/**
 * Rows of `community` that a reference names: an id, a name of this instance (`planning`) or a name elsewhere
 * (`planning@leeds.example`).
 */
export const isCommunity = (reference: string, community: string): RawBuilder<boolean> => {
  if (isId(reference)) return sql<boolean>`${sql.ref(`${community}.id`)} = ${reference}`;
  const [name, host] = reference.split('@');
  const home = host === undefined ? sql`instance.is_local` : sql`instance.host = ${host}`;
  return sql<boolean>`(${sql.ref(`${community}.name`)} = ${name}
    and ${sql.ref(`${community}.instance_id`)} = (select instance.id from instance where ${home}))`;
};

/** The community that a reference names as the viewer stands to it, in one statement; `null` when there is none. */
export const loadPlace = async (
  db: Kysely<Tables>,
  viewer: Viewer,
  reference: string,
): Promise<Place | null> => {
  const row = await db
    .selectFrom('community as c')
    .select(placeColumn(viewer, 'c').as('place'))
    .where(isCommunity(reference, 'c'))
    .executeTakeFirst();
  return row === undefined ? null : placeOf(viewer, row.place);
};

/**
 * As `loadPlace`, but only what the viewer may know of.
 *
 * @throws DomainError `not-found`
 */
export const findPlace = async (db: Kysely<Tables>, viewer: Viewer, reference: string): Promise<Place> => {
  const place = await loadPlace(db, viewer, reference);
  if (place === null) throw notFound();
  demandKnown(place);
  return place;
};

/** Holds the community's row until the transaction ends, so that its members and settings stand still meanwhile. */
export const holdPlace = async (
  db: Kysely<Tables>,
  viewer: Viewer,
  reference: string,
): Promise<Place | null> => {
  const held = await db
    .selectFrom('community as c')
    .select('c.id')
    .where(isCommunity(reference, 'c'))
    .forNoKeyUpdate()
    .executeTakeFirst();
  return held === undefined ? null : loadPlace(db, viewer, held.id);
};

/**
 * As `holdPlace`, but only what the viewer may know of.
 *
 * @throws DomainError `not-found`
 */
export const lockPlace = async (db: Kysely<Tables>, viewer: Viewer, reference: string): Promise<Place> => {
  const place = await holdPlace(db, viewer, reference);
  if (place === null) throw notFound();
  demandKnown(place);
  return place;
};
