import { sql, type RawBuilder } from 'kysely';

import { personOf, type Viewer } from '#libs/kernel';

import { readsPost } from './predicates.js';
import { seesField } from './profile.policy.js';

type Predicate = RawBuilder<boolean>;

/**
 * Rows of `endorsement` that stand before the viewer, once they may see the skills of the person: not taken back, not
 * taken down, and not hidden, save from the one who hid them.
 */
export const isStanding = (viewer: Viewer, endorsement: string): Predicate => {
  const its = (name: string): RawBuilder<unknown> => sql.ref(`${endorsement}.${name}`);
  const viewerId = personOf(viewer);
  const isHiddenBySelf = viewerId === null ? sql`false` : sql`${its('person_id')} = ${viewerId}`;
  return sql<boolean>`(${its('revoked_at')} is null and ${its('taken_down_at')} is null
    and (${its('hidden_at')} is null or ${isHiddenBySelf}))`;
};

/** Table aliases in the caller's query; `person` is the one who was endorsed. */
interface EndorsementAliases {
  readonly endorsement: string;
  readonly person: string;
}

/** Rows of `endorsement`, joined with the `person` endorsed, that the viewer may see: those of skills that they may see. */
export const seesEndorsement = (
  viewer: Viewer,
  { endorsement, person }: EndorsementAliases,
  now = new Date(),
): Predicate =>
  sql<boolean>`(${isStanding(viewer, endorsement)} and ${seesField(viewer, person, 'skills', now)})`;

/**
 * Rows of `post`, joined with `thread` and `community`, that may be linked as evidence for the viewer. A deleted one shows
 * nothing any more, also to those who may still read it.
 */
export const seesEvidence = (
  viewer: Viewer,
  aliases: { readonly post: string; readonly thread: string; readonly community: string },
  now = new Date(),
): Predicate =>
  sql<boolean>`(${readsPost(viewer, aliases, now)} and ${sql.ref(`${aliases.post}.deleted_at`)} is null
    and ${sql.ref(`${aliases.thread}.deleted_at`)} is null)`;
