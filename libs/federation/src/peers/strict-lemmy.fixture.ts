import {
  PUBLIC,
  absent,
  addressees,
  date,
  either,
  flag,
  isObject,
  list,
  listOrNothing,
  maybe,
  object,
  oneOf,
  text,
  unfit,
  type Complaints,
  type Received,
  type Rule,
} from './shape.fixture.js';

/** Lemmy takes hosts of these characters, without a port. */
const url: Rule = (value) =>
  typeof value === 'string' && /^https:\/\/[A-Za-z0-9.-]+(?:\/[^\s]*)?$/.test(value);
const oneOrMany: Rule = either(url, list(url));
const anything: Rule = () => true;

const language = object({ identifier: text, name: text });
const mediaType = oneOf('text/html', 'text/markdown');
const image = object({ type: oneOf('Image'), url });
const attached = either(
  object({ type: oneOf('Link'), href: url }),
  object({ type: oneOf('Image'), url, name: maybe(text) }),
  object({ type: oneOf('Document'), url, name: maybe(text), mediaType: maybe(text) }),
);
const publicKey = object({ id: url, owner: url, publicKeyPem: text });
const authors = either(url, list(object({ type: oneOf('Person', 'Group'), id: url })));

const dated = { published: maybe(date), updated: maybe(date) };
const contribution = {
  id: url,
  mediaType: maybe(mediaType),
  attachment: listOrNothing(attached),
  language: maybe(language),
  audience: maybe(url),
  context: maybe(text),
  ...dated,
};
const page = {
  ...contribution,
  attributedTo: authors,
  to: either(absent, oneOrMany),
  cc: either(absent, oneOrMany),
  inReplyTo: absent,
  name: maybe(text),
  content: maybe(text),
  image: maybe(image),
  sensitive: maybe(flag),
};
const note = {
  ...contribution,
  attributedTo: url,
  to: oneOrMany,
  cc: either(absent, oneOrMany),
  content: text,
  inReplyTo: url,
  tag: listOrNothing(isObject),
};
const actor = { id: url, inbox: url, outbox: url, publicKey, icon: maybe(image), ...dated };
const group = {
  ...actor,
  preferredUsername: text,
  followers: maybe(url),
  name: maybe(text),
  description: maybe(text),
  summary: maybe(text),
  mediaType: maybe(oneOf('text/html')),
  attributedTo: maybe(url),
  postingRestrictedToMods: maybe(flag),
  manuallyApprovesFollowers: maybe(flag),
  discoverable: maybe(flag),
  sensitive: maybe(flag),
  featured: maybe(url),
  endpoints: maybe(object({ sharedInbox: url })),
  language: listOrNothing(language),
};

/** Documents whose shape is the same wherever they stand. */
const things: Record<string, Record<string, Rule>> = {
  Page: page,
  Article: page,
  Video: page,
  Event: page,
  Note: note,
  Group: group,
  Person: { ...actor, preferredUsername: text, name: maybe(text), summary: maybe(text) },
  Application: { ...actor, name: text, preferredUsername: maybe(text), language: listOrNothing(language) },
  Tombstone: { id: url },
  Collection: { id: url, totalItems: Number.isInteger, items: list(anything) },
};

const done = { id: url, actor: url };
const addressed = { ...done, to: oneOrMany, cc: oneOrMany };
const vote = { ...done, object: url };
const oneRecipient: Rule = (value) =>
  Array.isArray(value) ? value.length === 1 && url(value[0]) : url(value);

const activities: Record<string, Record<string, Rule>> = {
  Create: { ...addressed, object: (value) => isObject(value) && readThing(value).length === 0 },
  Update: { ...addressed, object: (value) => isObject(value) && readThing(value).length === 0 },
  Like: vote,
  Dislike: vote,
  Delete: {
    ...done,
    to: oneOrMany,
    object: either(url, object({ id: url, type: oneOf('Tombstone') })),
    summary: maybe(text),
    removeData: maybe(flag),
  },
  Block: {
    ...addressed,
    object: url,
    target: url,
    summary: maybe(text),
    removeData: maybe(flag),
    endTime: maybe(date),
  },
  Add: { ...addressed, object: url, target: url },
  Remove: { ...addressed, object: url, target: url },
  Lock: { ...addressed, object: url, summary: maybe(text), audience: maybe(url) },
  Flag: {
    ...done,
    to: oneRecipient,
    object: either(url, list(url)),
    summary: maybe(text),
    content: maybe(text),
  },
  Resolve: {
    ...done,
    to: oneRecipient,
    object: (value) => isObject(value) && readActivity(value).length === 0,
  },
  Follow: { ...done, object: url },
  Accept: { ...done, object: object({ id: url, type: oneOf('Follow'), actor: url, object: url }) },
  Reject: { ...done, object: object({ id: url, type: oneOf('Follow'), actor: url, object: url }) },
  Undo: { ...done, object: (value) => isObject(value) && readActivity(value).length === 0 },
  Announce: {
    ...addressed,
    object: (value) => isObject(value) && url(value['id']) && url(value['actor']),
  },
};

/** A Note without a parent opens a thread, and so is read as a Page. */
const readThing = (document: Received): Complaints => {
  const type = String(document['type']);
  const rules = type === 'Note' && absent(document['inReplyTo']) ? page : things[type];
  return rules === undefined ? [] : unfit(document, rules);
};

const readActivity = (document: Received): Complaints =>
  unfit(document, activities[String(document['type'])] ?? {});

/** What is in a community must be as public as the community. */
const visibility = (document: Received, isPrivate: boolean): Complaints => {
  const type = String(document['type']);
  const isSeen = [
    'Create',
    'Update',
    'Delete',
    'Block',
    'Add',
    'Remove',
    'Lock',
    'Announce',
    'Page',
    'Article',
    'Note',
    'Video',
  ];
  if (!isSeen.includes(type) || (document['audience'] === undefined && type !== 'Announce')) return [];
  const isPublic = addressees(document).includes(PUBLIC);
  if (isPublic && isPrivate) return ['object_is_not_private'];
  return isPublic || isPrivate ? [] : ['object_is_not_public'];
};

/** The types that Lemmy reads; others it answers with an error and forgets. */
export const lemmyReads = (document: Received): boolean => {
  const type = String(document['type']);
  const inner = isObject(document['object']) ? String(document['object']['type']) : '';
  if (['Accept', 'Reject'].includes(type)) return inner === 'Follow';
  if (type === 'Undo') return inner in activities;
  if (['Add', 'Remove'].includes(type)) return /\/(?:moderators|featured)$/.test(String(document['target']));
  if (type === 'Update') return inner !== 'Person';
  return type in activities || type in things;
};

/**
 * Reads a document as Lemmy 1.0's structs do: members that are required, lists that must be lists, literal types and the
 * whole IRI of Public.
 */
export const strictLemmy = (document: Received, isPrivate = false): Complaints => {
  if (!lemmyReads(document)) return [];
  const type = String(document['type']);
  return [
    ...(type in activities ? readActivity(document) : readThing(document)),
    ...visibility(document, isPrivate),
  ];
};
