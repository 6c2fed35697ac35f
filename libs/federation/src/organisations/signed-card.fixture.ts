import type { ActorKeys } from '../keys/generate-actor-keys.js';
import { Addresses } from '../outgoing/addresses.js';
import { organisationCard } from '../outgoing/organisation-card.js';
import { serialise } from '../outgoing/serialise.js';
import type { JsonObject } from '../proofs/canonical-json.js';
import { addProof } from '../proofs/integrity-proof.js';

const DAY_MS = 24 * 60 * 60 * 1000;

export const inDays = (days: number): Date => new Date(Date.now() + days * DAY_MS);

interface Signing {
  readonly keys: ActorKeys;
  /** Whose key signs; the instance at the host unless a test says otherwise. */
  readonly signer?: string;
  /** What is said otherwise than usual, before it is signed. */
  readonly changes?: JsonObject;
}

/** The card of an organisation as its server would sign it. */
export const signedCard = (
  host: string,
  { keys, signer = `https://${host}/actor`, changes = {} }: Signing,
): JsonObject => {
  const card = organisationCard(new Addresses(host), {
    name: 'Eastmoor Council',
    welshName: 'Cyngor Eastmoor',
    shortName: 'Eastmoor',
    kind: 'council',
    contactUrl: `https://${host}/contact`,
    logo: null,
    issuedAt: inDays(-100),
    updatedAt: inDays(-1),
    validUntil: inDays(14),
  });
  const plain = JSON.parse(serialise(card).toString('utf8')) as JsonObject;
  return addProof(
    { ...plain, ...changes },
    {
      verificationMethod: `${signer}#ed25519-key`,
      privateKey: keys.ed25519.privateKey,
      created: inDays(-1),
    },
  );
};
