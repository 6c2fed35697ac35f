import { isKeyId } from '../keys/key-id.js';
import { checkDigest, isDigestField } from './body-digest.js';
import type { SignedMessage } from './received-request.js';
import type { SignatureAlgorithm } from './signature-algorithm.js';
import { refuse } from './signature-refused.js';

/** The two ways to sign a request: the draft that most servers speak, and the standard that came of it. */
export type SignatureScheme = 'draft-cavage' | 'rfc9421';

/** A signature that is well formed, fresh, covers what it must, and whose digest is that of the body: only its key is missing. */
export interface SignatureClaim {
  readonly scheme: SignatureScheme;
  readonly keyId: string;
  /** Tried in order, as far as they fit the key. */
  readonly algorithms: readonly SignatureAlgorithm[];
  /** What may have been signed, in the order of likelihood. */
  readonly signed: readonly Buffer[];
  readonly signature: Buffer;
}

/** Peers cover ten fields at most; each one is looked for in all headers, before anything is known of the sender. */
export const MAX_COVERED = 32;

/** @throws SignatureRefused `key-id-unacceptable` */
export const checkedKeyId = (keyId: string): string =>
  isKeyId(keyId) ? keyId : refuse('key-id-unacceptable');

/**
 * Every signed digest must be that of the body; a body, and every method that may have one, needs a signed digest.
 *
 * @throws SignatureRefused
 */
export function checkBody(message: SignedMessage, covered: readonly string[]): void {
  const digests = covered.filter(isDigestField);
  const bodiless = ['GET', 'HEAD'].includes(message.method) && message.rawBody.length === 0;
  if (digests.length === 0 && !bodiless) refuse('digest-not-covered');
  for (const field of digests) checkDigest(message, field);
}
