import { sameHost } from '../incoming/iri.js';
import { type ActivityOf, type Admission, type Hearing, ignore, refuse, take } from './admission.js';
import { authorityOver, isOurs } from './facts.js';

/** Follow, Join, Leave: to somebody of ours. */
export const admitToOurs = (activity: ActivityOf<'Follow'>, hearing: Hearing): Admission =>
  isOurs(activity.object, hearing.facts)
    ? take(activity, 'actor', hearing)
    : ignore('not-for-us', activity.object);

/** Likes and their kind: of something that we have. */
export const admitReaction = (
  activity: ActivityOf<'Like'> | ActivityOf<'EmojiReact'>,
  hearing: Hearing,
): Admission => {
  const stored = hearing.facts.objects.get(activity.object);
  if (stored === undefined) return ignore('unknown-object', activity.object);
  return stored.deleted ? ignore('deleted', activity.object) : take(activity, 'actor', hearing);
};

export const admitReport = (activity: ActivityOf<'Flag'>, hearing: Hearing): Admission => {
  const { facts } = hearing;
  const concernsUs = activity.objects.some((iri) => isOurs(iri, facts) || facts.objects.has(iri));
  return concernsUs ? take(activity, 'actor', hearing) : ignore('not-for-us');
};

/** An invitation into a group comes from the group or from who may speak for it. */
export const admitInvite = (activity: ActivityOf<'Invite'>, hearing: Hearing): Admission => {
  const { actor, object: group, target } = activity;
  if (target === null) return ignore('unknown-target');
  if (!isOurs(target, hearing.facts)) return ignore('not-for-us', target);
  const basis = authorityOver(group, actor, hearing.facts);
  return basis === null ? refuse('no-authority') : take(activity, basis, hearing);
};

/** A request for consent to quote something of ours, in a post of the one who asks. */
export const admitQuoteRequest = (activity: ActivityOf<'QuoteRequest'>, hearing: Hearing): Admission => {
  const { actor, instrument, object } = activity;
  if (!isOurs(object, hearing.facts)) return ignore('not-for-us', object);
  if (!hearing.facts.objects.has(object)) return ignore('unknown-object', object);
  return instrument.id !== null && sameHost(instrument.id, actor)
    ? take(activity, 'actor', hearing)
    : refuse('id-elsewhere');
};

/** An agreement that another instance proposes in its own name. */
export const admitOffer = (activity: ActivityOf<'Offer'>, hearing: Hearing): Admission =>
  sameHost(activity.agreement.id, activity.actor) ? take(activity, 'actor', hearing) : refuse('id-elsewhere');
