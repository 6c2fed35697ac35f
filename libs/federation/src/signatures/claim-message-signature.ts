import type { BareItem, InnerList } from 'structured-headers';

import { componentValue } from './message-components.js';
import type { MessageSignature } from './message-signature-fields.js';
import { checkHost, requiredField, type SignedMessage } from './received-request.js';
import { checkAge, secondsOfDate } from './signature-age.js';
import type { SignatureAlgorithm } from './signature-algorithm.js';
import { signatureBase } from './signature-base.js';
import { checkBody, checkedKeyId, type SignatureClaim } from './signature-claim.js';
import { refuse } from './signature-refused.js';

type Parameters = ReadonlyMap<string, BareItem>;

/**
 * Reads a signature of RFC 9421 and checks everything but the signature itself. The same must be covered as in the
 * draft: method, whole target, host, time, and the digest where there may be a body.
 *
 * @throws SignatureRefused
 */
export function claimMessageSignature(
  { input, signature }: MessageSignature,
  message: SignedMessage,
  now: Date,
): SignatureClaim {
  const [, parameters] = input;
  const covered = plainNames(input);
  const keyId = parameters.get('keyid');
  if (typeof keyId !== 'string') return refuse('signature-malformed');
  const claim = { keyId: checkedKeyId(keyId), algorithms: algorithmsOf(parameters) };
  checkCoverage(covered, message);
  checkAge({ made: timesMade(covered, parameters, message), expires: secondsIn(parameters, 'expires') }, now);
  if (covered.has('host')) checkHost(message);
  checkBody(message, [...covered]);
  const base = signatureBase(input, (component) => componentValue(message, component));
  return { ...claim, scheme: 'rfc9421', signed: [Buffer.from(base, 'latin1')], signature };
}

/** The components without parameters: only these cover the whole of what they name. */
const plainNames = ([items]: InnerList): ReadonlySet<string> =>
  new Set(items.flatMap(([name, own]) => (typeof name === 'string' && own.size === 0 ? [name] : [])));

function checkCoverage(covered: ReadonlySet<string>, message: SignedMessage): void {
  const query = message.query === '' || covered.has('@query');
  const target =
    covered.has('@target-uri') || covered.has('@request-target') || (covered.has('@path') && query);
  if (!covered.has('@method') || !target) refuse('target-not-covered');
  if (!['@target-uri', '@authority', 'host'].some((name) => covered.has(name))) refuse('host-not-covered');
}

function timesMade(covered: ReadonlySet<string>, parameters: Parameters, message: SignedMessage): number[] {
  const created = secondsIn(parameters, 'created');
  return [
    ...(covered.has('date') ? [secondsOfDate(requiredField(message, 'date'))] : []),
    ...(created === undefined ? [] : [created]),
  ];
}

function secondsIn(parameters: Parameters, name: string): number | undefined {
  const value = parameters.get(name);
  return value === undefined || typeof value === 'number' ? value : refuse('signature-malformed');
}

const REGISTERED = ['rsa-v1_5-sha256', 'rsa-pss-sha512', 'ed25519', 'ecdsa-p256-sha256'] as const;

/** Without `alg` the key decides; an RSA key leaves two ways, of which peers use the first. */
function algorithmsOf(parameters: Parameters): readonly SignatureAlgorithm[] {
  const name = parameters.get('alg');
  if (name === undefined) return REGISTERED;
  return [REGISTERED.find((known) => known === name) ?? refuse('algorithm-unsupported')];
}
