import { describe, expect, it } from '@jest/globals';

import { admitFetched } from '../trust/admit-fetched.js';
import { admit } from '../trust/admit.js';
import { type Facts } from '../trust/facts.js';
import { corpusAsCollected, corpusAsLive, type CorpusDocument } from './corpus-documents.fixture.js';
import { type Activity, type Actor, type Reading } from './documents.js';
import { type Iri, originOf, readIri } from './iri.js';
import { isObject, typesOf, type JsonObject } from './json.js';
import { readDocument } from './read-document.js';
import { WRITTEN } from './written.fixture.js';

const written: readonly CorpusDocument[] = Object.entries(WRITTEN).map(([name, json]) => ({
  name: `written/${name}`,
  folder: 'written',
  json,
}));

/** Without the corpus, the documents that we wrote ourselves stand for it. */
const live = [...written, ...corpusAsLive()];
const genuine = live.filter(({ folder }) => folder !== 'adversarial');

const at = (value: unknown): Iri | null => {
  const only = Array.isArray(value) ? (value[0] as unknown) : value;
  return isObject(only) ? at(only['id'] ?? only['href']) : readIri(only);
};

/** What the documents themselves say, by a second, simpler way of reading them. */
const objectsOf = (predicate: (raw: JsonObject) => boolean) =>
  genuine.flatMap(({ name, json }) => (isObject(json) && predicate(json) ? [{ name, raw: json }] : []));

const reading = <T extends Reading>(raw: JsonObject): T => readDocument(raw) as T;

const ACTORS = ['Person', 'Group', 'Application', 'Service', 'Organization'];

const actors = objectsOf(
  (raw) => ACTORS.some((type) => typesOf(raw).includes(type)) && at(raw['inbox']) !== null,
);

const isWhole = (raw: JsonObject): boolean =>
  at(raw['id']) !== null && at(raw['actor']) !== null && at(raw['object']) !== null;

const carrying = (type: string) => objectsOf((raw) => typesOf(raw).includes(type) && isWhole(raw));

describe('the corpus of documents that peers send', () => {
  it('is read as it was collected, without an exception and without an answer outside the model', () => {
    const kinds = new Set([...corpusAsCollected(), ...live].map(({ json }) => readDocument(json).kind));
    const known = ['actor', 'content', 'tombstone', 'collection', 'authorization', 'activity'];
    expect([...known, 'ignored', 'refused']).toEqual(expect.arrayContaining([...kinds]));
    expect([...kinds]).toEqual(expect.arrayContaining(['actor', 'content', 'activity']));
  });

  it('yields id, type, inbox, shared inbox, username and keys of every actor', () => {
    expect(actors.length).toBeGreaterThan(1);
    for (const { name, raw } of actors) {
      const { endpoints, preferredUsername, publicKey } = raw;
      const shared = isObject(endpoints) ? at(endpoints['sharedInbox']) : at(raw['sharedInbox']);
      const read = reading<Actor>(raw);
      expect([name, read.kind, read.id, read.inbox]).toEqual([
        name,
        'actor',
        at(raw['id']),
        at(raw['inbox']),
      ]);
      const isItsOwn = shared !== null && originOf(shared) === originOf(read.id);
      expect([name, read.sharedInbox]).toEqual([name, isItsOwn ? shared : null]);
      expect([name, read.username]).toEqual([name, preferredUsername ?? null]);
      expect([name, read.keys.publicKey]).toEqual([name, publicKey ?? null]);
      expect([name, read.is === 'group']).toEqual([name, typesOf(raw).includes('Group')]);
    }
  });

  it.each(['Create', 'Announce'])('yields author, object, audience and parent of every %s', (type) => {
    const activities = carrying(type);
    expect(activities.length).toBeGreaterThan(1);
    for (const { name, raw } of activities) {
      const read = reading<Activity & { readonly type: 'Create' }>(raw);
      expect([name, read.kind, read.actor]).toEqual([name, 'activity', at(raw['actor'])]);
      expect([name, read.objects[0]?.id]).toEqual([name, at(raw['object'])]);
      const { to, cc } = read.audience;
      const named = [raw['to'], raw['cc']].flat().filter((entry) => readIri(entry) !== null);
      for (const entry of named) {
        if (String(entry).endsWith('#Public')) expect([name, read.audience.public]).toEqual([name, true]);
        else expect([name, ...to, ...cc]).toContain(entry);
      }
    }
  });

  it('yields author, parent and community of every post inside a Create', () => {
    for (const { name, raw } of carrying('Create')) {
      const post = raw['object'];
      const inner = reading<Activity & { readonly type: 'Create' }>(raw).objects[0]?.embedded;
      if (!isObject(post) || inner?.kind !== 'content') continue;
      expect([name, inner.inReplyTo]).toEqual([name, at(post['inReplyTo'])]);
      const isAttributed = 'attributedTo' in post || 'actor' in post;
      expect([name, inner.author !== null]).toEqual([name, isAttributed]);
      const audience = at(post['audience']);
      if (audience !== null) expect([name, inner.groups[0]?.iri]).toEqual([name, audience]);
    }
  });

  it('holds nothing that is taken where it claims too much', () => {
    const hosts = ['mocked.local', 'testserver.example', 'patch.local', 'guildhall.example'];
    for (const { json } of live.filter(
      ({ folder, name }) => folder === 'adversarial' || name.includes('forged'),
    )) {
      const read = readDocument(json);
      const verdicts =
        read.kind === 'activity'
          ? hosts.flatMap((ownHost) => signersOf(read).flatMap((signer) => verdictsOf(read, signer, ownHost)))
          : [elsewhere(read)];
      expect(verdicts).not.toContain('take');
    }
  });
});

const signersOf = (read: Activity): readonly Iri[] => {
  const mallory = readIri(`${originOf(read.id ?? read.actor)}/users/mallory`);
  return [mallory, read.actor].filter((iri) => iri !== null);
};

const verdictsOf = (read: Activity, signer: Iri, ownHost: string): readonly string[] => {
  const facts: Facts = {
    ownHost,
    objects: new Map(),
    groups: new Set([read.actor]),
    followedGroups: new Set([read.actor]),
    moderators: new Map(),
    collections: new Map(),
    activities: new Map(),
    sent: [],
  };
  return admit(read, { signer, proofs: new Map() }, facts).map(({ kind }) => kind);
};

/** An object that somebody uploaded as a file: it says where it belongs, and that is not where it was found. */
const elsewhere = (read: Reading): string => {
  const id = 'id' in read ? read.id : null;
  const url = id === null ? null : readIri(`${originOf(id)}/media/upload.json`);
  if (url === null) return 'none';
  return admitFetched(read, { url, again: true, ownHost: 'guildhall.example', stored: undefined }).kind;
};
