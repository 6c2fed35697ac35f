import type { Transaction } from '#libs/database';
import { newId, type Clock } from '#libs/kernel';

import { accept, reject } from '../../outgoing/activities/membership.js';
import type { Addresses } from '../../outgoing/addresses.js';
import type { Publishing } from '../inbox-ports.js';

export interface AnswerParts {
  readonly addresses: Addresses;
  readonly clock: Clock;
  readonly outbox: Publishing;
}

/** A Follow of somebody elsewhere, and what it is answered. */
export interface FollowAnswer {
  readonly isAccepted: boolean;
  readonly followId: string;
  readonly follower: { readonly ownerId: string; readonly uri: string };
  /** The person or community of this instance that is followed. */
  readonly target: { readonly id: string; readonly iri: string };
}

/** Sends the answer to a Follow, with an id of its own and the Follow inside. */
export const answerFollow = async (
  tx: Transaction,
  { addresses, clock, outbox }: AnswerParts,
  { isAccepted, followId, follower, target }: FollowAnswer,
): Promise<void> => {
  const id = newId();
  const by = { activityId: id, actor: target.iri, at: clock.now() };
  const request = { type: 'Follow', id: followId, actor: follower.uri, object: target.iri } as const;
  const document = isAccepted ? accept(addresses, by, request, null) : reject(addresses, by, request);
  const uri = addresses.activity(isAccepted ? 'accept' : 'reject', id);
  const kind = isAccepted ? 'Accept' : 'Reject';
  const activity = { id, uri, actorId: target.id, kind, objectId: null, isPublic: false, document };
  await outbox.publish(tx, activity, { actors: [follower.ownerId] });
};
