import { sql, type Kysely } from 'kysely';

import { findPlace } from '#libs/access';
import type { CommunityMember } from '#libs/contracts';
import type { Tables } from '#libs/database';
import { notFound, type Viewer } from '#libs/kernel';

import { memberJson, presentMember } from './list-members.js';

/**
 * One member, for somebody who may see the members list.
 *
 * @throws DomainError `not-found`
 */
export const readMember = async (
  db: Kysely<Tables>,
  viewer: Viewer,
  communityId: string,
  personId: string,
): Promise<CommunityMember> => {
  const place = await findPlace(db, viewer, communityId);
  const row = await db
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .select(sql<Parameters<typeof presentMember>[1]>`${memberJson(viewer)}`.as('found'))
    .where('m.community_id', '=', communityId)
    .where('m.person_id', '=', personId)
    .executeTakeFirst();
  if (row === undefined) throw notFound();
  return presentMember(place, row.found);
};
