import { LIMITS } from '#libs/kernel';

import { readAgreement } from './agreement.js';
import { attachmentsOf } from './attachments.js';
import { audienceOf, groupCandidatesOf, hasTooManyRecipients } from './audience.js';
import { itemsOf } from './collection.js';
import { readDate } from './dates.js';
import {
  type Activity,
  type ActivityType,
  type Ignored,
  type Inner,
  type NamedQuestion,
  type Refused,
  type RefusedBecause,
} from './documents.js';
import { type InnerReader } from './inner.js';
import { sameHost, type Iri } from './iri.js';
import { firstOf, isObject, isOfType, listOf, readBoolean, type JsonObject } from './json.js';
import { reactionOf } from './reaction.js';
import { iriOf, irisOf } from './references.js';
import { inSomeLanguage, readLine, readText } from './text.js';

/** What an activity has beside what all have; or why it is not read. */
type Specific = DistributedPart<Activity> | Refused | Ignored;
type DistributedPart<A> = A extends Activity ? Omit<A, keyof Common> : never;
type Common = Pick<Activity, 'kind' | 'id' | 'actor' | 'audience' | 'groups' | 'published' | 'reason'>;

interface Source {
  readonly raw: JsonObject;
  readonly actor: Iri;
  readonly reader: InnerReader;
}

const refused = (because: RefusedBecause): Refused => ({ kind: 'refused', because });

const withObject = (source: Source, then: (object: Inner) => Specific): Specific => {
  const { raw, reader } = source;
  const objects = listOf(raw['object']);
  if (objects.length > 1) {
    return { kind: 'ignored', because: 'several-objects', type: String(firstOf(raw['type'])) };
  }
  const object = reader.one(objects[0]);
  return object === null ? refused('object-missing') : then(object);
};

const withObjectId = (source: Source, then: (object: Iri) => Specific): Specific =>
  withObject(source, ({ id }) => (id === null ? refused('object-missing') : then(id)));

const withTarget = ({ raw }: Source, then: (target: Iri) => Specific): Specific => {
  const target = iriOf(raw['target']);
  return target === null ? refused('target-missing') : then(target);
};

/** Several objects in order: a list, one, or (votes of PieFed) a collection that holds them. */
const withObjects = (source: Source, then: (objects: readonly Inner[]) => Specific): Specific => {
  const { raw, reader } = source;
  const only = firstOf(raw['object']);
  const isWrapped = isObject(only) && isOfType(only, 'OrderedCollection');
  const objects = reader.several(isWrapped ? itemsOf(only) : raw['object'], LIMITS.federation.listed);
  return objects.length === 0 ? refused('object-missing') : then(objects);
};

const hasSummary = (raw: JsonObject): boolean => typeof firstOf(raw['summary']) === 'string';

const removesData = (raw: JsonObject): boolean => readBoolean(raw['removeData']) === true;

const readLike = (source: Source): Specific =>
  withObjectId(source, (object) => {
    const reaction = reactionOf(source.raw);
    return reaction === null ? { type: 'Like', object } : { type: 'EmojiReact', object, ...reaction };
  });

const readEmojiReact = (source: Source): Specific =>
  withObjectId(source, (object) => {
    const reaction = reactionOf(source.raw);
    return reaction === null
      ? { kind: 'ignored', because: 'not-a-reaction', type: 'EmojiReact' }
      : { type: 'EmojiReact', object, ...reaction };
  });

const readBlock = (source: Source): Specific =>
  withObjectId(source, (object) => ({
    type: 'Block',
    object,
    target: iriOf(source.raw['target']),
    until: readDate(source.raw['endTime']) ?? readDate(source.raw['expires']),
    removeData: removesData(source.raw),
  }));

const readFlag = ({ raw }: Source): Specific => {
  const objects = irisOf(raw['object'], LIMITS.federation.listed);
  if (objects.length === 0) return refused('object-missing');
  const { reportText } = LIMITS.federation;
  const text = readText(raw['content'], reportText) ?? readText(raw['summary'], reportText);
  return { type: 'Flag', objects, text };
};

const isActor = (inner: Inner, actor: Iri): boolean => inner.id === actor || inner.embedded?.kind === 'actor';

const readMove = (source: Source): Specific =>
  withObject(source, (object) =>
    withTarget(source, (target) => ({
      type: 'Move',
      object,
      target,
      moves: isActor(object, source.actor) ? 'actor' : 'thread',
      origin: iriOf(source.raw['origin']),
    })),
  );

const readDelete = (source: Source): Specific =>
  withObject(source, (object) => ({
    type: 'Delete',
    object,
    removal: hasSummary(source.raw),
    removeData: removesData(source.raw),
  }));

const readQuoteRequest = (source: Source): Specific => {
  const instrument = source.reader.one(source.raw['instrument']);
  if (instrument === null) return refused('target-missing');
  return withObjectId(source, (object) => ({ type: 'QuoteRequest', object, instrument }));
};

const MOST_ROLE = 40;

const roleOf = ({ raw }: Source): string | null => readText(raw['roleName'], MOST_ROLE);

/** What an invitation is for: the first link on the community's own host that has a name. */
const questionIn = ({ raw }: Source, community: Iri): NamedQuestion | null => {
  const link = attachmentsOf(raw).find(
    ({ shows, url, alt }) => shows === 'link' && alt !== null && sameHost(url, community),
  );
  const title = readLine(link?.alt, LIMITS.content.title);
  return link === undefined || title === null || title === '' ? null : { id: link.url, title };
};

const answer =
  (type: 'Accept' | 'Reject') =>
  (source: Source): Specific =>
    withObject(source, (object) => ({
      type,
      object,
      result: iriOf(source.raw['result']),
      role: roleOf(source),
      until: readDate(source.raw['endTime']),
    }));

const collecting =
  (type: 'Add' | 'Remove') =>
  (source: Source): Specific =>
    withObject(source, (object) => withTarget(source, (target) => ({ type, object, target })));

const naming =
  (type: 'Follow' | 'Dislike' | 'Lock' | 'Join' | 'Leave') =>
  (source: Source): Specific =>
    withObjectId(source, (object) => ({ type, object }));

const holding =
  (type: 'Update' | 'Undo') =>
  (source: Source): Specific =>
    withObject(source, (object) => ({ type, object }));

const MOST_OUTCOME = 40;

const readResolve = (source: Source): Specific =>
  withObject(source, (object) => ({
    type: 'Resolve',
    object,
    outcome: readText(source.raw['outcome'], MOST_OUTCOME),
  }));

/** Anything may be offered; only an agreement is read. */
const readOffer = (source: Source): Specific => {
  const agreement = readAgreement(source.raw['object']);
  if (agreement === null) return { kind: 'ignored', because: 'type-not-handled', type: 'Offer' };
  return withObject(source, (object) => ({ type: 'Offer', object, agreement }));
};

const READERS: Readonly<Record<ActivityType, (source: Source) => Specific>> = {
  Create: (source) => withObjects(source, (objects) => ({ type: 'Create', objects })),
  Update: holding('Update'),
  Delete: readDelete,
  Undo: holding('Undo'),
  Follow: naming('Follow'),
  Accept: answer('Accept'),
  Reject: answer('Reject'),
  Like: readLike,
  Dislike: naming('Dislike'),
  EmojiReact: readEmojiReact,
  Announce: (source) => withObjects(source, (objects) => ({ type: 'Announce', objects })),
  Add: collecting('Add'),
  Remove: collecting('Remove'),
  Block: readBlock,
  Flag: readFlag,
  Resolve: readResolve,
  Lock: naming('Lock'),
  Move: readMove,
  Join: naming('Join'),
  Leave: naming('Leave'),
  Invite: (source) =>
    withObjectId(source, (object) => ({
      type: 'Invite',
      object,
      target: iriOf(source.raw['target']),
      role: roleOf(source),
      question: questionIn(source, object),
    })),
  Offer: readOffer,
  QuoteRequest: readQuoteRequest,
};

export const isActivityType = (type: string): type is ActivityType => Object.hasOwn(READERS, type);

/** The one who acts. An object in its place gives its id and nothing else: an actor never brings itself along. */
const actorOf = (raw: JsonObject): Iri | RefusedBecause => {
  const actors = irisOf(raw['actor'], 2);
  if (actors.length > 1) return 'several-actors';
  return actors[0] ?? 'actor-missing';
};

const isIri = (value: Iri | RefusedBecause): value is Iri => value.startsWith('https://');

export const readActivity = (
  raw: JsonObject,
  id: Iri | null,
  type: ActivityType,
  reader: InnerReader,
): Activity | Refused | Ignored => {
  if (hasTooManyRecipients(raw)) return refused('too-many-recipients');
  const actor = actorOf(raw);
  if (!isIri(actor)) return refused(actor);
  const specific = READERS[type]({ raw, actor, reader });
  if ('kind' in specific) return specific;
  const audience = audienceOf(raw);
  return {
    kind: 'activity',
    id,
    actor,
    audience,
    groups: groupCandidatesOf(raw, audience),
    published: readDate(raw['published']),
    reason: readText(inSomeLanguage(raw, 'summary'), LIMITS.federation.reportText),
    ...specific,
  };
};
