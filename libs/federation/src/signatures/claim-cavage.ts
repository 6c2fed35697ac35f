import { cavageAlgorithms, readCavage, type CavageParameters } from './cavage-parameters.js';
import { cavageSigningString } from './cavage-signing-string.js';
import { checkHost, fieldValue, requiredField, type SignedMessage } from './received-request.js';
import { checkAge, secondsOfDate } from './signature-age.js';
import { checkBody, checkedKeyId, type SignatureClaim } from './signature-claim.js';
import { refuse } from './signature-refused.js';

/**
 * Reads a signature of draft-cavage and checks everything but the signature itself. Method, path, host and time must be
 * signed, and the digest where there may be a body.
 *
 * @throws SignatureRefused
 */
export function claimCavage(header: string, message: SignedMessage, now: Date): SignatureClaim {
  const parameters = readCavage(header);
  const keyId = checkedKeyId(parameters.keyId);
  const algorithms = cavageAlgorithms(parameters.algorithm);
  checkCoverage(parameters);
  checkAge({ made: timesMade(parameters, message), expires: secondsOf(parameters.expires) }, now);
  checkHost(message);
  checkBody(message, parameters.covered);
  const targets = message.query === '' ? (['with-query'] as const) : (['with-query', 'path-only'] as const);
  return {
    scheme: 'draft-cavage',
    keyId,
    algorithms,
    signed: targets.map((target) => Buffer.from(cavageSigningString(message, parameters, target), 'latin1')),
    signature: parameters.signature,
  };
}

function checkCoverage({ covered, algorithm }: CavageParameters): void {
  if (!covered.includes('(request-target)')) refuse('target-not-covered');
  if (!covered.includes('host')) refuse('host-not-covered');
  const timed = covered.includes('(created)') || covered.includes('(expires)');
  // Section 2.3 of the draft: the old algorithm names promise a signature without these two.
  if (timed && /^(?:rsa|hmac|ecdsa)/.test(algorithm)) refuse('signature-malformed');
}

function timesMade({ covered, created }: CavageParameters, message: SignedMessage): number[] {
  return [
    ...(covered.includes('date') ? [secondsOfDate(requiredField(message, 'date'))] : []),
    ...(covered.includes('(created)') ? [secondsOf(created) ?? refuse('field-absent')] : []),
  ];
}

const secondsOf = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Number(text);

/** The header that a signature of the draft stands in: `Signature`, or `Authorization` with the scheme `Signature`. */
export function cavageHeader(message: SignedMessage): string | undefined {
  const lines = message.headers.filter(
    ([name, value]) => name.toLowerCase() === 'signature' && isCavage(value),
  );
  if (lines.length > 0) return lines.map(([, value]) => value).join(', ');
  const authorization = fieldValue(message.headers, 'authorization');
  return authorization !== undefined && /^Signature\s/i.test(authorization) ? authorization : undefined;
}

/** Tells the draft's header from the dictionary of byte sequences that RFC 9421 puts into the field of the same name. */
export const isCavage = (value: string): boolean => /(?:^|[\s,])keyId\s*=/i.test(value);
