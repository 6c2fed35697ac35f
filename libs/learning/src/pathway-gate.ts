import { sql, type Kysely } from 'kysely';

import { findPlace, viewerIsActive, type PathwayReader } from '#libs/access';
import type { Tables } from '#libs/database';
import type { Viewer } from '#libs/kernel';

/**
 * A viewer before a pathway that is still to be made.
 *
 * @throws DomainError `not-found` when the viewer may not know of the community
 */
export const readerBefore = async (
  db: Kysely<Tables>,
  viewer: Viewer,
  communityId: string | undefined,
): Promise<PathwayReader> => {
  const place = communityId === undefined ? null : await findPlace(db, viewer, communityId);
  const { rows } = await sql<{ active: boolean }>`select ${viewerIsActive(viewer)} as active`.execute(db);
  return { viewer, place, active: rows[0]?.active === true };
};
