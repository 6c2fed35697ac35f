import type { KeyObject } from 'node:crypto';

import { idIn, isObject, listOf, type JsonObject } from '../incoming/json.js';
import { keyUrl } from './key-id.js';
import { readMultikey } from './multikey.js';
import { readPublicKeyPem, type PublicKeyKind, type PublicKeyProblem } from './public-key.js';

/** Why a key is not taken from a document. */
export type KeyRefusal =
  | PublicKeyProblem
  | 'key-id-unacceptable'
  | 'document-malformed'
  | 'host-differs'
  | 'owner-differs'
  | 'key-not-listed'
  | 'key-ambiguous';

type Refused = { readonly kind: 'refused'; readonly because: KeyRefusal };

export type OwnerFinding = { readonly kind: 'owner'; readonly owner: string } | Refused;

export type KeyFinding =
  | {
      readonly kind: 'key';
      readonly owner: string;
      readonly key: KeyObject;
      readonly keyKind: PublicKeyKind;
      /** Only a key of `assertionMethod` may prove documents; both may sign requests. */
      readonly listedIn: Listing;
    }
  | Refused;

/** Peers show at most a handful of keys; Mastodon reads ten. */
const MAX_KEYS = 10;

const refused = (because: KeyRefusal): Refused => ({ kind: 'refused', because });

/**
 * Whose key this is, by the document that the key's id leads to: the actor itself, a stub of it (GoToSocial), or a
 * document of the key with its `owner` or `controller`. This is only where to look next: believe the owner's own
 * document, fetched at the owner's own id, through `keyOfActor`.
 */
export function ownerOfKey(keyId: string, document: unknown): OwnerFinding {
  if (!isObject(document) || typeof document['id'] !== 'string') return refused('document-malformed');
  const listed = [
    ...listOf(document['publicKey']).slice(0, MAX_KEYS),
    ...listOf(document['assertionMethod']).slice(0, MAX_KEYS),
  ];
  const entry = isKeyDocument(document) ? document : listed.find((key) => idIn(key) === keyId);
  const owner = (isObject(entry) ? ownerIn(entry) : undefined) ?? document['id'];
  const problem = hostProblem(keyId, owner);
  return problem === undefined ? { kind: 'owner', owner } : refused(problem);
}

/**
 * The key of this id in its owner's own document, which must list it. `keyDocument` is what the key's id led to, for an
 * actor that lists only the id. The documents must come from their own addresses, never from the body of a message.
 */
export function keyOfActor(keyId: string, actor: unknown, keyDocument?: unknown): KeyFinding {
  if (!isObject(actor) || typeof actor['id'] !== 'string') return refused('document-malformed');
  const owner = actor['id'];
  const problem = hostProblem(keyId, owner);
  if (problem !== undefined) return refused(problem);
  const listed = listedKey(keyId, actor, keyId === owner);
  if (listed.kind === 'refused') return listed;
  const { entry, listedIn } = listed;
  const material = isObject(entry) && isKeyDocument(entry) ? entry : keyDocumentOf(idIn(entry), keyDocument);
  return material === undefined ? refused('key-not-listed') : readMaterial(material, owner, listedIn);
}

type Listing = 'publicKey' | 'assertionMethod';
type ListedKey = { readonly kind: 'listed'; readonly entry: unknown; readonly listedIn: Listing } | Refused;

/** PeerTube and Hubzilla name the actor instead of its key (`bare`): that means its one `publicKey`. */
function listedKey(keyId: string, actor: JsonObject, bare: boolean): ListedKey {
  const publicKeys = listOf(actor['publicKey']).slice(0, MAX_KEYS);
  if (bare && publicKeys.length > 1) return refused('key-ambiguous');
  const publicKey = publicKeys.find((key) => bare || idIn(key) === keyId);
  if (publicKey !== undefined) return { kind: 'listed', entry: publicKey, listedIn: 'publicKey' };
  const method = listOf(actor['assertionMethod'])
    .slice(0, MAX_KEYS)
    .find((key) => idIn(key) === keyId);
  if (method !== undefined) return { kind: 'listed', entry: method, listedIn: 'assertionMethod' };
  return refused('key-not-listed');
}

function readMaterial(key: JsonObject, owner: string, listedIn: 'publicKey' | 'assertionMethod'): KeyFinding {
  const stated = ownerIn(key);
  const needed = listedIn === 'assertionMethod';
  if (needed && key['type'] !== 'Multikey') return refused('key-kind-unsupported');
  if (stated === undefined ? needed : stated !== owner) return refused('owner-differs');
  const { publicKeyPem: pem, publicKeyMultibase: multibase } = key;
  const reading =
    typeof pem === 'string'
      ? readPublicKeyPem(pem)
      : readMultikey(typeof multibase === 'string' ? multibase : '');
  return reading.kind === 'refused' ? reading : { ...reading, owner, listedIn };
}

/** The document of a key whose id alone the actor lists: it must be of that id. Its owner is compared like any other. */
const keyDocumentOf = (id: string | undefined, document: unknown): JsonObject | undefined =>
  isObject(document) && isKeyDocument(document) && document['id'] === id && ownerIn(document) !== undefined
    ? document
    : undefined;

const isKeyDocument = (document: JsonObject): boolean =>
  typeof document['publicKeyPem'] === 'string' || typeof document['publicKeyMultibase'] === 'string';

const ownerIn = (key: JsonObject): string | undefined => idIn(key['owner']) ?? idIn(key['controller']);

function hostProblem(keyId: string, owner: string): KeyRefusal | undefined {
  const keyHost = keyUrl(keyId)?.host;
  if (keyHost === undefined) return 'key-id-unacceptable';
  return keyUrl(owner)?.host === keyHost ? undefined : 'host-differs';
}
