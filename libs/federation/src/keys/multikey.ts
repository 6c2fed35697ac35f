import { createPublicKey, type KeyObject } from 'node:crypto';

import { decodeBase58, encodeBase58 } from './base58.js';
import { readPublicKey, type PublicKeyReading } from './public-key.js';

/** The multibase letter of base58btc. */
const BASE58BTC = 'z';
/** Multicodec `ed25519-pub` (0xed) and `rsa-pub` (0x1205) as unsigned varints. */
const ED25519_PUB = Buffer.from([0xed, 0x01]);
const RSA_PUB = Buffer.from([0x85, 0x24]);

const ED25519_BYTES = 32;

/** A public key of ours as `publicKeyMultibase` writes it (FEP-521a, W3C Controlled Identifiers "Multikey"). */
export function multikeyOf(key: KeyObject): string {
  const bytes =
    key.asymmetricKeyType === 'ed25519'
      ? Buffer.concat([ED25519_PUB, Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url')])
      : Buffer.concat([RSA_PUB, pkcs1Of(key)]);
  return BASE58BTC + encodeBase58(bytes);
}

/** By way of SPKI, since Node 24 cannot write a key as PKCS#1 that it read as PKCS#1. */
const pkcs1Of = (key: KeyObject): Buffer =>
  createPublicKey({ key: key.export({ type: 'spki', format: 'der' }), type: 'spki', format: 'der' }).export({
    type: 'pkcs1',
    format: 'der',
  });

/** Reads `publicKeyMultibase`: Ed25519 or RSA in base58btc; the bounds of every public key hold. */
export function readMultikey(text: string): PublicKeyReading {
  const bytes = text.startsWith(BASE58BTC) ? decodeBase58(text.slice(1)) : undefined;
  if (bytes === undefined) return { kind: 'refused', because: 'key-unreadable' };
  const codec = bytes.subarray(0, 2);
  const body = bytes.subarray(2);
  if (codec.equals(ED25519_PUB)) return readEd25519(body);
  if (codec.equals(RSA_PUB)) {
    return readPublicKey(() => createPublicKey({ key: body, type: 'pkcs1', format: 'der' }));
  }
  return { kind: 'refused', because: 'key-kind-unsupported' };
}

function readEd25519(body: Buffer): PublicKeyReading {
  if (body.length !== ED25519_BYTES) return { kind: 'refused', because: 'key-unreadable' };
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: body.toString('base64url') };
  return readPublicKey(() => createPublicKey({ key: jwk, format: 'jwk' }));
}
