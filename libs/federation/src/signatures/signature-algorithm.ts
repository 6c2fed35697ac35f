import { constants, sign, verify, type KeyObject } from 'node:crypto';

/** The algorithms that we check, by their names in the registry of RFC 9421 where they have one. */
export type SignatureAlgorithm =
  | 'rsa-v1_5-sha256'
  | 'rsa-v1_5-sha512'
  | 'rsa-pss-sha512'
  | 'ed25519'
  | 'ecdsa-p256-sha256'
  | 'ecdsa-p256-sha256-der';

interface AlgorithmDetails {
  readonly keyType: 'rsa' | 'ed25519' | 'ec';
  readonly hash: string | null;
  /** Null where the key's own are meant: asking for them again nearly doubles the time that checking takes. */
  readonly options: object | null;
}

const DETAILS: Readonly<Record<SignatureAlgorithm, AlgorithmDetails>> = {
  'rsa-v1_5-sha256': { keyType: 'rsa', hash: 'sha256', options: null },
  'rsa-v1_5-sha512': { keyType: 'rsa', hash: 'sha512', options: null },
  'rsa-pss-sha512': {
    keyType: 'rsa',
    hash: 'sha512',
    options: { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST },
  },
  ed25519: { keyType: 'ed25519', hash: null, options: null },
  'ecdsa-p256-sha256': { keyType: 'ec', hash: 'sha256', options: { dsaEncoding: 'ieee-p1363' } },
  'ecdsa-p256-sha256-der': { keyType: 'ec', hash: 'sha256', options: { dsaEncoding: 'der' } },
};

/** Whether a key can belong to an algorithm. */
export const fitsKey = (algorithm: SignatureAlgorithm, key: KeyObject): boolean =>
  DETAILS[algorithm].keyType === key.asymmetricKeyType;

/** Checks one signature; false also for a key or a signature that the algorithm cannot have. */
export function signatureMatches(
  algorithm: SignatureAlgorithm,
  key: KeyObject,
  signed: Uint8Array,
  signature: Uint8Array,
): boolean {
  if (!fitsKey(algorithm, key)) return false;
  const { hash, options } = DETAILS[algorithm];
  try {
    return verify(hash, signed, options === null ? key : { key, ...options }, signature);
  } catch {
    return false;
  }
}

/** Signs on the thread pool: RSA takes a millisecond of one core, and one post goes to hundreds of hosts. */
export function createSignature(
  algorithm: SignatureAlgorithm,
  privateKey: KeyObject,
  signed: Uint8Array,
): Promise<Buffer> {
  const { hash, options } = DETAILS[algorithm];
  return new Promise((resolve, reject) => {
    sign(hash, signed, { key: privateKey, ...options }, (error, signature) => {
      if (error === null) resolve(signature);
      else reject(error);
    });
  });
}
