import { sql, type RawBuilder } from 'kysely';

import type { AccountViewer } from '#libs/kernel';

import type { Place } from './place.js';
import { viewerIsActive } from './predicates.js';

/**
 * May see the administrative card of a community of their own instance (name, title, owners, counts) and close or
 * hand it over. This is not the right to read it: `canRead` knows nothing of instance roles.
 */
export const canAdministrate = ({ viewer, community, standing }: Place): boolean =>
  viewer.kind === 'account' &&
  viewer.role === 'admin' &&
  standing.active &&
  viewer.instanceId === community.instanceId &&
  community.deletedAt === null;

/** Rows of `community` that an administrator sees from the outside: `canAdministrate` as SQL. */
export const administrates = (viewer: AccountViewer, community: string): RawBuilder<boolean> =>
  viewer.role === 'admin'
    ? sql<boolean>`(${sql.ref(`${community}.deleted_at`)} is null
        and ${sql.ref(`${community}.instance_id`)} = ${viewer.instanceId} and ${viewerIsActive(viewer)})`
    : sql<boolean>`false`;
