import type { Transaction } from '#libs/database';
import { newId, type Clock } from '#libs/kernel';

import { termsOf } from '../../belonging/membership-terms.js';
import { accept, reject } from '../../outgoing/activities/membership.js';
import type { Addresses } from '../../outgoing/addresses.js';
import type { Publishing } from '../inbox-ports.js';

export interface AnswerParts {
  readonly addresses: Addresses;
  readonly clock: Clock;
  readonly outbox: Publishing;
}

/** A Follow, or a Join, as its sender named it. */
export interface FollowRequest {
  readonly id: string;
  readonly type: 'Follow' | 'Join';
}

/** What somebody elsewhere asked, and what they are answered. */
export interface FollowAnswer {
  readonly isAccepted: boolean;
  readonly request: FollowRequest;
  readonly follower: { readonly ownerId: string; readonly uri: string };
  /** The person or community of this instance that is followed. */
  readonly target: { readonly id: string; readonly iri: string };
  /** The id of the answer, where it is to be the same when it is given again. */
  readonly answerId?: string;
}

/** Sends the answer to a Follow or Join, with an id of its own and the request inside; to a Join with its terms. */
export const answerFollow = async (
  tx: Transaction,
  { addresses, clock, outbox }: AnswerParts,
  { isAccepted, request: { id: requestId, type }, follower, target, answerId: id = newId() }: FollowAnswer,
): Promise<void> => {
  const now = clock.now();
  const by = { activityId: id, actor: target.iri, at: now };
  const request = { type, id: requestId, actor: follower.uri, object: target.iri } as const;
  const belonging = { communityId: target.id, personId: follower.ownerId };
  const terms = isAccepted && type === 'Join' ? await termsOf(tx.sql, belonging, now) : null;
  const document = isAccepted ? accept(addresses, by, request, terms) : reject(addresses, by, request);
  const uri = addresses.activity(isAccepted ? 'accept' : 'reject', id);
  const kind = isAccepted ? 'Accept' : 'Reject';
  const activity = { id, uri, actorId: target.id, kind, objectId: null, isPublic: false, document };
  await outbox.publish(tx, activity, { actors: [follower.ownerId] });
};
