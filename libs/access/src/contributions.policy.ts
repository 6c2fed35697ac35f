import { sql, type RawBuilder } from 'kysely';

import { personOf, type Viewer } from '#libs/kernel';

import { seesPerson } from './profile.policy.js';
import { modesReadBy } from './readable-by-many.js';

type Predicate = RawBuilder<boolean>;

/**
 * Rows of `person` whose page of contributions the viewer may open: people whom they know, who have an account here and did
 * not turn the page off; their own always. What stands on it, the gate decides one by one.
 */
export const seesContributions = (viewer: Viewer, person: string): Predicate => {
  const id = sql.ref(`${person}.id`);
  const viewerId = personOf(viewer);
  const isOwn = viewerId === null ? sql`false` : sql`${id} = ${viewerId}`;
  return sql<boolean>`(${seesPerson(viewer, person)} and exists (select 1 from account giver
    where giver.person_id = ${id} and (giver.shows_contributions or ${isOwn})))`;
};

/**
 * Rows of `community` that everybody of the organisation to which a row of `person` belongs may read, unless they are banned
 * there. Of what is written in communities, a badge is earned in these alone, so that it tells of no closed one.
 */
export const isSharedWithin = (community: string, person: string): Predicate => {
  const its = (name: string): RawBuilder<unknown> => sql.ref(`${community}.${name}`);
  return sql<boolean>`(${its('visibility')} in ${modesReadBy('anyone')}
    or (${its('visibility')} in ${modesReadBy('hosting-account')}
      and ${its('instance_id')} = ${sql.ref(`${person}.instance_id`)}))`;
};

/** Rows of `publication` that are published for everybody of the organisation of their author, or for more than these. */
export const isPublishedWithin = (publication: string): Predicate =>
  sql<boolean>`${sql.ref(`${publication}.audience`)} in ('organisation', 'public')`;
