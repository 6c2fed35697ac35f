import type { KeyObject } from 'node:crypto';

import type { RemoteKey } from '#libs/database';

import { idIn, isObject, listOf } from '../incoming/json.js';
import { keyOfActor } from '../keys/find-key.js';
import { publicKeyPem } from '../keys/generate-actor-keys.js';
import { multikeyOf, readMultikey } from '../keys/multikey.js';
import { readPublicKeyPem } from '../keys/public-key.js';

const MOST = 10;

/** Of `assertionMethod` come Multikeys, of `publicKey` PEM: only the former may prove documents. */
const keyIn = (id: string, document: unknown, keyDocument?: unknown): RemoteKey | null => {
  const found = keyOfActor(id, document, keyDocument);
  if (found.kind === 'refused') return null;
  return found.listedIn === 'assertionMethod'
    ? { id, form: 'multikey', value: multikeyOf(found.key) }
    : { id, form: 'pem', value: publicKeyPem(found.key) };
};

/**
 * The usable keys that an actor's own document lists, also under the actor's id where peers may mean its one key by it
 * (PeerTube, Hubzilla).
 */
export const listedKeys = (document: unknown, keyDocument?: unknown): readonly RemoteKey[] => {
  if (!isObject(document)) return [];
  const listed = [
    ...listOf(document['publicKey']).slice(0, MOST),
    ...listOf(document['assertionMethod']).slice(0, MOST),
  ];
  const ids = new Set([...listed.map(idIn), idIn(document)].filter((id) => id !== undefined));
  return [...ids].map((id) => keyIn(id, document, keyDocument)).filter((key) => key !== null);
};

/** The key itself; null for one that this version no longer takes. */
export const keyObjectOf = ({ form, value }: RemoteKey): KeyObject | null => {
  const reading = form === 'pem' ? readPublicKeyPem(value) : readMultikey(value);
  return reading.kind === 'key' ? reading.key : null;
};

const isSame = (one: RemoteKey, other: RemoteKey): boolean =>
  one.id === other.id && one.value === other.value;

/** What is known of an actor's keys before a document is read, and of that document. */
interface KeyMerge {
  readonly before: readonly RemoteKey[];
  readonly listed: readonly RemoteKey[];
  /** The properties that the document has. */
  readonly present: readonly string[];
  /** Whether keys that were superseded before may stay once more. */
  readonly keepsOld: boolean;
}

const PROPERTY = { pem: 'publicKey', multikey: 'assertionMethod' } as const;

/**
 * The keys after a new document: what it lists, and of the earlier ones those that it no longer lists, marked as
 * superseded. These count until another key has signed something, as documents can be stale. A document without the
 * property in which a key was listed says nothing about it.
 */
export const mergeKeys = ({ before, listed, present, keepsOld }: KeyMerge): readonly RemoteKey[] => {
  const others = before.filter((key) => !listed.some((current) => isSame(current, key)));
  const unmentioned = others.filter(({ form }) => !present.includes(PROPERTY[form]));
  const superseded = others
    .filter(({ form }) => present.includes(PROPERTY[form]))
    .filter((key) => keepsOld || key.superseded !== true)
    .map((key): RemoteKey => ({ ...key, superseded: true }));
  return [...listed, ...unmentioned, ...superseded.slice(0, MOST)];
};
