import { sql, type RawBuilder } from 'kysely';

import { personOf, type Viewer } from '#libs/kernel';

import type { ThreadFacts } from './community-facts.js';
import { canRead } from './community.policy.js';
import { canReply } from './discussion.policy.js';
import { may, type Place } from './place.js';
import { readsCommunity } from './predicates.js';

/** What the gate must know of a document of a community. */
export interface DocumentFacts {
  readonly authorId: string;
  /** Whether it has a version that others may open: one that no virus scan is still to pass. */
  readonly isOpen: boolean;
  readonly deletedAt: Date | null;
}

const isAuthor = (place: Place, { authorId }: DocumentFacts): boolean => personOf(place.viewer) === authorId;

/** May read it: whoever reads the community; until a version is open, its author alone. */
export const canReadDocument = (place: Place, document: DocumentFacts): boolean =>
  document.deletedAt === null && canRead(place) && (document.isOpen || isAuthor(place, document));

export const canAddDocument = (place: Place): boolean => may(place, 'add-document');

/** May change its words and folder, add versions and restore them: its author, and whoever moderates. */
export const canChangeDocument = (place: Place, document: DocumentFacts): boolean =>
  canReadDocument(place, document) &&
  (isAuthor(place, document) ? canAddDocument(place) : may(place, 'moderate'));

/** May delete it with all versions: its author, and whoever takes down what others posted. */
export const canDeleteDocument = (place: Place, document: DocumentFacts): boolean =>
  canReadDocument(place, document) &&
  (may(place, 'take-down-post') || (isAuthor(place, document) && may(place, 'delete-own-post')));

/** May put documents beside a thread, and take them away again: whoever adds documents there and may reply. */
export const canAttachDocument = (place: Place, thread: ThreadFacts): boolean =>
  canAddDocument(place) && canReply(place, thread);

/** Rows of `document`, joined with its `community`, that the viewer may read: `canReadDocument` as SQL. */
export const readsDocument = (
  viewer: Viewer,
  { document, community }: { readonly document: string; readonly community: string },
  now = new Date(),
): RawBuilder<boolean> => {
  const its = (name: string): RawBuilder<unknown> => sql.ref(`${document}.${name}`);
  const own = sql<boolean>`coalesce(${its('author_id')} = ${personOf(viewer)}::uuid, false)`;
  return sql<boolean>`(${its('deleted_at')} is null and (${its('open_version')} is not null or ${own})
    and ${readsCommunity(viewer, community, now)})`;
};
