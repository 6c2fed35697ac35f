import { isActivityType, readActivity } from './activity.js';
import { actorKindOf, readActor } from './actor.js';
import { CARD_TYPE, readCard } from './card.js';
import { isCollectionType, readCollection } from './collection.js';
import { isContentType, readContent } from './content.js';
import { readDate } from './dates.js';
import { type Authorization, type Reading, type RefusedBecause } from './documents.js';
import { innerReader } from './inner.js';
import { type Iri } from './iri.js';
import { isObject, typesOf, type JsonObject } from './json.js';
import { readName } from './links.js';
import { identityOf, iriOf } from './references.js';
import { problemOfShape } from './shape.js';

const refused = (because: RefusedBecause): Reading => ({ kind: 'refused', because });

const AUTHORIZATIONS: ReadonlyMap<string, Authorization['of']> = new Map([
  ['QuoteAuthorization', 'quote'],
  ['ReplyAuthorization', 'reply'],
  ['LikeAuthorization', 'like'],
  ['AnnounceAuthorization', 'announce'],
]);

const readAuthorization = (raw: JsonObject, id: Iri, of: Authorization['of']): Authorization => ({
  kind: 'authorization',
  of,
  id,
  giver: iriOf(raw['attributedTo']),
  interactingObject: iriOf(raw['interactingObject']),
  interactionTarget: iriOf(raw['interactionTarget']),
});

const isHandled = (type: string): boolean =>
  actorKindOf(type) !== null ||
  isContentType(type) ||
  isCollectionType(type) ||
  isActivityType(type) ||
  AUTHORIZATIONS.has(type) ||
  type === CARD_TYPE ||
  type === 'Tombstone';

/** The kinds of document that are nothing without an id. */
const readIdentified = (raw: JsonObject, id: Iri, type: string, level: number): Reading => {
  const actorKind = actorKindOf(type);
  if (actorKind !== null) return readActor(raw, id, actorKind);
  if (isContentType(type)) return readContent(raw, id, type, innerReader(readTyped, level));
  if (type === CARD_TYPE) return readCard(raw, id) ?? { kind: 'ignored', because: 'type-not-handled', type };
  const authorization = AUTHORIZATIONS.get(type);
  if (authorization !== undefined) return readAuthorization(raw, id, authorization);
  return {
    kind: 'tombstone',
    id,
    formerType: readName(raw['formerType'] ?? raw['former_type']),
    deleted: readDate(raw['deleted']),
  };
};

const readKnown = (raw: JsonObject, type: string, level: number): Reading => {
  const reader = innerReader(readTyped, level);
  if (isCollectionType(type)) return readCollection(raw, type, reader);
  const id = identityOf(raw);
  if (id === 'unusable') return refused('id-unusable');
  if (isActivityType(type)) return readActivity(raw, id, type, reader);
  return id === null ? refused('id-missing') : readIdentified(raw, id, type, level);
};

const readTyped = (raw: JsonObject, level: number): Reading => {
  const types = typesOf(raw);
  const type = types.find(isHandled);
  if (type !== undefined) return readKnown(raw, type, level);
  const named = types[0];
  if (named === undefined) return refused('type-missing');
  return { kind: 'ignored', because: 'type-not-handled', type: readName(named) ?? '' };
};

/**
 * The one door for everything that a peer sends or serves. It turns JSON of any shape into our own closed model, or
 * says why not; it never throws, its time grows with the size of the document, and what it returns is within the
 * limits of the inbox: lists are cut to their limits, a document that is too deep, too large or addressed to too many
 * is refused. Nothing that it returns is trusted: see the rules of admission for what may be taken from it.
 */
export const readDocument = (raw: unknown): Reading => {
  if (!isObject(raw)) return refused('not-an-object');
  const problem = problemOfShape(raw);
  return problem === null ? readTyped(raw, 0) : refused(problem);
};
