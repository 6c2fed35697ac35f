import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  hkdfSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** The first byte of a sealed key, so that another way of sealing can follow one day. */
const VERSION = 1;
const HEADER_BYTES = 1 + IV_BYTES + TAG_BYTES;
/** Sets this use of the instance's secret apart from every other. */
const PURPOSE = 'guildhall/federation/private-key/1';

/** A sealed private key does not open: other secret, other key id, or changed bytes. */
export class SealedKeyError extends Error {
  constructor(keyId: string) {
    super(`The private key of ${keyId} does not open with this instance's secret.`);
    this.name = 'SealedKeyError';
  }
}

/**
 * A private key as the database keeps it: PKCS#8 under AES-256-GCM, with a key derived from the instance's secret.
 * `keyId` is bound to it, so that a row copied to another actor opens nothing.
 */
export function sealPrivateKey(privateKey: KeyObject, keyId: string, instanceSecret: string): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, sealingKey(instanceSecret), iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(keyId));
  const plain = privateKey.export({ type: 'pkcs8', format: 'der' });
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.from([VERSION]), iv, cipher.getAuthTag(), sealed]);
}

/** @throws SealedKeyError */
export function unsealPrivateKey(sealed: Uint8Array, keyId: string, instanceSecret: string): KeyObject {
  if (sealed[0] !== VERSION || sealed.length <= HEADER_BYTES) throw new SealedKeyError(keyId);
  const iv = sealed.subarray(1, 1 + IV_BYTES);
  const decipher = createDecipheriv(CIPHER, sealingKey(instanceSecret), iv, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(keyId));
  decipher.setAuthTag(sealed.subarray(1 + IV_BYTES, HEADER_BYTES));
  try {
    const plain = Buffer.concat([decipher.update(sealed.subarray(HEADER_BYTES)), decipher.final()]);
    return createPrivateKey({ key: plain, type: 'pkcs8', format: 'der' });
  } catch {
    throw new SealedKeyError(keyId);
  }
}

const sealingKey = (instanceSecret: string): Buffer =>
  Buffer.from(hkdfSync('sha256', instanceSecret, '', PURPOSE, KEY_BYTES));
