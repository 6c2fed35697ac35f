import { type Iri, sameHost } from '../incoming/iri.js';
import { type ActivityOf, type Admission, type Hearing, ignore, refetch, refuse, take } from './admission.js';
import { authorityOver, groupOfTarget, isOurs } from './facts.js';

type Moderation = ActivityOf<'Add'> | ActivityOf<'Block'> | ActivityOf<'Lock'> | ActivityOf<'Move'>;

const byAuthority = (activity: Moderation, group: Iri, hearing: Hearing): Admission => {
  const basis = authorityOver(group, activity.actor, hearing.facts);
  return basis === null ? refuse('no-authority') : take(activity, basis, hearing);
};

/** Moderators and pinned posts: the target tells which; only what is in the group can be pinned or put out of it. */
export const admitCollecting = (activity: ActivityOf<'Add'>, hearing: Hearing): Admission => {
  const { facts } = hearing;
  const { object, target } = activity;
  const group = groupOfTarget(target, facts);
  if (group === null) return ignore('unknown-target', target);
  const stored = object.id === null ? undefined : facts.objects.get(object.id);
  if (stored !== undefined && stored.group !== group) return ignore('not-of-this-group', object.id);
  return byAuthority(activity, group, hearing);
};

/** From a group, from a whole site by that site, or between two people, which only the one who is blocked needs to know. */
export const admitBlock = (activity: ActivityOf<'Block'>, hearing: Hearing): Admission => {
  const { facts } = hearing;
  const { actor, object, target } = activity;
  if (target === null) {
    return isOurs(object, facts) ? take(activity, 'actor', hearing) : ignore('not-for-us', object);
  }
  const group = groupOfTarget(target, facts);
  if (group !== null) return byAuthority(activity, group, hearing);
  const isOwnSite = sameHost(actor, target) && new URL(target).pathname === '/';
  return isOwnSite ? take(activity, 'site', hearing) : ignore('unknown-target', target);
};

export const admitLock = (activity: ActivityOf<'Lock'>, hearing: Hearing): Admission => {
  const stored = hearing.facts.objects.get(activity.object);
  if (stored === undefined) return ignore('unknown-object', activity.object);
  if (stored.owner === activity.actor) return take(activity, 'owner', hearing);
  return stored.group === null ? refuse('no-authority') : byAuthority(activity, stored.group, hearing);
};

/** Who moves says only where to; the new account must itself name the old one, so it is fetched. */
const admitActorMove = (activity: ActivityOf<'Move'>, hearing: Hearing): Admission => {
  const { actor, object, target } = activity;
  if (object.id !== actor) return refuse('not-the-actor');
  return isOurs(target, hearing.facts)
    ? take(activity, 'actor', hearing)
    : refetch(target, 'actor', hearing.via);
};

export const admitMove = (activity: ActivityOf<'Move'>, hearing: Hearing): Admission => {
  if (activity.moves === 'actor') return admitActorMove(activity, hearing);
  const { id } = activity.object;
  const group = id === null ? null : groupOfTarget(id, hearing.facts);
  return group === null ? ignore('unknown-object', id) : byAuthority(activity, group, hearing);
};
