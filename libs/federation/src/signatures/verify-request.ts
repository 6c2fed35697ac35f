import type { KeyObject } from 'node:crypto';

import { problemWithKey } from '../keys/public-key.js';
import { cavageHeader, claimCavage } from './claim-cavage.js';
import { claimMessageSignature } from './claim-message-signature.js';
import { readMessageSignatures } from './message-signature-fields.js';
import { signedMessageOf, type ReceivedRequest, type SignedMessage } from './received-request.js';
import { fitsKey, signatureMatches } from './signature-algorithm.js';
import type { SignatureClaim, SignatureScheme } from './signature-claim.js';
import { refuse, SignatureRefused, type SignatureRefusal } from './signature-refused.js';

/** A request, and the time at which it is judged. */
export interface RequestToVerify extends ReceivedRequest {
  readonly now: Date;
}

/** What is known of a key by its id. `owner` is the actor whose own document lists the key. */
export type KeyAnswer =
  | { readonly kind: 'key'; readonly owner: string; readonly key: KeyObject }
  | { readonly kind: 'none'; readonly because: 'gone' | 'unreachable' | 'unacceptable' };

/** Finds the key of an id, from memory or the network; `keyOfActor` holds the rules for the document found. */
export type ResolveKey = (keyId: string) => Promise<KeyAnswer>;

export type SignatureVerdict =
  | {
      readonly kind: 'verified';
      readonly keyId: string;
      readonly owner: string;
      readonly scheme: SignatureScheme;
    }
  | { readonly kind: 'refused'; readonly because: SignatureRefusal };

/**
 * Tells who signed a request, by RFC 9421 or by draft-cavage, whichever it carries. It is believed only when method,
 * target, host, time and the digest of the raw body are signed. Keys are looked up after everything else has been
 * checked, at most three of them. It never throws: where `resolveKey` fails, the verdict is `key-unreachable`.
 *
 * Whoever calls still has to compare `owner` with the actor of the activity. After `signature-differs` with a key from
 * memory, the caller may ask once more with a key freshly fetched.
 */
export async function verifyRequest(
  request: RequestToVerify,
  resolveKey: ResolveKey,
): Promise<SignatureVerdict> {
  const refusals: SignatureRefusal[] = [];
  for (const claim of claimsOf(request)) {
    const verdict = await settled(async () => verifyClaim(claim(), resolveKey));
    if (verdict.kind === 'verified') return verdict;
    refusals.push(verdict.because);
  }
  return { kind: 'refused', because: refusals[0] ?? 'signature-missing' };
}

/** The signatures to try, in this order; each is read only when its turn comes. */
function claimsOf(request: RequestToVerify): (() => SignatureClaim)[] {
  const read = (): (() => SignatureClaim)[] => {
    const message = signedMessageOf(request);
    const header = cavageHeader(message);
    const draft = header === undefined ? [] : [() => claimCavage(header, message, request.now)];
    return [...messageSignatureClaims(message, request.now), ...draft];
  };
  return orRefusal(read);
}

const messageSignatureClaims = (message: SignedMessage, now: Date): (() => SignatureClaim)[] =>
  orRefusal(() =>
    readMessageSignatures(message).map((signature) => () => claimMessageSignature(signature, message, now)),
  );

/** A refusal while reading becomes a claim that is refused when its turn comes, so that the next one is tried. */
function orRefusal(read: () => (() => SignatureClaim)[]): (() => SignatureClaim)[] {
  try {
    return read();
  } catch (error) {
    return [
      () => {
        throw error;
      },
    ];
  }
}

async function settled(verify: () => Promise<SignatureVerdict>): Promise<SignatureVerdict> {
  try {
    return await verify();
  } catch (error) {
    if (error instanceof SignatureRefused) return { kind: 'refused', because: error.because };
    throw error;
  }
}

async function verifyClaim(claim: SignatureClaim, resolveKey: ResolveKey): Promise<SignatureVerdict> {
  const answer = await answerOf(claim.keyId, resolveKey);
  if (answer.kind === 'none') return refuse(`key-${answer.because}`);
  const { key, owner } = answer;
  if (problemWithKey(key) !== undefined) return refuse('key-unacceptable');
  const algorithms = claim.algorithms.filter((algorithm) => fitsKey(algorithm, key));
  if (algorithms.length === 0) return refuse('algorithm-unsupported');
  const matches = algorithms.some((algorithm) =>
    claim.signed.some((signed) => signatureMatches(algorithm, key, signed, claim.signature)),
  );
  if (!matches) return refuse('signature-differs');
  return { kind: 'verified', keyId: claim.keyId, owner, scheme: claim.scheme };
}

async function answerOf(keyId: string, resolveKey: ResolveKey): Promise<KeyAnswer> {
  try {
    return await resolveKey(keyId);
  } catch {
    return { kind: 'none', because: 'unreachable' };
  }
}
