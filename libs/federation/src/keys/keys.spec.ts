import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
} from 'node:crypto';

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { listCorpus, readCorpus } from '../fixtures/corpus.fixture.js';
import { readVectors } from '../fixtures/vectors.fixture.js';
import { decodeBase58, encodeBase58 } from './base58.js';
import { generateActorKeys, publicKeyPem } from './generate-actor-keys.js';
import { KeyCache } from './key-cache.js';
import { isKeyId } from './key-id.js';
import { multikeyOf, readMultikey } from './multikey.js';
import { problemWithKey, readPublicKeyPem } from './public-key.js';
import { SealedKeyError, sealPrivateKey, unsealPrivateKey } from './seal-private-key.js';

interface FepVectors {
  readonly multikeys: {
    readonly ed25519: { rawHex: string; multikey: { publicKeyMultibase: string } };
    readonly rsa: { pkcs1Hex: string; multikey: { publicKeyMultibase: string } };
  };
}
const { multikeys } = readVectors<FepVectors>('fep-vectors');
const spki = (key: ReturnType<typeof createPublicKey>): string => publicKeyPem(key);
const rsaPublic = (bits: number, exponent = 0x1_0001): string =>
  spki(generateKeyPairSync('rsa', { modulusLength: bits, publicExponent: exponent }).publicKey);

describe('base58btc', () => {
  it('keeps every bytes, leading zeros too', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(3), (bytes, zeros) => {
        const all = Buffer.concat([Buffer.alloc(zeros), bytes]);
        expect(decodeBase58(encodeBase58(all))).toEqual(all);
      }),
    );
  });

  it('writes the examples of its draft', () => {
    expect(encodeBase58(Buffer.from('Hello World!'))).toBe('2NEpo7TZRRrLZSi2U');
    expect(encodeBase58(Buffer.from('0000287fb4cd', 'hex'))).toBe('11233QC4');
  });

  it('refuses characters outside the alphabet, and texts too long to convert quickly', () => {
    for (const text of ['0', 'O', 'I', 'l', 'z z', 'é', '2'.repeat(1_501)]) {
      expect(decodeBase58(text)).toBeUndefined();
    }
  });
});

describe('multikeys', () => {
  it('writes and reads the Ed25519 key and the RSA key of FEP-521a', () => {
    const { ed25519, rsa } = multikeys;
    const x = Buffer.from(ed25519.rawHex, 'hex').toString('base64url');
    const keys = {
      ed25519: createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }),
      rsa: createPublicKey({ key: Buffer.from(rsa.pkcs1Hex, 'hex'), format: 'der', type: 'pkcs1' }),
    };
    for (const kind of ['ed25519', 'rsa'] as const) {
      const text = multikeys[kind].multikey.publicKeyMultibase;
      expect(multikeyOf(keys[kind])).toBe(text);
      const reading = readMultikey(text);
      expect(reading.kind === 'key' && reading.key.equals(keys[kind])).toBe(true);
    }
  });

  it('refuses other bases, other kinds of key, and bytes too few or too many', () => {
    const { publicKeyMultibase } = multikeys.ed25519.multikey;
    const encoded = (hex: string): string => `z${encodeBase58(Buffer.from(hex, 'hex'))}`;
    const because = (text: string): unknown => {
      const reading = readMultikey(text);
      return reading.kind === 'refused' ? reading.because : 'key';
    };
    expect(because(`u${publicKeyMultibase.slice(1)}`)).toBe('key-unreadable');
    expect(because('')).toBe('key-unreadable');
    expect(because(encoded('8024' + '02'.repeat(33)))).toBe('key-kind-unsupported');
    expect(because(encoded('ed01' + '01'.repeat(31)))).toBe('key-unreadable');
    expect(because(encoded('ed01' + '01'.repeat(33)))).toBe('key-unreadable');
    expect(because(encoded('8524' + '30'.repeat(20)))).toBe('key-unreadable');
  });
});

describe('public keys in PEM', () => {
  it('takes RSA from 2,048 to 8,192 bits, Ed25519 and P-256, also as PKCS#1 and with ragged ends', () => {
    const rsa = rsaPublic(2_048);
    const pkcs1 = createPublicKey(rsa).export({ type: 'pkcs1', format: 'pem' }).toString();
    for (const pem of [rsa, pkcs1, rsa.trim(), `\n ${rsa.replaceAll('\n', '\r\n')}`]) {
      expect(readPublicKeyPem(pem)).toMatchObject({ kind: 'key', keyKind: 'rsa' });
    }
    const ed25519 = spki(generateKeyPairSync('ed25519').publicKey);
    expect(readPublicKeyPem(ed25519)).toMatchObject({ kind: 'key', keyKind: 'ed25519' });
    const p256 = spki(generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).publicKey);
    expect(readPublicKeyPem(p256)).toMatchObject({ kind: 'key', keyKind: 'p256' });
  });

  it('refuses short RSA keys, other curves and kinds, private keys, and texts that are no key', () => {
    const because = (pem: string): unknown => {
      const reading = readPublicKeyPem(pem);
      return reading.kind === 'refused' ? reading.because : 'key';
    };
    expect(because(rsaPublic(1_024))).toBe('key-too-weak');
    expect(because(rsaPublic(2_040))).toBe('key-too-weak');
    expect(because(spki(generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).publicKey))).toBe(
      'key-kind-unsupported',
    );
    expect(because(spki(generateKeyPairSync('x25519').publicKey))).toBe('key-kind-unsupported');
    expect(because(spki(generateKeyPairSync('ed448').publicKey))).toBe('key-kind-unsupported');
    const { privateKey } = generateKeyPairSync('ed25519');
    expect(because(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())).toBe('key-unreadable');
    expect(problemWithKey(privateKey)).toBe('key-kind-unsupported');
    expect(because('-----BEGIN PUBLIC KEY-----\nnonsense\n-----END PUBLIC KEY-----\n')).toBe(
      'key-unreadable',
    );
    expect(because('')).toBe('key-unreadable');
    expect(because(rsaPublic(2_048) + 'x'.repeat(9_000))).toBe('key-unreadable');
  });

  it('refuses an RSA exponent that makes forging easy or checking dear', () => {
    const { n = '' } = createPublicKey(rsaPublic(2_048)).export({ format: 'jwk' });
    const withExponent = (e: Buffer): string =>
      spki(createPublicKey({ key: { kty: 'RSA', n, e: e.toString('base64url') }, format: 'jwk' }));
    expect(readPublicKeyPem(withExponent(Buffer.from([1])))).toMatchObject({ because: 'key-too-weak' });
    expect(readPublicKeyPem(withExponent(Buffer.from([4])))).toMatchObject({ because: 'key-too-weak' });
    const huge = Buffer.concat([Buffer.from([1]), Buffer.alloc(199), Buffer.from([1])]);
    expect(readPublicKeyPem(withExponent(huge))).toMatchObject({ because: 'key-kind-unsupported' });
  });

  it('reads the keys that PeerTube tests with, and sees that the invalid pair does not belong together', () => {
    const pair = (name: string): { publicKey: string; privateKey: string } =>
      JSON.parse(readCorpus(`peertube/${name}`).toString()) as { publicKey: string; privateKey: string };
    for (const name of listCorpus('peertube').filter((file) => file.endsWith('keys.json'))) {
      const { publicKey, privateKey } = pair(name);
      const reading = readPublicKeyPem(publicKey);
      if (reading.kind === 'refused') throw new Error(reading.because);
      const signature = sign('sha256', Buffer.from('text'), createPrivateKey(privateKey));
      expect(verify('sha256', Buffer.from('text'), reading.key, signature)).toBe(name === 'pt_keys.json');
    }
  });
});

describe('ids of keys', () => {
  it('takes plain https addresses with fragment, path or query, and nothing else', () => {
    for (const id of [
      'https://h.example/u/alice#main-key',
      'https://h.example/u/alice/main-key',
      'https://h.example/u/alice?operation=rsakey',
      'https://h.example/u/alice',
    ]) {
      expect(isKeyId(id)).toBe(true);
    }
    for (const id of [
      'acct:alice@h.example',
      'http://h.example/u/alice#main-key',
      'https://alice:secret@h.example/key',
      'https://',
      'https://h.example/a b',
      'https://h.example/\u00e9',
      'did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2',
      '/u/alice#main-key',
      `https://h.example/${'a'.repeat(2_048)}`,
      '',
    ]) {
      expect(isKeyId(id)).toBe(false);
    }
  });
});

describe('keys of our own', () => {
  const secret = 'an instance secret';
  const keyId = 'https://h.example/u/alice#main-key';

  it('are RSA of 2,048 bits, shown in PEM as PeerTube wants it, and Ed25519, shown as a Multikey', async () => {
    const { rsa, ed25519 } = await generateActorKeys();
    expect(rsa.publicKey.asymmetricKeyDetails).toMatchObject({
      modulusLength: 2_048,
      publicExponent: 65_537n,
    });
    expect(publicKeyPem(rsa.publicKey)).toMatch(
      /^-----BEGIN PUBLIC KEY-----\n[\s\S]+\n-----END PUBLIC KEY-----\n$/,
    );
    expect(multikeyOf(ed25519.publicKey)).toMatch(/^z6Mk/);
    expect(multikeyOf(rsa.publicKey)).toMatch(/^z4MXj1/);
  });

  it('open again only with the secret and the id that they were sealed with', () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const sealed = sealPrivateKey(privateKey, keyId, secret);
    expect(unsealPrivateKey(sealed, keyId, secret).equals(privateKey)).toBe(true);
    expect(() => unsealPrivateKey(sealed, keyId, 'another secret')).toThrow(SealedKeyError);
    expect(() => unsealPrivateKey(sealed, `${keyId}2`, secret)).toThrow(SealedKeyError);
  });

  it('stay shut when a single byte of the sealed key was changed, or its end is missing', () => {
    const sealed = sealPrivateKey(generateKeyPairSync('ed25519').privateKey, keyId, secret);
    for (let index = 0; index < sealed.length; index += 1) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(index) ^ 1, index);
      expect(() => unsealPrivateKey(changed, keyId, secret)).toThrow(SealedKeyError);
      expect(() => unsealPrivateKey(sealed.subarray(0, index), keyId, secret)).toThrow(SealedKeyError);
    }
  });

  it('look different each time they are sealed, and show nothing of the key', () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const [first, second] = [1, 2].map(() => sealPrivateKey(privateKey, keyId, secret));
    const hash = (bytes?: Buffer): string =>
      createHash('sha256')
        .update(bytes ?? '')
        .digest('hex');
    expect(hash(first)).not.toBe(hash(second));
    expect(first?.includes(privateKey.export({ type: 'pkcs8', format: 'der' }).subarray(-32))).toBe(false);
  });
});

describe('KeyCache', () => {
  it('forgets the entry that was not used for longest, and never holds more than it may', () => {
    const cache = new KeyCache<number>(2);
    cache.set('a', 1);
    cache.set('b', 2);
    expect(cache.get('a')).toBe(1);
    cache.set('c', 3);
    expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([1, undefined, 3]);
    cache.delete('a');
    cache.set('d', 4);
    expect([cache.get('a'), cache.get('c'), cache.get('d')]).toEqual([undefined, 3, 4]);
  });
});
