import { createHash, createPrivateKey, generateKeyPairSync, verify, type KeyObject } from 'node:crypto';

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { listCorpus, readCorpus } from '../fixtures/corpus.fixture.js';
import { readVectors } from '../fixtures/vectors.fixture.js';
import { decodeBase58, encodeBase58 } from '../keys/base58.js';
import { keyOfActor } from '../keys/find-key.js';
import { readMultikey } from '../keys/multikey.js';
import { canonicalJson, type JsonObject, type JsonValue } from './canonical-json.js';
import {
  addProof,
  provedBytes,
  verifyProof,
  type ProofMaker,
  type ResolveProofKey,
} from './integrity-proof.js';

interface W3cVectors {
  readonly keyPair: { publicKeyMultibase: string; privateKeyMultibase: string };
  readonly unsigned: JsonObject;
  readonly proofConfig: JsonObject & { readonly verificationMethod: string; readonly created: string };
  readonly canonicalDocument: string;
  readonly documentHash: string;
  readonly canonicalProof: string;
  readonly proofHash: string;
  readonly combinedHash: string;
  readonly signatureHex: string;
  readonly signatureBase58: string;
  readonly signed: JsonObject & { readonly proof: JsonObject };
  readonly signedWithRdfc: JsonObject;
}
interface FepVectors {
  readonly integrityProof: {
    document: JsonObject;
    secretKeyMultibase: string;
    created: string;
    verificationMethod: string;
    signed: JsonObject & { readonly proof: JsonObject };
    actor: JsonObject;
  };
}

const w3c = readVectors<W3cVectors>('eddsa-jcs-2022-vectors');
const fep = readVectors<FepVectors>('fep-vectors').integrityProof;
const now = new Date('2026-11-26T12:00:00Z');
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The multicodec `ed25519-priv` (0x1300) and 32 bytes, in the DER frame of PKCS#8. */
const secretKey = (multibase: string): KeyObject => {
  const seed = decodeBase58(multibase.slice(1))?.subarray(2) ?? Buffer.alloc(0);
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
};
const publicKey = (multibase: string): KeyObject => {
  const reading = readMultikey(multibase);
  if (reading.kind === 'refused') throw new Error(reading.because);
  return reading.key;
};

const alice = 'https://server.example/users/alice';
const pair = generateKeyPairSync('ed25519');
const maker: ProofMaker = {
  verificationMethod: `${alice}#ed25519-key`,
  privateKey: pair.privateKey,
  created: new Date('2026-11-26T11:59:58.700Z'),
};
const keyOfAlice: ResolveProofKey = () => Promise.resolve({ owner: alice, key: pair.publicKey });
const note: JsonObject = {
  '@context': ['https://www.w3.org/ns/activitystreams', 'https://w3id.org/security/data-integrity/v2'],
  id: 'https://server.example/activities/1',
  type: 'Create',
  actor: alice,
  object: { id: 'https://server.example/objects/1', type: 'Note', attributedTo: alice, content: 'Hello' },
};
const proved = addProof(note, maker) as JsonObject & {
  readonly proof: JsonObject & { readonly proofValue: string };
};
const because = (code: string): object => ({ kind: 'refused', because: code });

describe('the W3C vectors of eddsa-jcs-2022', () => {
  it('give the same canonical texts, hashes, and signature', () => {
    expect(canonicalJson(w3c.unsigned)).toBe(w3c.canonicalDocument);
    expect(canonicalJson(w3c.proofConfig)).toBe(w3c.canonicalProof);
    expect(sha256(w3c.canonicalDocument)).toBe(w3c.documentHash);
    expect(sha256(w3c.canonicalProof)).toBe(w3c.proofHash);
    expect(provedBytes(w3c.unsigned, w3c.proofConfig).toString('hex')).toBe(w3c.combinedHash);
    const signature = Buffer.from(w3c.signatureHex, 'hex');
    expect(`z${encodeBase58(signature)}`).toBe(w3c.signatureBase58);
    const key = publicKey(w3c.keyPair.publicKeyMultibase);
    expect(verify(null, Buffer.from(w3c.combinedHash, 'hex'), key, signature)).toBe(true);
  });

  it('give the same signed document', () => {
    const { verificationMethod, created } = w3c.proofConfig;
    const signed = addProof(w3c.unsigned, {
      verificationMethod: verificationMethod,
      privateKey: secretKey(w3c.keyPair.privateKeyMultibase),
      created: new Date(created),
    });
    expect(signed).toEqual(w3c.signed);
  });

  it('are the same in the corpus', () => {
    for (const file of listCorpus('_vectors_eddsa').filter((name) => name.endsWith('_signedJCS.json'))) {
      expect(JSON.parse(readCorpus(`_vectors_eddsa/${file}`).toString())).toEqual(w3c.signed);
    }
  });

  it('are refused with their reason where they need linked data or name no address of a key', async () => {
    expect(await verifyProof(w3c.signedWithRdfc, keyOfAlice, now)).toEqual(because('suite-unsupported'));
    expect(await verifyProof(w3c.signed, keyOfAlice, now)).toEqual(because('key-id-unacceptable'));
  });
});

describe('FEP-8b32', () => {
  it('makes the signed document of its feature file', () => {
    const { document, secretKeyMultibase, verificationMethod, created, signed } = fep;
    const privateKey = secretKey(secretKeyMultibase);
    expect(addProof(document, { verificationMethod, privateKey, created: new Date(created) })).toEqual(
      signed,
    );
  });

  it('verifies it with the key that the actor lists', async () => {
    const verdict = await verifyProof(
      fep.signed,
      (method) => {
        const finding = keyOfActor(method, fep.actor);
        return Promise.resolve(finding.kind === 'key' ? finding : undefined);
      },
      now,
    );
    expect(verdict).toEqual({
      kind: 'verified',
      keyId: fep.verificationMethod,
      owner: fep.actor['id'],
      document: fep.document,
    });
  });
});

describe('verifyProof', () => {
  it('verifies what addProof made, and gives back what was proved, without the proof', async () => {
    expect(await verifyProof(proved, keyOfAlice, now)).toEqual({
      kind: 'verified',
      keyId: maker.verificationMethod,
      owner: alice,
      document: note,
    });
  });

  it('verifies an activity inside the announcement of another actor, and after JSON was written anew', async () => {
    const announce = { type: 'Announce', actor: 'https://other.example/c/x', object: proved };
    const received = JSON.parse(JSON.stringify(announce, null, 2)) as { object: JsonObject };
    expect(await verifyProof(received.object, keyOfAlice, now)).toMatchObject({
      kind: 'verified',
      document: note,
    });
  });

  it('leaves out a linked-data signature, which was added later and gives no authority (IN8, pitfall 5)', async () => {
    const both = { ...proved, signature: { type: 'RsaSignature2017', signatureValue: 'AAAA' } };
    expect(await verifyProof(both, keyOfAlice, now)).toMatchObject({ kind: 'verified', document: note });
    const { proof: _, ...only } = both;
    expect(await verifyProof(only, keyOfAlice, now)).toEqual(because('proof-missing'));
  });

  it('refuses a document in which anything was changed, added or taken away', async () => {
    const { actor: _, ...without } = proved;
    for (const changed of [
      { ...proved, object: { ...(note['object'] as JsonObject), content: 'Bye' } },
      { ...proved, extra: null },
      { ...proved, published: '2026-01-01T00:00:00Z' },
      { ...proved, proof: { ...proved.proof, created: '2026-11-26T11:59:59Z' } },
      { ...proved, proof: { ...proved.proof, extra: 1 } },
      { ...without, attributedTo: alice },
    ]) {
      expect(await verifyProof(changed as JsonObject, keyOfAlice, now)).toEqual(because('signature-differs'));
    }
  });

  it('needs the contexts of the proof at the front of the document’s, and gives back only those', async () => {
    const contexts = note['@context'] as readonly string[];
    const more = { ...proved, '@context': [...contexts, { as: 'https://evil.example#' }] };
    expect(await verifyProof(more, keyOfAlice, now)).toMatchObject({ kind: 'verified', document: note });
    for (const wrong of [contexts.toReversed(), contexts.slice(1), [], undefined, 'https://x.example']) {
      const { '@context': _, ...rest } = proved;
      const document = { ...rest, ...(wrong === undefined ? {} : { '@context': wrong }) };
      expect(await verifyProof(document, keyOfAlice, now)).toEqual(because('context-differs'));
    }
  });

  it('refuses a proof by somebody who is not the actor, or not the author where there is no actor', async () => {
    const mallory: ResolveProofKey = () => Promise.resolve({ owner: `${alice}2`, key: pair.publicKey });
    expect(await verifyProof(proved, mallory, now)).toEqual(because('owner-differs'));
    const object = note['object'] as JsonObject;
    const authored = addProof(object, maker);
    expect(await verifyProof(authored, keyOfAlice, now)).toMatchObject({
      kind: 'verified',
      document: object,
    });
    expect(await verifyProof(authored, mallory, now)).toEqual(because('owner-differs'));
    expect(await verifyProof(addProof({ id: 'x' }, maker), keyOfAlice, now)).toEqual(
      because('owner-differs'),
    );
  });

  it('refuses other purposes, an end that has passed, odd signatures, and keys that are not there', async () => {
    const withProof = (change: JsonObject): JsonObject => ({
      ...proved,
      proof: { ...proved.proof, ...change },
    });
    const verdict = (change: JsonObject): Promise<unknown> => verifyProof(withProof(change), keyOfAlice, now);
    expect(await verdict({ proofPurpose: 'authentication' })).toEqual(because('purpose-differs'));
    expect(await verdict({ expires: '2026-11-26T11:59:59Z' })).toEqual(because('expired'));
    expect(await verdict({ expires: 'soon' })).toEqual(because('expired'));
    expect(await verdict({ proofValue: 'zzz' })).toEqual(because('proof-malformed'));
    expect(await verdict({ proofValue: `m${proved.proof.proofValue.slice(1)}` })).toEqual(
      because('proof-malformed'),
    );
    expect(await verdict({ verificationMethod: 'http://server.example/key' })).toEqual(
      because('key-id-unacceptable'),
    );
    expect(await verdict({ cryptosuite: 'mldsa44-jcs-2024' })).toEqual(because('suite-unsupported'));
    expect(await verifyProof(proved, () => Promise.resolve(undefined), now)).toEqual(
      because('key-unavailable'),
    );
    expect(await verifyProof(proved, () => Promise.reject(new Error('down')), now)).toEqual(
      because('key-unavailable'),
    );
    const broken: ResolveProofKey = () => {
      throw new Error('broken');
    };
    expect(await verifyProof(proved, broken, now)).toEqual(because('key-unavailable'));
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2_048 }).publicKey;
    const odd: ResolveProofKey = () => Promise.resolve({ owner: alice, key: rsa });
    expect(await verifyProof(proved, odd, now)).toEqual(because('key-unavailable'));
  });

  it('finds its own suite among the proofs of a set', async () => {
    const set = {
      ...proved,
      proof: [{ type: 'DataIntegrityProof', cryptosuite: 'mldsa44-jcs-2024' }, proved.proof],
    };
    expect(await verifyProof(set, keyOfAlice, now)).toMatchObject({ kind: 'verified', document: note });
  });

  it('says of every document whether it is proved, and never throws', async () => {
    const anything = fc.jsonValue() as fc.Arbitrary<JsonValue>;
    await fc.assert(
      fc.asyncProperty(anything, anything, anything, async (proof, context, value) => {
        for (const document of [
          { ...proved, proof },
          { ...proved, proof: { ...proved.proof, '@context': context, expires: value } },
          { ...proved, proof: { ...proved.proof, proofValue: value, verificationMethod: context } },
          { ...proved, '@context': context, attributedTo: value, actor: value, object: proof },
        ]) {
          expect((await verifyProof(document, keyOfAlice, now)).kind).toBe('refused');
        }
      }),
    );
    const deep = JSON.parse(`{"a":${'['.repeat(5_000)}${']'.repeat(5_000)}}`) as JsonObject;
    expect(await verifyProof({ ...proved, ...deep }, keyOfAlice, now)).toEqual(because('not-canonical'));
    const half = { ...proved, content: '\ud800' };
    expect(await verifyProof(half, keyOfAlice, now)).toEqual(because('not-canonical'));
  });
});
