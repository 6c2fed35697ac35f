import { type Activity, type Content, type Inner } from '../incoming/documents.js';
import { type Iri, sameHost } from '../incoming/iri.js';
import {
  problemOfId,
  type ActivityOf,
  type Admission,
  type Hearing,
  ignore,
  refetch,
  type Refetch,
  refuse,
  take,
} from './admission.js';
import { type Facts, groupOfTarget, isOurs } from './facts.js';

/** Applies the rules for an activity that its actor is known to have sent. */
export type Rules = (activity: Activity, hearing: Hearing) => readonly Admission[];

const groupOf = (id: Iri | null, facts: Facts): Iri | null =>
  id === null ? null : (facts.objects.get(id)?.group ?? null);

const isContentOf = (content: Content, group: Iri, facts: Facts): boolean =>
  content.groups.some(({ iri }) => iri === group) || groupOf(content.inReplyTo, facts) === group;

const isInnerOf = ({ id, embedded }: Inner, group: Iri, facts: Facts): boolean => {
  const stored = id === null ? undefined : facts.objects.get(id);
  if (stored !== undefined) return stored.group === group;
  return embedded?.kind === 'content' && isContentOf(embedded, group, facts);
};

const isUndoOf = ({ object }: ActivityOf<'Undo'>, group: Iri, facts: Facts): boolean => {
  if (object.embedded?.kind === 'activity') return isActivityOf(object.embedded, group, facts);
  const known = object.id === null ? undefined : facts.activities.get(object.id);
  return groupOf(known?.object ?? null, facts) === group;
};

/** Whether an activity is about what happens in a group: a group may relay nothing else. */
const isActivityOf = (activity: Activity, group: Iri, facts: Facts): boolean => {
  if (activity.type === 'Undo') return isUndoOf(activity, group, facts);
  if (activity.type === 'Create') {
    return activity.objects.every((object) => isInnerOf(object, group, facts));
  }
  if ('target' in activity && activity.type !== 'Move') {
    return activity.target !== null && groupOfTarget(activity.target, facts) === group;
  }
  if (!('object' in activity)) return false;
  const { object } = activity;
  if (typeof object === 'string') return groupOf(object, facts) === group;
  return isInnerOf(object, group, facts) || (object.id !== null && groupOfTarget(object.id, facts) === group);
};

const MODERATION: ReadonlySet<string> = new Set(['Add', 'Remove', 'Lock', 'Block', 'Move']);

/** The group's own affairs: on these its own word is enough, whoever did it. */
const isOwnAffair = (activity: Activity): boolean => {
  if (activity.type === 'Undo') {
    const { embedded } = activity.object;
    return embedded?.kind === 'activity' && isOwnAffair(embedded);
  }
  if (activity.type === 'Move') return activity.moves === 'thread';
  return activity.type === 'Delete' ? activity.removal : MODERATION.has(activity.type);
};

const REACTIONS: ReadonlySet<string> = new Set(['Like', 'Dislike', 'EmojiReact', 'Undo']);

const ask = (iri: Iri | null, why: Refetch['why'], { facts, via }: Hearing): Admission => {
  if (iri === null) return refuse('object-id-missing');
  return isOurs(iri, facts) ? refuse('our-object') : refetch(iri, why, via);
};

/** The embedded profile of an edit is a hint; everything else that was edited is a post. */
const isHint = (inner: Activity): boolean =>
  inner.type === 'Update' && (inner.object.id === inner.actor || inner.object.embedded?.kind === 'actor');

/** What may be made of an inner activity for which only the relaying group stands. */
const admitHearsay = (inner: Activity, hearing: Hearing): readonly Admission[] => {
  if (inner.type === 'Create') return inner.objects.map(({ id }) => ask(id, 'object', hearing));
  if (inner.type === 'Update') {
    return [ask(inner.object.id, isHint(inner) ? 'actor' : 'object', hearing)];
  }
  if (inner.type === 'Delete') return [ask(inner.object.id, 'deletion', hearing)];
  return [REACTIONS.has(inner.type) ? ask(inner.id, 'activity', hearing) : ignore('not-relayed', inner.id)];
};

const isVouchedFor = (inner: Activity, group: Iri, { witness }: Hearing): boolean =>
  witness.proofs.get(inner) === inner.actor || sameHost(inner.actor, group);

const admitRelayed = (inner: Activity, group: Iri, hearing: Hearing, rules: Rules): readonly Admission[] => {
  const { facts } = hearing;
  if (inner.type === 'Announce') return [ignore('nested-announce', inner.id)];
  if (isOurs(inner.actor, facts)) return [ignore('ours', inner.id)];
  const problem = problemOfId(inner);
  if (problem !== null) return [refuse(problem)];
  const isOfGroup = isActivityOf(inner, group, facts);
  if (isOwnAffair(inner) && isOfGroup) return [take(inner, 'group', hearing)];
  if (!isVouchedFor(inner, group, hearing)) return admitHearsay(inner, hearing);
  return isOfGroup || isHint(inner) ? rules(inner, hearing) : [ignore('not-of-this-group', inner.id)];
};

/** A post that a group passes on, whole or by its id: it is read where it lives, never from the group's message. */
const admitPassedOn = ({ id, embedded }: Inner, hearing: Hearing): Admission => {
  if (id === null) return refuse('object-id-missing');
  if (isOurs(id, hearing.facts)) return ignore('ours', id);
  if (hearing.facts.objects.has(id)) return ignore('known', id);
  if (embedded !== null && embedded.kind !== 'content') return ignore('not-content', id);
  return refetch(id, 'object', hearing.via);
};

/** An Announce counts from a group that somebody here follows, for what belongs to that group. */
export const admitAnnounce = (
  activity: ActivityOf<'Announce'>,
  outer: Hearing,
  rules: Rules,
): readonly Admission[] => {
  const group = activity.actor;
  if (!outer.facts.followedGroups.has(group)) return [ignore('not-a-followed-group', group)];
  const hearing = { ...outer, via: group };
  return activity.objects.flatMap((inner) =>
    inner.embedded?.kind === 'activity'
      ? admitRelayed(inner.embedded, group, hearing, rules)
      : [admitPassedOn(inner, hearing)],
  );
};
