import type { SignatureAlgorithm } from './signature-algorithm.js';
import { MAX_COVERED } from './signature-claim.js';
import { refuse } from './signature-refused.js';

/** The parameters of a `Signature` header of draft-cavage-http-signatures. */
export interface CavageParameters {
  readonly keyId: string;
  /** In lower case; `hs2019` when the header names none: the key decides. */
  readonly algorithm: string;
  /** Names in lower case, in the order of their signing. */
  readonly covered: readonly string[];
  readonly signature: Buffer;
  /** As written, without quotes: this text is what was signed. */
  readonly created: string | undefined;
  readonly expires: string | undefined;
}

/** `name="value"`, also without quotes (numbers), up to the next comma or the end. */
const PARAMETER =
  /\s*([A-Za-z][A-Za-z0-9_-]*)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",]+))\s*(?:,(?=\s*[A-Za-z])|$)/y;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
const NUMBER = /^\d{1,12}(?:\.\d{1,6})?$/;

/**
 * Reads a `Signature` header with the liberties that peers take: a leading `Signature `, values with and without
 * quotes, no `algorithm`, no `headers`. A parameter that occurs twice is refused, since each side could read another.
 *
 * @throws SignatureRefused `signature-malformed`
 */
export function readCavage(header: string): CavageParameters {
  const parameters = readParameters(header.trim().replace(/^Signature\s+/i, ''));
  const keyId = parameters.get('keyid');
  const signature = parameters.get('signature');
  if (keyId === undefined || signature === undefined || !BASE64.test(signature))
    return refuse('signature-malformed');
  return {
    keyId,
    algorithm: parameters.get('algorithm')?.toLowerCase() ?? 'hs2019',
    covered: readCovered(parameters),
    signature: Buffer.from(signature, 'base64'),
    created: numberIn(parameters, 'created'),
    expires: numberIn(parameters, 'expires'),
  };
}

function readParameters(text: string): Map<string, string> {
  const parameters = new Map<string, string>();
  const pattern = new RegExp(PARAMETER);
  while (pattern.lastIndex < text.length) {
    const [, name, quoted, bare = ''] = pattern.exec(text) ?? [];
    if (name === undefined || parameters.has(name.toLowerCase())) return refuse('signature-malformed');
    parameters.set(name.toLowerCase(), quoted?.replaceAll(/\\(.)/g, '$1') ?? bare);
  }
  return parameters;
}

/** Without a list, the draft means the date: the header, or for `hs2019` the parameter. */
function readCovered(parameters: ReadonlyMap<string, string>): readonly string[] {
  const usual = parameters.get('algorithm')?.toLowerCase() === 'hs2019' ? '(created)' : 'date';
  const covered = (parameters.get('headers') ?? usual).toLowerCase().trim().split(/\s+/);
  const repeated = new Set(covered).size < covered.length;
  const odd = covered[0] === '' || repeated || covered.length > MAX_COVERED;
  return odd ? refuse('signature-malformed') : covered;
}

function numberIn(parameters: ReadonlyMap<string, string>, name: string): string | undefined {
  const value = parameters.get(name);
  return value === undefined || NUMBER.test(value) ? value : refuse('signature-malformed');
}

/** Servers that name no algorithm, or `hs2019`, sign RSA with PKCS #1 v1.5 and SHA-256, as the others do. */
const ALGORITHMS: Readonly<Record<string, readonly SignatureAlgorithm[]>> = {
  hs2019: ['rsa-v1_5-sha256', 'ed25519', 'ecdsa-p256-sha256-der'],
  'rsa-sha256': ['rsa-v1_5-sha256'],
  'rsa-sha512': ['rsa-v1_5-sha512'],
  ed25519: ['ed25519'],
  'ecdsa-sha256': ['ecdsa-p256-sha256-der'],
};

/** @throws SignatureRefused `algorithm-unsupported` */
export const cavageAlgorithms = (name: string): readonly SignatureAlgorithm[] =>
  Object.hasOwn(ALGORITHMS, name) ? (ALGORITHMS[name] ?? []) : refuse('algorithm-unsupported');
