import type { KeyObject } from 'node:crypto';

import type { ActorKind } from '#libs/database';
import type { Clock } from '#libs/kernel';
import type { Answered, FetchFailure, PreparedRequest, SafeFetch } from '#libs/safe-fetch';

import { ACTIVITY_JSON } from '../outgoing/content-types.js';
import { chooseAcceptedSignature, type AcceptedSignature } from '../signatures/accept-signature.js';
import {
  signCavage,
  signMessage,
  type RequestSigner,
  type SignatureHeaders,
} from '../signatures/sign-request.js';
import type { AcceptedScheme, ClaimedDelivery } from './claim-deliveries.js';
import type { StoredActivity } from './claimed-activities.js';

/** Who has the keys of this instance's actors. */
export interface Signers {
  signerOf(ownerId: string, kind: ActorKind): Promise<{ keyId: string; privateKey: KeyObject }>;
}

/** What came of sending, and by which scheme. */
export interface Sent {
  readonly result: Answered | FetchFailure;
  /** Null when the host did not take the signature, whatever its scheme. */
  readonly scheme: AcceptedScheme | null;
}

/** How peers refuse a signature that they cannot read; also much else, so the other one is tried once only. */
const DOUBTED = new Set([400, 401, 403]);

const other = { cavage: 'rfc9421', rfc9421: 'cavage' } as const satisfies Record<
  AcceptedScheme,
  AcceptedScheme
>;

/** Sends activities, signed by their actor for the one host that gets them. */
export class Courier {
  constructor(
    private readonly fetch: SafeFetch,
    private readonly signers: Signers,
    private readonly clock: Clock,
  ) {}

  /**
   * Sends by the scheme that the host took last, at first by draft-cavage; where that is refused, once more by the other.
   * @throws when the actor has no key that opens
   */
  async send({ inbox, scheme }: ClaimedDelivery, activity: StoredActivity): Promise<Sent> {
    const signer = await this.signers.signerOf(activity.actorId, activity.actorKind);
    const usual = scheme ?? 'cavage';
    const result = await this.post(inbox, activity, (request) => this.sign(usual, request, signer));
    if (!isDoubted(result)) return { result, scheme: usual };
    const wanted = chooseAcceptedSignature(String(result.headers['accept-signature'] ?? ''), ['rsa']);
    const second = await this.post(inbox, activity, (request) =>
      this.sign(other[usual], request, signer, wanted),
    );
    return { result: second, scheme: isDoubted(second) ? null : other[usual] };
  }

  private post(
    inbox: string,
    { body }: StoredActivity,
    prepare: (request: PreparedRequest) => Promise<SignatureHeaders>,
  ): Promise<Answered | FetchFailure> {
    return this.fetch.post(inbox, { body, contentType: ACTIVITY_JSON, accept: ACTIVITY_JSON, prepare });
  }

  private async sign(
    scheme: AcceptedScheme,
    { url, body }: PreparedRequest,
    signer: RequestSigner,
    wanted?: AcceptedSignature,
  ): Promise<SignatureHeaders> {
    const request = {
      method: 'POST',
      url: new URL(url),
      now: this.clock.now(),
      ...(body !== null && { body }),
    } as const;
    const headers =
      scheme === 'cavage' ? await signCavage(request, signer) : await signMessage(request, signer, wanted);
    return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  }
}

const isDoubted = (result: Answered | FetchFailure): result is Answered =>
  result.kind === 'answered' && DOUBTED.has(result.status);
