import type { Addresses } from '../addresses.js';
import type { Addressing } from '../addressing.js';
import { PUBLIC } from '../contexts.js';
import type { CommunityFacts } from '../facts.js';
import type { OutgoingDocument } from '../outgoing-document.js';
import { embedded } from '../parts.js';
import { activity, only, within, type DoneBy } from './activity.js';

/** An activity is addressed like what it is about, whole, with the context that it needs. */
const around = (document: OutgoingDocument): OutgoingDocument => ({
  '@context': document['@context'],
  object: embedded(document),
  to: document['to'],
  cc: document['cc'],
  audience: document['audience'],
});

/** Publishes a thread, reply or video of ours. */
export const create = (addresses: Addresses, by: DoneBy, document: OutgoingDocument): OutgoingDocument =>
  activity(addresses, 'create', by, around(document));

/** Says that a thread, reply or video of ours has changed; it is sent whole. */
export const update = (addresses: Addresses, by: DoneBy, document: OutgoingDocument): OutgoingDocument =>
  activity(addresses, 'update', by, around(document));

/** Says that an actor of ours has changed. */
export const updateActor = (
  addresses: Addresses,
  by: DoneBy,
  document: OutgoingDocument,
  addressing: Addressing,
): OutgoingDocument => activity(addresses, 'update', by, { ...around(document), ...addressing });

/** `reason` is null when authors delete their own; what a moderator removes has one, be it empty. */
export interface DeletionFacts {
  readonly object: string;
  readonly community: CommunityFacts;
  readonly reason: string | null;
}

/** Deletes a contribution. Only `summary` tells Lemmy and PieFed a moderator's removal from an author's deletion. */
export const deletion = (
  addresses: Addresses,
  by: DoneBy,
  { object, community, reason }: DeletionFacts,
): OutgoingDocument =>
  activity(addresses, 'delete', by, { object, ...within(community), summary: reason ?? undefined });

/** Deletes somebody of ours, for everybody who knows them; with `removeData` also what they wrote. */
export const deleteActor = (addresses: Addresses, by: DoneBy, removeData: boolean): OutgoingDocument =>
  activity(addresses, 'delete', by, { object: by.actor, ...only(PUBLIC), removeData });

/** Takes back an activity of ours. Peers that do not know its id find it by what it holds. */
export const undo = (addresses: Addresses, by: DoneBy, undone: OutgoingDocument): OutgoingDocument =>
  activity(addresses, 'undo', by, around(undone));

/** Where somebody went: `target` must name them in its `alsoKnownAs`. */
export interface MoveFacts {
  readonly target: string;
  readonly followers: string;
}

export const move = (addresses: Addresses, by: DoneBy, { target, followers }: MoveFacts): OutgoingDocument =>
  activity(addresses, 'move', by, { object: by.actor, target, ...only(followers) });
