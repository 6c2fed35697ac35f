import type { KeyObject } from 'node:crypto';

import { serializeDictionary, type BareItem, type InnerList } from 'structured-headers';

import type { AcceptedSignature, MessageAlgorithm } from './accept-signature.js';
import { contentDigestField, digestField } from './body-digest.js';
import { cavageSigningString, type CavageTarget } from './cavage-signing-string.js';
import { componentValue } from './message-components.js';
import { signedMessageOf, type SignedMessage } from './received-request.js';
import { createSignature, type SignatureAlgorithm } from './signature-algorithm.js';
import { signatureBase } from './signature-base.js';

/** A request of ours before it is signed. */
export interface RequestToSign {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  /** The bytes to be sent; only for POST. */
  readonly body?: Uint8Array;
  /** New for every attempt: peers refuse old dates. */
  readonly now: Date;
}

/** The key that signs, and the id under which peers find its public half. */
export interface RequestSigner {
  readonly keyId: string;
  readonly privateKey: KeyObject;
}

/** The headers that a signature adds, to be sent exactly as they are. */
export type SignatureHeaders = Readonly<Record<string, string>>;

/**
 * Signs by draft-cavage in the one spelling that every peer's parser reads: `(request-target) host date digest`, all
 * four parameters, all quoted, RSA with SHA-256. `path-only` is for the second attempt at a peer that leaves the query
 * out of the request target.
 */
export async function signCavage(
  request: RequestToSign,
  signer: RequestSigner,
  target: CavageTarget = 'with-query',
): Promise<SignatureHeaders> {
  const digest = request.body === undefined ? {} : { Digest: digestField(request.body) };
  const headers = { Host: request.url.host, Date: request.now.toUTCString(), ...digest };
  const covered = ['(request-target)', ...Object.keys(headers).map((name) => name.toLowerCase())];
  const text = cavageSigningString(messageOf(request, headers), { covered }, target);
  const signature = await createSignature('rsa-v1_5-sha256', signer.privateKey, Buffer.from(text));
  const parameters = {
    keyId: signer.keyId,
    algorithm: 'rsa-sha256',
    headers: covered.join(' '),
    signature: signature.toString('base64'),
  };
  const written = Object.entries(parameters).map(([name, value]) => `${name}="${value}"`);
  return { ...headers, Signature: written.join(',') };
}

const HOUSE_SIGNATURE: AcceptedSignature = {
  label: 'sig1',
  components: ['@method', '@target-uri', 'content-digest'],
  created: true,
  expires: false,
};

/** How long a signature lives when a peer asked for an end. */
const LIFE_S = 300;

/**
 * Signs by RFC 9421: `sig1=("@method" "@target-uri" "content-digest");created;keyid`, or as a peer's
 * `Accept-Signature` asked for.
 */
export async function signMessage(
  request: RequestToSign,
  signer: RequestSigner,
  wanted: AcceptedSignature = HOUSE_SIGNATURE,
): Promise<SignatureHeaders> {
  const digest = request.body === undefined ? {} : { 'Content-Digest': contentDigestField(request.body) };
  const headers = { Host: request.url.host, Date: request.now.toUTCString(), ...digest };
  const message = messageOf(request, headers);
  const names = wanted.components.filter((name) => name !== 'content-digest' || request.body !== undefined);
  const input: InnerList = [names.map((name) => [name, new Map()]), parametersOf(request, signer, wanted)];
  const base = signatureBase(input, (component) => componentValue(message, component));
  const algorithm = wanted.algorithm ?? usualAlgorithm(signer.privateKey);
  const signature = await createSignature(algorithm, signer.privateKey, Buffer.from(base));
  return {
    ...headers,
    'Signature-Input': serializeDictionary({ [wanted.label]: input }),
    Signature: serializeDictionary({ [wanted.label]: new Uint8Array(signature) }),
  };
}

function parametersOf(
  { now }: RequestToSign,
  { keyId }: RequestSigner,
  wanted: AcceptedSignature,
): Map<string, BareItem> {
  const seconds = Math.floor(now.getTime() / 1_000);
  const parameters: Record<string, BareItem | undefined> = {
    created: wanted.created ? seconds : undefined,
    expires: wanted.expires ? seconds + LIFE_S : undefined,
    keyid: keyId,
    alg: wanted.algorithm,
    nonce: wanted.nonce,
    tag: wanted.tag,
  };
  return new Map(
    Object.entries(parameters).filter((entry): entry is [string, BareItem] => entry[1] !== undefined),
  );
}

const usualAlgorithm = (privateKey: KeyObject): SignatureAlgorithm & MessageAlgorithm =>
  privateKey.asymmetricKeyType === 'ed25519' ? 'ed25519' : 'rsa-v1_5-sha256';

const messageOf = (request: RequestToSign, headers: SignatureHeaders): SignedMessage =>
  signedMessageOf({
    method: request.method,
    url: `${request.url.origin}${request.url.pathname}${request.url.search}`,
    headers: Object.entries(headers),
    rawBody: request.body ?? new Uint8Array(),
  });
