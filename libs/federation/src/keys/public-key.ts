import { createPublicKey, type AsymmetricKeyDetails, type KeyObject } from 'node:crypto';

/** The kinds of public key whose signatures we check. */
export type PublicKeyKind = 'rsa' | 'ed25519' | 'p256';

/** Why a public key is not used. */
export type PublicKeyProblem = 'key-unreadable' | 'key-kind-unsupported' | 'key-too-weak';

export type PublicKeyReading =
  | { readonly kind: 'key'; readonly key: KeyObject; readonly keyKind: PublicKeyKind }
  | { readonly kind: 'refused'; readonly because: PublicKeyProblem };

const MIN_RSA_BITS = 2_048;
/** Checking a signature takes time quadratic in this and linear in the exponent: both are bounded. */
const MAX_RSA_BITS = 8_192;
const MAX_RSA_EXPONENT = 0xff_ff_ff_ffn;
const MAX_PEM_LENGTH = 8_192;

/** The header of the two texts of a public key; a private key or a certificate is no public key. */
const PUBLIC_PEM = /^\s*-----BEGIN (?:RSA )?PUBLIC KEY-----/;

const refused = (because: PublicKeyProblem): PublicKeyReading => ({ kind: 'refused', because });

/** Reads a public key in PEM (SPKI, or PKCS#1 as old servers write it) and tells whether it may be used. */
export function readPublicKeyPem(pem: string): PublicKeyReading {
  if (pem.length > MAX_PEM_LENGTH || !PUBLIC_PEM.test(pem)) return refused('key-unreadable');
  return readPublicKey(() => createPublicKey({ key: pem.trim(), format: 'pem' }));
}

/** Reads a public key through `create`, which may throw, and tells whether it may be used. */
export function readPublicKey(create: () => KeyObject): PublicKeyReading {
  let key: KeyObject;
  try {
    key = create();
  } catch {
    return refused('key-unreadable');
  }
  const problem = problemWithKey(key);
  return problem === undefined ? { kind: 'key', key, keyKind: kindOf(key) } : refused(problem);
}

/** What is wrong with a public key: its kind, a modulus or exponent outside of the bounds; undefined when nothing is. */
export function problemWithKey(key: KeyObject): PublicKeyProblem | undefined {
  const details = key.asymmetricKeyDetails ?? {};
  switch (key.type === 'public' ? key.asymmetricKeyType : undefined) {
    case 'ed25519':
      return undefined;
    case 'ec':
      return details.namedCurve === 'prime256v1' ? undefined : 'key-kind-unsupported';
    case 'rsa':
      return problemWithRsa(details);
    default:
      return 'key-kind-unsupported';
  }
}

function problemWithRsa({
  modulusLength = 0,
  publicExponent = 0n,
}: AsymmetricKeyDetails): PublicKeyProblem | undefined {
  if (modulusLength < MIN_RSA_BITS || publicExponent < 3n || publicExponent % 2n === 0n)
    return 'key-too-weak';
  return modulusLength > MAX_RSA_BITS || publicExponent > MAX_RSA_EXPONENT
    ? 'key-kind-unsupported'
    : undefined;
}

function kindOf(key: KeyObject): PublicKeyKind {
  if (key.asymmetricKeyType === 'ec') return 'p256';
  return key.asymmetricKeyType === 'ed25519' ? 'ed25519' : 'rsa';
}
