import { type Activity, type ActivityType } from '../incoming/documents.js';
import {
  type ActivityOf,
  type Admission,
  type Hearing,
  problemOfId,
  refetch,
  refuse,
  type RefuseBecause,
} from './admission.js';
import { admitAnnounce } from './admit-announce.js';
import { admitAnswer, admitResolve } from './admit-answer.js';
import { admitCreate, admitDelete, admitUpdate } from './admit-content.js';
import { admitBlock, admitCollecting, admitLock, admitMove } from './admit-moderation.js';
import {
  admitInvite,
  admitOffer,
  admitQuoteRequest,
  admitReaction,
  admitReport,
  admitToOurs,
} from './admit-request.js';
import { admitUndo } from './admit-undo.js';
import { type Facts, isOurs, type Witness } from './facts.js';

type Rule<T extends ActivityType> = (
  activity: ActivityOf<T>,
  hearing: Hearing,
) => Admission | readonly Admission[];

const RULES: { readonly [T in ActivityType]: Rule<T> } = {
  Create: admitCreate,
  Update: admitUpdate,
  Delete: admitDelete,
  Undo: admitUndo,
  Follow: admitToOurs,
  Join: admitToOurs,
  Leave: admitToOurs,
  Accept: admitAnswer,
  Reject: admitAnswer,
  Like: admitReaction,
  Dislike: admitReaction,
  EmojiReact: admitReaction,
  Announce: (activity, hearing) => admitAnnounce(activity, hearing, byType),
  Add: admitCollecting,
  Remove: admitCollecting,
  Block: admitBlock,
  Flag: admitReport,
  Resolve: admitResolve,
  Lock: admitLock,
  Move: admitMove,
  Invite: admitInvite,
  Offer: admitOffer,
  QuoteRequest: admitQuoteRequest,
};

const byType = (activity: Activity, hearing: Hearing): readonly Admission[] => {
  const rule = RULES[activity.type] as (
    activity: Activity,
    hearing: Hearing,
  ) => Admission | readonly Admission[];
  return [rule(activity, hearing)].flat();
};

const problemOfIdentity = (activity: Activity, facts: Facts): RefuseBecause | null =>
  isOurs(activity.actor, facts) ? 'our-actor' : problemOfId(activity);

const isSpokenBy = (activity: Activity, { signer, proofs }: Witness): boolean =>
  signer === activity.actor || proofs.get(activity) === activity.actor;

/** Somebody else's message, passed on by the signer: only what its own host says counts. */
const askItsHost = (activity: Activity, facts: Facts): Admission => {
  const isDeletion = activity.type === 'Delete';
  const iri = isDeletion ? activity.object.id : activity.id;
  if (iri === null || isOurs(iri, facts)) return refuse('not-the-signer');
  return refetch(iri, isDeletion ? 'deletion' : 'activity');
};

/**
 * What may be taken from one activity, given who vouches for it and what is stored: one answer for each thing in it
 * (a list of votes has several). An actor speaks for itself alone, from its own host; a group that somebody here
 * follows speaks for what happens in it; everything else is asked for where it lives, or left.
 */
export const admit = (activity: Activity, witness: Witness, facts: Facts): readonly Admission[] => {
  const problem = problemOfIdentity(activity, facts);
  if (problem !== null) return [refuse(problem)];
  if (!isSpokenBy(activity, witness)) return [askItsHost(activity, facts)];
  return byType(activity, { witness, facts, via: null });
};
