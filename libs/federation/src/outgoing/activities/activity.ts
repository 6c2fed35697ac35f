import type { ActivityKind, Addresses } from '../addresses.js';
import { addressedIn, type Addressing } from '../addressing.js';
import { CONTEXTS } from '../contexts.js';
import type { CommunityFacts } from '../facts.js';
import type { OutgoingDocument } from '../outgoing-document.js';
import { timestamp } from '../parts.js';

/** What every activity has: a UUID of its own, the id of whoever does it, and when. */
export interface DoneBy {
  readonly activityId: string;
  readonly actor: string;
  readonly at: Date;
}

const TYPES = {
  accept: 'Accept',
  add: 'Add',
  announce: 'Announce',
  block: 'Block',
  create: 'Create',
  delete: 'Delete',
  flag: 'Flag',
  follow: 'Follow',
  invite: 'Invite',
  join: 'Join',
  leave: 'Leave',
  like: 'Like',
  lock: 'Lock',
  move: 'Move',
  offer: 'Offer',
  reject: 'Reject',
  remove: 'Remove',
  resolve: 'Resolve',
  undo: 'Undo',
  update: 'Update',
} as const satisfies Record<ActivityKind, string>;

/** The frame of every activity; `rest` brings at least `object`, `to` and `cc`. */
export const activity = (
  addresses: Addresses,
  kind: ActivityKind,
  { activityId, actor, at }: DoneBy,
  rest: OutgoingDocument,
): OutgoingDocument => ({
  '@context': CONTEXTS.content,
  id: addresses.activity(kind, activityId),
  type: TYPES[kind],
  actor,
  published: timestamp(at),
  ...rest,
});

/** Addressing of what is done in a community, for all who follow it there. */
export const within = (community: CommunityFacts): OutgoingDocument => ({
  ...addressedIn(community),
  audience: community.id,
});

/** Addressing to one actor and nobody else. */
export const only = (recipient: string): OutgoingDocument & Addressing => ({ to: [recipient], cc: [] });
