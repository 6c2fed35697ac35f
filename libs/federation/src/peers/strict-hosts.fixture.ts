import {
  absent,
  date,
  either,
  filledText,
  hostOf,
  idOf,
  isObject,
  list,
  maybe,
  object,
  oneOf,
  text,
  unfit,
  type Complaints,
  type Received,
  type Rule,
} from './shape.fixture.js';

const ACTORS = ['Person', 'Group', 'Application'];
const POSTS = ['Note', 'Article', 'Page', 'Video'];

const isActor = ({ type }: Received): boolean => ACTORS.includes(String(type));
const isActivity = (document: Received): boolean => document['actor'] !== undefined;
const when = (broken: boolean, complaint: string): Complaints => (broken ? [complaint] : []);

const sameHost = (document: Received, keys: readonly string[]): Complaints => {
  const host = hostOf(document['id']);
  return keys
    .filter((key) => typeof document[key] === 'string' && hostOf(document[key]) !== host)
    .map((key) => `${String(document['type'])}.${key} is on another host`);
};

const key = (owner: unknown): Rule =>
  object({ id: (id) => hostOf(id) === hostOf(owner), owner: (id) => id === owner, publicKeyPem: filledText });

/** Misskey compares hosts everywhere and takes an actor as a string only. */
export const strictMisskey = (document: Received): Complaints => {
  if (isActor(document))
    return [
      ...unfit(document, {
        inbox: filledText,
        preferredUsername: (value) => typeof value === 'string' && /^\w(?:[\w.-]{0,126}\w)?$/.test(value),
        name: maybe(text),
        summary: maybe(text),
        publicKey: key(document['id']),
        url: maybe(text),
      }),
      ...sameHost(document, ['inbox', 'outbox', 'followers', 'following', 'featured', 'url']),
    ];
  if (isActivity(document))
    return [
      ...when(typeof document['actor'] !== 'string', 'actor is no string'),
      ...sameHost(document, ['actor']),
      ...(isObject(document['object']) && document['type'] === 'Create'
        ? strictMisskey(document['object'])
        : []),
    ];
  if (!POSTS.includes(String(document['type']))) return [];
  const [author] = [document['attributedTo']].flat();
  return [
    ...when(hostOf(idOf(author)) !== hostOf(document['id']), 'author is on another host'),
    ...sameHost(document, ['url']),
  ];
};

/** NodeBB drops what it cannot be sure of: hosts that differ, keys of somebody else, an author that is a list. */
export const strictNodeBB = (document: Received): Complaints => {
  if (isActor(document))
    return unfit(document, {
      id: filledText,
      inbox: filledText,
      preferredUsername: (value) => typeof value === 'string' && !/[/:\s]/.test(value),
      publicKey: key(document['id']),
      icon: either(absent, text, object({ url: text })),
    });
  if (!isActivity(document)) return [];
  const { type, object: inner } = document;
  const isWriting = ['Create', 'Update'].includes(String(type)) && isObject(inner) && !isActor(inner);
  return [
    ...unfit(document, { id: filledText, actor: text, to: list(text), cc: list(text) }),
    ...sameHost(document, ['actor']),
    ...(isWriting ? written(document, inner) : []),
    ...when(
      type === 'Undo' && !(isObject(inner) && typeof inner['type'] === 'string'),
      'Undo of nothing known',
    ),
  ];
};

const written = (activity: Received, post: Received): Complaints => [
  ...when(typeof post['attributedTo'] !== 'string', 'attributedTo is no string'),
  ...when(hostOf(post['id']) !== hostOf(activity['actor']), 'object is on another host than its actor'),
  ...unfit(post, { content: text, published: date, tag: either(absent, list(isObject)) }),
];

const includesActivityStreams = (context: unknown): boolean =>
  [context].flat().includes('https://www.w3.org/ns/activitystreams');

/** Mastodon needs the ActivityStreams context by name, actors that speak for themselves, and shows `summary` as a warning. */
export const strictMastodon = (document: Received): Complaints => {
  const { type, actor, object: inner } = document;
  const changed = isObject(inner) ? inner : {};
  return [
    ...when(!includesActivityStreams(document['@context']), 'no context that is known'),
    ...when(type === 'Update' && isActor(changed) && changed['id'] !== actor, 'Update of another actor'),
    ...when(type === 'Update' && !isActor(changed) && !date(changed['updated']), 'Update without updated'),
    ...when(type === 'Move' && inner !== actor, 'Move of another actor'),
    ...when(type === 'Create' && changed['summary'] !== undefined, 'summary would be a content warning'),
    ...(isActor(document) ? unfit(document, mastodonActor(document)) : []),
    ...(type === 'Create' ? unfit(changed, mastodonStatus) : []),
  ];
};

const mastodonActor = (document: Received): Record<string, Rule> => ({
  inbox: filledText,
  preferredUsername: filledText,
  publicKey: key(document['id']),
  endpoints: maybe(object({ sharedInbox: filledText })),
  webfinger: maybe((value) => typeof value === 'string' && value.endsWith(`@${hostOf(document['id'])}`)),
  assertionMethod: maybe(list(object({ type: text, controller: (owner) => owner === document['id'] }))),
});

const mastodonStatus: Record<string, Rule> = {
  id: filledText,
  type: oneOf('Note', 'Question', 'Image', 'Audio', 'Video', 'Article', 'Page', 'Event'),
  attributedTo: (value) => !absent(value),
  published: maybe(date),
  url: either(text, list(isObject)),
  contentMap: maybe(isObject),
};

/** Discourse takes posts with a text and an author, and knows its kinds of actors and activities. */
export const strictDiscourse = (document: Received): Complaints => {
  if (isActor(document))
    return unfit(document, {
      id: filledText,
      inbox: filledText,
      outbox: filledText,
      preferredUsername: filledText,
    });
  const inner = document['object'];
  if (document['type'] !== 'Create' || !isObject(inner)) return [];
  return [
    ...unfit(document, { id: filledText, actor: either(text, isObject) }),
    ...unfit(inner, { id: filledText, content: filledText, attributedTo: (value) => !absent(value) }),
  ];
};

/** PieFed takes posts for a community that it finds, from authors that are named by their id. */
export const strictPieFed = (document: Received): Complaints => {
  const inner = document['object'];
  if (isActor(document))
    return unfit(document, {
      id: filledText,
      inbox: filledText,
      preferredUsername: filledText,
      publicKey: key(document['id']),
    });
  if (!isActivity(document)) return [];
  const isPost = document['type'] === 'Create' && isObject(inner);
  return [
    ...unfit(document, { id: filledText, actor: filledText }),
    ...(isPost
      ? unfit(inner, {
          id: filledText,
          to: list(text),
          attributedTo: either(text, list(object({ type: text, id: text }))),
          inReplyTo: inner['type'] === 'Note' ? filledText : absent,
          audience: maybe(text),
        })
      : []),
  ];
};
