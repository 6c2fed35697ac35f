import type { BundleProof } from '#libs/contracts';
import type { LocalInstance } from '#libs/identity';
import type { Clock } from '#libs/kernel';
import type { Opened, SealBundles, SealedDocument } from '#libs/people';
import { FetchBudget } from '#libs/safe-fetch';

import type { RemoteActors } from '../actors/remote-actors.js';
import type { KeyRing } from '../keys/key-ring.js';
import type { Addresses } from '../outgoing/addresses.js';
import type { JsonObject } from '../proofs/canonical-json.js';
import { addProof, verifyProof, type ProofRefusal } from '../proofs/integrity-proof.js';

export interface InstanceSealParts {
  readonly keys: KeyRing;
  readonly actors: RemoteActors;
  readonly addresses: Addresses;
  readonly instance: LocalInstance;
  readonly clock: Clock;
}

/** Where nothing is known of whoever signed; anything else is wrong with the document itself. */
const UNKNOWN: readonly ProofRefusal[] = ['key-unavailable', 'key-id-unacceptable'];

/**
 * Signs in the name of this instance with its own key (`eddsa-jcs-2022`), and believes what the key of another instance
 * proves. Its key comes from its own host, and from hosts only that this one may ask.
 */
export class InstanceSeal implements SealBundles {
  constructor(private readonly parts: InstanceSealParts) {}

  get issuer(): string {
    return this.parts.addresses.instance.id;
  }

  personUri(name: string): string {
    return this.parts.addresses.person(name).id;
  }

  postUrl(community: string, threadId: string, number: number): string {
    return this.parts.addresses.postPage(community, threadId, number);
  }

  async seal<Document extends SealedDocument>(
    document: Document,
  ): Promise<Document & { proof: BundleProof }> {
    const { keys, instance } = this.parts;
    const { proof } = addProof(
      document as unknown as JsonObject,
      await keys.proverOf(instance.id, 'instance'),
    );
    return { ...document, proof: proof as unknown as BundleProof };
  }

  async open(document: SealedDocument): Promise<Opened> {
    const { actors, clock } = this.parts;
    const budget = new FetchBudget();
    const verdict = await verifyProof(
      document as JsonObject,
      (keyId) => actors.proofKeyOf(keyId, budget),
      clock.now(),
    );
    if (verdict.kind === 'refused')
      return { kind: 'refused', because: UNKNOWN.includes(verdict.because) ? 'issuer-unknown' : 'broken' };
    const { owner: uri, document: proved } = verdict;
    const actor = await actors.byUri(uri, { budget });
    // What a person or a community signs, its server has not vouched for.
    if (actor?.kind !== 'instance') return { kind: 'refused', because: 'issuer-unknown' };
    const { host, instanceId } = actor;
    return { kind: 'opened', document: proved, issuer: { uri, host, instanceId } };
  }
}
