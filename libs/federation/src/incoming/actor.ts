import { LIMITS } from '#libs/kernel';

import { readDate } from './dates.js';
import { type Actor, type ProfileField, type RawKeys, type Refused } from './documents.js';
import { sameHost, type Iri } from './iri.js';
import { firstOf, isObject, isOfType, listOf, readBoolean, type JsonObject } from './json.js';
import { languagesOf } from './languages.js';
import { readName, readPage, readPicture } from './links.js';
import { iriOf, irisOf } from './references.js';
import { readMarkdown } from './source.js';
import { tagsOf } from './tags.js';
import { inSomeLanguage, readLine, readText } from './text.js';

/** What each type of actor is to us. */
const ACTOR_TYPES: ReadonlyMap<string, Actor['is']> = new Map([
  ['Person', 'person'],
  ['Organization', 'person'],
  ['Group', 'group'],
  ['Application', 'service'],
  ['Service', 'service'],
]);

export const actorKindOf = (type: string): Actor['is'] | null => ACTOR_TYPES.get(type) ?? null;

/** The properties whose absence from a partial answer must not be taken for their removal. */
const PARTS = [
  'name',
  'summary',
  'description',
  'source',
  'attachment',
  'icon',
  'image',
  'url',
  'outbox',
  'followers',
  'following',
  'featured',
  'moderators',
  'attributedTo',
  'endpoints',
  'publicKey',
  'assertionMethod',
  'alsoKnownAs',
  'movedTo',
  'manuallyApprovesFollowers',
  'postingRestrictedToMods',
  'discoverable',
  'language',
  'tag',
  'updated',
] as const;

const USERNAME = /^[^\s@:/#?\p{C}]{1,255}$/u;

const readUsername = (value: unknown): string | null => {
  const name = readLine(value, 256);
  return name !== null && USERNAME.test(name) ? name : null;
};

/** A collection or inbox of the actor. Peers keep all of one actor on one host; elsewhere it is somebody else's. */
const ownAddress = (value: unknown, id: Iri): Iri | null => {
  const iri = iriOf(value);
  return iri !== null && sameHost(iri, id) ? iri : null;
};

const sharedInboxOf = (raw: JsonObject, id: Iri): Iri | null => {
  const endpoints = firstOf(raw['endpoints']);
  const listed = isObject(endpoints) ? ownAddress(endpoints['sharedInbox'], id) : null;
  return listed ?? ownAddress(raw['sharedInbox'], id);
};

const fieldsOf = (raw: JsonObject): readonly ProfileField[] =>
  listOf(raw['attachment'])
    .slice(0, LIMITS.federation.profileFields)
    .filter(isObject)
    .filter((field) => isOfType(field, 'PropertyValue'))
    .map((field) => ({
      name: readName(field['name']),
      value: readText(field['value'], LIMITS.federation.name),
    }))
    .filter((field): field is ProfileField => field.name !== null && field.value !== null);

/** `attributedTo` of a group is the collection of its moderators where it is one address, else the list of its owners. */
const leadersOf = (raw: JsonObject, id: Iri): Pick<Actor, 'moderators' | 'owners'> => {
  const named = raw['attributedTo'];
  const collection = typeof named === 'string' ? ownAddress(named, id) : null;
  return {
    moderators: ownAddress(raw['moderators'], id) ?? collection,
    owners: typeof named === 'string' ? [] : irisOf(named, LIMITS.federation.listed),
  };
};

const addressesOf = (raw: JsonObject, id: Iri) => ({
  inbox: ownAddress(raw['inbox'], id),
  sharedInbox: sharedInboxOf(raw, id),
  outbox: ownAddress(raw['outbox'], id),
  followers: ownAddress(raw['followers'], id),
  following: ownAddress(raw['following'], id),
  featured: ownAddress(raw['featured'], id),
});

const keysOf = (raw: JsonObject): RawKeys => ({
  publicKey: raw['publicKey'] ?? null,
  assertionMethod: raw['assertionMethod'] ?? null,
});

const profileOf = (raw: JsonObject, id: Iri) => ({
  username: readUsername(raw['preferredUsername']),
  webfinger: readLine(raw['webfinger'], 512),
  name: readName(inSomeLanguage(raw, 'name')),
  summary: readText(inSomeLanguage(raw, 'summary'), LIMITS.federation.summary),
  markdown: readMarkdown(raw['source'], LIMITS.federation.summary),
  description: readText(inSomeLanguage(raw, 'description'), LIMITS.federation.summary),
  fields: fieldsOf(raw),
  icon: readPicture(raw['icon']),
  image: readPicture(raw['image']),
  url: readPage(raw['url'], id),
  languages: languagesOf(raw),
  tags: tagsOf(raw),
  published: readDate(raw['published']),
  updated: readDate(raw['updated']),
});

const settingsOf = (raw: JsonObject) => ({
  alsoKnownAs: irisOf(raw['alsoKnownAs'], LIMITS.federation.listed),
  movedTo: iriOf(raw['movedTo']),
  manuallyApprovesFollowers: readBoolean(raw['manuallyApprovesFollowers']) === true,
  postingRestrictedToMods: readBoolean(raw['postingRestrictedToMods']) === true,
  sensitive: readBoolean(raw['sensitive']) === true,
  discoverable: readBoolean(raw['discoverable']),
});

/** A person, group or service. An inbox on another host would make us write to somebody who never asked. */
export const readActor = (raw: JsonObject, id: Iri, is: Actor['is']): Actor | Refused => {
  const addresses = addressesOf(raw, id);
  if (addresses.inbox === null && iriOf(raw['inbox']) !== null) {
    return { kind: 'refused', because: 'inbox-elsewhere' };
  }
  return {
    kind: 'actor',
    is,
    id,
    ...addresses,
    ...profileOf(raw, id),
    ...leadersOf(raw, id),
    ...settingsOf(raw),
    keys: keysOf(raw),
    present: PARTS.filter((part) => Object.hasOwn(raw, part)),
  };
};
