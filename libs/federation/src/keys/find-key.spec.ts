import { generateKeyPairSync } from 'node:crypto';

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { corpusImplementations, listCorpus, readCorpus } from '../fixtures/corpus.fixture.js';
import { isObject, listOf, type JsonObject } from '../incoming/json.js';
import { keyOfActor, ownerOfKey } from './find-key.js';
import { publicKeyPem } from './generate-actor-keys.js';
import { multikeyOf } from './multikey.js';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2_048 }).publicKey;
const other = generateKeyPairSync('rsa', { modulusLength: 2_048 }).publicKey;
const ed25519 = generateKeyPairSync('ed25519').publicKey;

const actorId = 'https://h.example/u/alice';
const mainKey = { id: `${actorId}#main-key`, owner: actorId, publicKeyPem: publicKeyPem(rsa) };
const multikey = {
  id: `${actorId}#ed25519-key`,
  type: 'Multikey',
  controller: actorId,
  publicKeyMultibase: multikeyOf(ed25519),
};
const actor = { id: actorId, type: 'Person', publicKey: mainKey, assertionMethod: [multikey] };
const found = { kind: 'key', owner: actorId };
const because = (code: string): object => ({ kind: 'refused', because: code });

describe('keyOfActor', () => {
  it('finds a key by its fragment, in one object or among several, and tells where it is listed', () => {
    const second = { ...mainKey, id: `${actorId}#key-2`, publicKeyPem: publicKeyPem(other) };
    const two = { ...actor, publicKey: [second, mainKey] };
    for (const document of [actor, two]) {
      const finding = keyOfActor(mainKey.id, document);
      expect(finding).toMatchObject({ ...found, keyKind: 'rsa', listedIn: 'publicKey' });
      expect(finding.kind === 'key' && finding.key.equals(rsa)).toBe(true);
    }
    expect(keyOfActor(multikey.id, actor)).toMatchObject({
      ...found,
      keyKind: 'ed25519',
      listedIn: 'assertionMethod',
    });
  });

  it('finds the keys of every form that peers use: #key, #publicKey, a path, a query, the bare actor', () => {
    for (const id of ['#key', '#publicKey', '/main-key', '?operation=rsakey'].map((end) => actorId + end)) {
      expect(keyOfActor(id, { ...actor, publicKey: { ...mainKey, id } })).toMatchObject(found);
    }
    expect(keyOfActor(actorId, actor)).toMatchObject(found);
  });

  it('takes a key whose id alone the actor lists from the document of that key', () => {
    const listing = { ...actor, publicKey: mainKey.id };
    const document = { ...mainKey, type: 'CryptographicKey' };
    expect(keyOfActor(mainKey.id, listing, document)).toMatchObject(found);
    expect(keyOfActor(mainKey.id, listing)).toEqual(because('key-not-listed'));
    expect(keyOfActor(mainKey.id, listing, { ...document, id: `${actorId}#x` })).toEqual(
      because('key-not-listed'),
    );
    expect(keyOfActor(mainKey.id, listing, { ...document, owner: undefined })).toEqual(
      because('key-not-listed'),
    );
    const stranger = { ...document, owner: 'https://h.example/u/mallory' };
    expect(keyOfActor(mainKey.id, listing, stranger)).toEqual(because('owner-differs'));
  });

  it('refuses a key that the actor does not list, although its document says that it is the actor’s (pitfall 3)', () => {
    const forged = { ...mainKey, id: 'https://h.example/media/1.json' };
    expect(ownerOfKey(forged.id, forged)).toEqual({ kind: 'owner', owner: actorId });
    expect(keyOfActor(forged.id, actor, forged)).toEqual(because('key-not-listed'));
  });

  it('refuses a key of another host, whatever it says about its owner (pitfall 3)', () => {
    const id = 'https://mallory.example/key';
    const document = { ...mainKey, id };
    expect(ownerOfKey(id, document)).toEqual(because('host-differs'));
    expect(keyOfActor(id, { ...actor, publicKey: document }, document)).toEqual(because('host-differs'));
    for (const host of ['h.example:8443', 'h.example.', 'sub.h.example', 'h.example@mallory.example']) {
      const near = `https://${host}/u/alice#main-key`;
      expect(keyOfActor(near, { ...actor, publicKey: { ...mainKey, id: near } }).kind).toBe('refused');
    }
  });

  it('refuses a key whose stated owner is somebody else, and a Multikey without its controller (pitfall 3)', () => {
    const mallory = 'https://h.example/u/mallory';
    const lists = (publicKey: object): object => ({ ...actor, publicKey });
    expect(keyOfActor(mainKey.id, lists({ ...mainKey, owner: mallory }))).toEqual(because('owner-differs'));
    const method = (change: object): object => ({ ...actor, assertionMethod: [{ ...multikey, ...change }] });
    expect(keyOfActor(multikey.id, method({ controller: mallory }))).toEqual(because('owner-differs'));
    expect(keyOfActor(multikey.id, method({ controller: undefined }))).toEqual(because('owner-differs'));
    expect(keyOfActor(multikey.id, method({ type: 'JsonWebKey' }))).toEqual(because('key-kind-unsupported'));
  });

  it('refuses the bare actor as id when it has several keys, and ids that are no https address', () => {
    expect(keyOfActor(actorId, { ...actor, publicKey: [mainKey, mainKey] })).toEqual(
      because('key-ambiguous'),
    );
    expect(keyOfActor('acct:alice@h.example', actor)).toEqual(because('key-id-unacceptable'));
    expect(keyOfActor('http://h.example/u/alice#main-key', actor)).toEqual(because('key-id-unacceptable'));
  });

  it('refuses weak keys and texts that are no key', () => {
    const weak = publicKeyPem(generateKeyPairSync('rsa', { modulusLength: 1_024 }).publicKey);
    const lists = (pem: string): object => ({ ...actor, publicKey: { ...mainKey, publicKeyPem: pem } });
    expect(keyOfActor(mainKey.id, lists(weak))).toEqual(because('key-too-weak'));
    expect(keyOfActor(mainKey.id, lists('PEM'))).toEqual(because('key-unreadable'));
  });

  it('looks no further than ten keys', () => {
    const many = Array.from({ length: 11 }, (_, index) => ({ ...multikey, id: `${actorId}#${index}` }));
    expect(keyOfActor(`${actorId}#9`, { ...actor, assertionMethod: many })).toMatchObject(found);
    expect(keyOfActor(`${actorId}#10`, { ...actor, assertionMethod: many })).toEqual(
      because('key-not-listed'),
    );
  });
});

describe('ownerOfKey', () => {
  it('is the actor itself, the actor of a stub, or the owner or controller of a key document', () => {
    const owner = { kind: 'owner', owner: actorId };
    expect(ownerOfKey(mainKey.id, actor)).toEqual(owner);
    expect(ownerOfKey(actorId, actor)).toEqual(owner);
    expect(ownerOfKey(mainKey.id, mainKey)).toEqual(owner);
    expect(ownerOfKey(multikey.id, multikey)).toEqual(owner);
    const pathKey = { ...mainKey, id: `${actorId}/main-key` };
    const stub = { id: actorId, preferredUsername: 'alice', publicKey: pathKey };
    expect(ownerOfKey(pathKey.id, stub)).toEqual(owner);
    expect(ownerOfKey(pathKey.id, { id: pathKey.id, publicKey: pathKey })).toEqual(owner);
  });

  it('is nobody in a document without id, and in what is no document', () => {
    for (const document of [null, [], 'text', 7, {}, { id: 7 }, { id: null }]) {
      expect(ownerOfKey(mainKey.id, document)).toEqual(because('document-malformed'));
      expect(keyOfActor(mainKey.id, document)).toEqual(because('document-malformed'));
    }
  });

  it('never throws, whatever stands where keys are expected (pitfall 11)', () => {
    const anything = fc.anything({ withNullPrototype: true });
    fc.assert(
      fc.property(anything, anything, anything, anything, (publicKey, assertionMethod, entry, document) => {
        const odd = { ...mainKey, publicKeyPem: entry, owner: entry };
        for (const hostile of [
          { ...actor, publicKey, assertionMethod },
          { ...actor, publicKey: [publicKey, odd], assertionMethod: [entry] },
          document,
        ]) {
          expect(['owner', 'refused']).toContain(ownerOfKey(mainKey.id, hostile).kind);
          expect(['key', 'refused']).toContain(keyOfActor(mainKey.id, hostile, document).kind);
        }
      }),
    );
  });
});

describe('the actors of the corpus', () => {
  const documents = corpusImplementations().flatMap((folder) =>
    listCorpus(folder)
      .filter((file) => file.endsWith('.json'))
      .map((file) => JSON.parse(readCorpus(`${folder}/${file}`).toString()) as unknown),
  );
  const listed = documents.filter(isObject).flatMap((document) =>
    listOf(document['publicKey'])
      .slice(0, 10)
      .filter(isObject)
      .map((key) => ({ document, key })),
  );

  it('give their keys, or say why not', () => {
    const reasons = listed
      .map(({ document, key }) => reasonFor(document, key))
      .filter((reason) => reason !== 'key');
    const allowed = [
      'key-unreadable',
      'key-too-weak',
      'key-id-unacceptable',
      'host-differs',
      'document-malformed',
    ];
    expect(reasons.filter((reason) => !allowed.includes(reason))).toEqual([]);
    expect(listed.length === 0 || reasons.length < listed.length / 2).toBe(true);
  });

  const reasonFor = (document: JsonObject, key: JsonObject): string => {
    const finding = keyOfActor(String(key['id']), document);
    return finding.kind === 'key' ? 'key' : finding.because;
  };
});
