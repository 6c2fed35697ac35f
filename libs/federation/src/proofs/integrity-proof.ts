import { createHash, sign, verify, type KeyObject } from 'node:crypto';

import { idIn, isObject, listOf } from '../incoming/json.js';
import { decodeBase58, encodeBase58 } from '../keys/base58.js';
import { isKeyId } from '../keys/key-id.js';
import { canonicalJson, NotCanonicalError, type JsonObject, type JsonValue } from './canonical-json.js';

const SUITE = 'eddsa-jcs-2022';
const PROOF_TYPE = 'DataIntegrityProof';
const PURPOSE = 'assertionMethod';
const SIGNATURE_BYTES = 64;
/** One document may carry proofs of several suites; more would only cost us work. */
const MAX_PROOFS = 5;

/** Why a proof was not believed. */
export type ProofRefusal =
  | 'proof-missing'
  | 'proof-malformed'
  | 'key-id-unacceptable'
  | 'suite-unsupported'
  | 'purpose-differs'
  | 'context-differs'
  | 'expired'
  | 'not-canonical'
  | 'key-unavailable'
  | 'owner-differs'
  | 'signature-differs';

export type ProofVerdict =
  | {
      readonly kind: 'verified';
      readonly keyId: string;
      readonly owner: string;
      /** What was proved: the document without its proofs and without a linked-data signature. Use only this. */
      readonly document: JsonObject;
    }
  | { readonly kind: 'refused'; readonly because: ProofRefusal };

/** The Ed25519 key of a verification method, and the actor that lists it in `assertionMethod`; undefined when there is none. */
export type ResolveProofKey = (
  verificationMethod: string,
) => Promise<{ readonly owner: string; readonly key: KeyObject } | undefined>;

/** The key that proves, its id in the actor's `assertionMethod`, and the time that the proof states. */
export interface ProofMaker {
  readonly verificationMethod: string;
  readonly privateKey: KeyObject;
  readonly created: Date;
}

/** Adds a proof by FEP-8b32 (`eddsa-jcs-2022`) to a document of ours; peers can then believe it from anybody's hands. */
export function addProof(
  document: JsonObject,
  { verificationMethod, privateKey, created }: ProofMaker,
): JsonObject {
  const options: JsonObject = {
    ...(document['@context'] === undefined ? {} : { '@context': document['@context'] }),
    type: PROOF_TYPE,
    cryptosuite: SUITE,
    verificationMethod,
    proofPurpose: PURPOSE,
    created: created.toISOString().replace(/\.\d{3}Z$/, 'Z'),
  };
  const { proof: _, ...unsecured } = document;
  const signature = sign(null, provedBytes(unsecured, options), privateKey);
  return { ...document, proof: { ...options, proofValue: `z${encodeBase58(signature)}` } };
}

/**
 * Checks the proof of a document, or of an activity inside another one. The key's owner must be the document's `actor`,
 * or its `attributedTo` when it has no actor. `eddsa-rdfc-2022` and other suites are `suite-unsupported`: they need the
 * processing of linked data. It never throws: where `resolveKey` fails, the verdict is `key-unavailable`.
 */
export async function verifyProof(
  secured: JsonObject,
  resolveKey: ResolveProofKey,
  now: Date,
): Promise<ProofVerdict> {
  const reading = readProof(secured, now);
  if (reading.kind === 'refused') return reading;
  const { keyId, document, bytes, signature } = reading;
  const found = await answerOf(keyId, resolveKey);
  if (found === undefined || found.key.asymmetricKeyType !== 'ed25519') return refused('key-unavailable');
  if (found.owner !== (idIn(document['actor']) ?? idIn(document['attributedTo'])))
    return refused('owner-differs');
  if (!verify(null, bytes, found.key, signature)) return refused('signature-differs');
  return { kind: 'verified', keyId, owner: found.owner, document };
}

async function answerOf(keyId: string, resolveKey: ResolveProofKey): ReturnType<ResolveProofKey> {
  try {
    return await resolveKey(keyId);
  } catch {
    return undefined;
  }
}

type ProofReading =
  | {
      readonly kind: 'read';
      readonly keyId: string;
      readonly document: JsonObject;
      readonly bytes: Buffer;
      readonly signature: Buffer;
    }
  | { readonly kind: 'refused'; readonly because: ProofRefusal };

const refused = (because: ProofRefusal): { readonly kind: 'refused'; readonly because: ProofRefusal } => ({
  kind: 'refused',
  because,
});

function readProof(secured: JsonObject, now: Date): ProofReading {
  const proofs = listOf(secured['proof']).slice(0, MAX_PROOFS).filter(isObject) as readonly JsonObject[];
  if (proofs.length === 0) return refused('proof-missing');
  const proof = proofs.find(({ type, cryptosuite }) => type === PROOF_TYPE && cryptosuite === SUITE);
  if (proof === undefined) return refused('suite-unsupported');
  const { proofValue, ...options } = proof;
  const { verificationMethod: keyId, '@context': context } = options;
  const signature = signatureOf(proofValue);
  if (typeof keyId !== 'string' || signature === undefined) return refused('proof-malformed');
  if (!isKeyId(keyId)) return refused('key-id-unacceptable');
  const problem = problemWithOptions(options, secured['@context'], now);
  if (problem !== undefined) return refused(problem);
  const document = unsecuredOf(secured, context);
  try {
    return { kind: 'read', keyId, document, bytes: provedBytes(document, options), signature };
  } catch (error) {
    if (error instanceof NotCanonicalError) return refused('not-canonical');
    throw error;
  }
}

function signatureOf(proofValue: JsonValue | undefined): Buffer | undefined {
  const bytes =
    typeof proofValue === 'string' && proofValue.startsWith('z')
      ? decodeBase58(proofValue.slice(1))
      : undefined;
  return bytes?.length === SIGNATURE_BYTES ? bytes : undefined;
}

function problemWithOptions(
  { proofPurpose, expires, '@context': context }: JsonObject,
  documentContext: JsonValue | undefined,
  now: Date,
): ProofRefusal | undefined {
  if (proofPurpose !== PURPOSE) return 'purpose-differs';
  const end = typeof expires === 'string' ? Date.parse(expires) : Number.NaN;
  if (expires !== undefined && !(end >= now.getTime())) return 'expired';
  return context === undefined || startsWith(documentContext, context) ? undefined : 'context-differs';
}

/** Whether the document's contexts begin with those of the proof. Others may follow them, unproved. */
function startsWith(documentContext: JsonValue | undefined, proofContext: JsonValue): boolean {
  const contexts = listOf(documentContext) as readonly JsonValue[];
  const first = listOf(proofContext) as readonly JsonValue[];
  try {
    return first.every((context, index) => {
      const own = contexts[index];
      return own !== undefined && canonicalJson(own) === canonicalJson(context);
    });
  } catch {
    return false;
  }
}

/** The linked-data signature was added after the proof, and proves nothing to us. */
function unsecuredOf(secured: JsonObject, proofContext: JsonValue | undefined): JsonObject {
  const { proof: _, signature: __, ...document } = secured;
  return proofContext === undefined ? document : { ...document, '@context': proofContext };
}

/** What is signed: the hash of the proof's own options, then the hash of the document. */
export const provedBytes = (document: JsonObject, options: JsonObject): Buffer =>
  Buffer.concat([options, document].map((part) => createHash('sha256').update(canonicalJson(part)).digest()));
