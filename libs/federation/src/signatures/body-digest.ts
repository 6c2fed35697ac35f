import { hash, timingSafeEqual } from 'node:crypto';

import { parseDictionary, type Dictionary } from 'structured-headers';

import { requiredField, type SignedMessage } from './received-request.js';
import { refuse } from './signature-refused.js';

/** The algorithms of both fields that we compute, by their names in lower case. */
const HASHES: Readonly<Record<string, string>> = { 'sha-256': 'sha256', 'sha-512': 'sha512' };

type NamedDigests = readonly (readonly [algorithm: string, digest: Buffer])[];

/** The header `Digest` (RFC 3230) in the only spelling that NodeBB, PeerTube and PieFed compare equal. */
export const digestField = (body: Uint8Array): string =>
  `SHA-256=${hashOf('sha256', body).toString('base64')}`;

/** The header `Content-Digest` (RFC 9530). */
export const contentDigestField = (body: Uint8Array): string =>
  `sha-256=:${hashOf('sha256', body).toString('base64')}:`;

/** The fields that bind the body to the signature: the one of the draft and the one of the standard. */
export type DigestField = 'digest' | 'content-digest';

export const isDigestField = (name: string): name is DigestField =>
  name === 'digest' || name === 'content-digest';

/**
 * Compares one of the two digest fields with the bytes of the body. Of the algorithms named there, at least one must be
 * ours, and all of ours must match: a list cannot smuggle a wrong digest past a right one.
 *
 * @throws SignatureRefused
 */
export function checkDigest(message: SignedMessage, field: DigestField): void {
  const value = requiredField(message, field);
  const digests = field === 'digest' ? readDigest(value) : readContentDigest(value);
  const known = digests.filter(([algorithm]) => Object.hasOwn(HASHES, algorithm));
  if (known.length === 0) refuse('digest-unsupported');
  for (const [algorithm, digest] of known) {
    const expected = hashOf(HASHES[algorithm] ?? '', message.rawBody);
    if (digest.length !== expected.length || !timingSafeEqual(digest, expected)) refuse('digest-differs');
  }
}

/** `SHA-256=base64, sha-512=base64`: names in any case, several in one field or several fields. */
function readDigest(value: string): NamedDigests {
  return value.split(',').map((item) => {
    const [, algorithm, digest] = /^\s*([A-Za-z0-9-]+)=([A-Za-z0-9+/]+={0,2})\s*$/.exec(item) ?? [];
    if (algorithm === undefined || digest === undefined) return refuse('digest-malformed');
    return [algorithm.toLowerCase(), Buffer.from(digest, 'base64')];
  });
}

function readContentDigest(value: string): NamedDigests {
  let dictionary: Dictionary;
  try {
    dictionary = parseDictionary(value);
  } catch {
    return refuse('digest-malformed');
  }
  return [...dictionary].map(([algorithm, [digest]]) =>
    digest instanceof ArrayBuffer ? [algorithm, Buffer.from(digest)] : refuse('digest-malformed'),
  );
}

const hashOf = (algorithm: string, body: Uint8Array): Buffer => hash(algorithm, body, 'buffer');
