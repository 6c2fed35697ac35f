import { type Content, type Inner } from '../incoming/documents.js';
import { type Iri, sameHost } from '../incoming/iri.js';
import {
  type Basis,
  type ActivityOf,
  type Admission,
  type Hearing,
  ignore,
  refetch,
  refuse,
  take,
} from './admission.js';
import { admitCard } from './admit-card.js';
import { authorityOver, type Facts, isOurs, type KnownObject } from './facts.js';

/** Only what an actor wrote itself, on its own host, comes with its message. */
const problemOfAuthor = (content: Content, actor: Iri, { via }: Hearing): Admission | null => {
  if (!sameHost(content.id, actor)) return refetch(content.id, 'object', via);
  if (content.author === actor) return null;
  if (content.author !== null && !sameHost(content.author, actor)) return refuse('author-elsewhere');
  return refetch(content.id, 'object', via);
};

const isAddressed = ({ audience }: Content): boolean =>
  audience.public || audience.to.length > 0 || audience.cc.length > 0;

/** Some peers address only the activity; its actor wrote both. */
const addressed = (content: Content, { audience, groups }: ActivityOf<'Create'>): Content =>
  isAddressed(content) ? content : { ...content, audience, groups: [...content.groups, ...groups] };

const admitNew = (
  activity: ActivityOf<'Create'>,
  { id, embedded }: Inner & { readonly id: Iri },
  hearing: Hearing,
): Admission => {
  if (embedded === null) return refetch(id, 'object', hearing.via);
  if (embedded.kind === 'card') return admitCard(activity, embedded, hearing);
  if (embedded.kind !== 'content') return ignore('not-content', id);
  return (
    problemOfAuthor(embedded, activity.actor, hearing) ??
    take(activity, 'owner', hearing, addressed(embedded, activity))
  );
};

const admitCreated = (activity: ActivityOf<'Create'>, object: Inner, hearing: Hearing): Admission => {
  const { facts } = hearing;
  const { id } = object;
  if (id === null) return refuse('object-id-missing');
  const stored = facts.objects.get(id);
  if (stored !== undefined && stored.owner !== activity.actor) return refuse('not-the-owner');
  if (isOurs(id, facts)) return refuse('our-object');
  if (stored !== undefined) return ignore(stored.deleted ? 'deleted' : 'known', id);
  return admitNew(activity, { ...object, id }, hearing);
};

export const admitCreate = (activity: ActivityOf<'Create'>, hearing: Hearing): readonly Admission[] =>
  activity.objects.map((object) => admitCreated(activity, object, hearing));

/** What an edit may never change: who wrote it and what it is. */
const problemOfEdit = (content: Content, stored: KnownObject): Admission | null => {
  if (stored.deleted) return ignore('deleted', content.id);
  if (content.author !== stored.owner) return refuse('author-changed');
  if (content.type !== stored.type) return refuse('type-changed');
  const isOlder = content.updated !== null && stored.updatedAt !== null && content.updated < stored.updatedAt;
  return isOlder ? ignore('older', content.id) : null;
};

export const problemOfStored = (content: Content, stored: KnownObject | undefined): Admission | null =>
  stored === undefined ? null : problemOfEdit(content, stored);

const admitEdit = (activity: ActivityOf<'Update'>, content: Content, hearing: Hearing): Admission =>
  problemOfStored(content, hearing.facts.objects.get(content.id)) ??
  problemOfAuthor(content, activity.actor, hearing) ??
  take(activity, 'owner', hearing, content);

const admitChange = (
  activity: ActivityOf<'Update'>,
  { id, embedded }: Inner & { readonly id: Iri },
  hearing: Hearing,
): Admission => {
  if (embedded === null) return refetch(id, 'object', hearing.via);
  if (embedded.kind === 'card') return admitCard(activity, embedded, hearing);
  return embedded.kind === 'content' ? admitEdit(activity, embedded, hearing) : ignore('not-content', id);
};

export const admitUpdate = (activity: ActivityOf<'Update'>, hearing: Hearing): Admission => {
  const { facts, via } = hearing;
  const { id, embedded } = activity.object;
  if (id === null) return refuse('object-id-missing');
  if (isOurs(id, facts)) return refuse('our-object');
  // A profile in a message is only a hint: whoever relays it could have written it, key included.
  if (id === activity.actor || embedded?.kind === 'actor') return refetch(id, 'actor', via);
  const byAnother = admitEditor(id, activity, hearing);
  if (byAnother !== null) return byAnother;
  return admitChange(activity, { ...activity.object, id }, hearing);
};

/** A community tells of what its members did to a post on its own host; what it says now is read where it lives. */
const admitEditor = (id: Iri, { actor }: ActivityOf<'Update'>, { facts, via }: Hearing): Admission | null => {
  const stored = facts.objects.get(id);
  if (stored === undefined || stored.owner === actor) return null;
  return stored.group === actor && sameHost(id, actor) ? refetch(id, 'object', via) : refuse('not-the-owner');
};

/** On what grounds an actor may take a stored object away; a removal by a moderator says so in its summary. */
export const groundsToDelete = (
  stored: KnownObject,
  actor: Iri,
  removal: boolean,
  facts: Facts,
): Basis | null => {
  if (stored.owner === actor) return 'owner';
  return removal && stored.group !== null ? authorityOver(stored.group, actor, facts) : null;
};

const admitUnknownDeletion = (activity: ActivityOf<'Delete'>, id: Iri, hearing: Hearing): Admission => {
  if (isOurs(id, hearing.facts)) return refuse('our-object');
  return sameHost(id, activity.actor)
    ? take(activity, 'not-seen-yet', hearing)
    : ignore('unknown-object', id);
};

export const admitDelete = (activity: ActivityOf<'Delete'>, hearing: Hearing): Admission => {
  const { id } = activity.object;
  if (id === null) return refuse('object-id-missing');
  if (id === activity.actor) return take(activity, 'actor', hearing);
  const stored = hearing.facts.objects.get(id);
  if (stored === undefined) return admitUnknownDeletion(activity, id, hearing);
  const basis = groundsToDelete(stored, activity.actor, activity.removal, hearing.facts);
  if (basis === null) return refuse('not-the-owner');
  return stored.deleted ? ignore('deleted', id) : take(activity, basis, hearing);
};
