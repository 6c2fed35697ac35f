import { DomainError, notFound, type Clock } from '#libs/kernel';
import { canonicalHost } from '#libs/safe-fetch';

import { verifySender } from '../actors/verify-sender.js';
import type { Activity } from '../incoming/documents.js';
import { hostOf, readIri, sameHost, type Iri } from '../incoming/iri.js';
import type { ReceivedRequest } from '../signatures/received-request.js';
import { problemOfId } from '../trust/admission.js';
import type { Box } from './inbox-box.js';
import type { ActorDirectory, ReceivingPolicy } from './inbox-ports.js';
import { isNegotiation } from './is-negotiation.js';
import { parseActivity } from './parse-activity.js';
import type { PeerQuotas } from './peer-quotas.js';
import type { ActivityStore } from './store-activity.js';

export interface DoorParts {
  readonly activities: Pick<ActivityStore, 'store'>;
  readonly actors: Pick<ActorDirectory, 'known' | 'keyOf' | 'confirmKey'>;
  readonly policy: ReceivingPolicy;
  readonly quotas: Pick<PeerQuotas, 'take'>;
  readonly clock: Clock;
  readonly ownHost: string;
  /** Logs a security event. */
  readonly security: (event: string, context: Record<string, unknown>) => void;
  /** Hears that something is stored that had not come before. */
  readonly arrived: () => void;
  /** Hears of each host that has sent something signed. */
  readonly heardFrom?: (host: string) => void;
}

/** How long a server whose key could not be asked for is told to wait, in seconds. */
const COME_AGAIN_SECONDS = 60;

const unreadable = (because: string): DomainError => new DomainError('activity.unreadable', { because });

/**
 * The one way in for activities. Nothing is stored or queued before it is clear who sent the request, and that they are
 * the actor of the activity; until then the only outgoing request is for their key, on their own host.
 */
export class InboxDoor {
  constructor(private readonly parts: DoorParts) {}

  /**
   * Takes a request to an inbox. When this returns, the activity is stored, now or before, or needs no storing.
   *
   * @throws DomainError `activity.unreadable`, `activity.host-refused`, `activity.signature-refused`, `activity.sender-unreachable`,
   *   `activity.over-quota`, `not-found`
   */
  async receive(request: ReceivedRequest, box: Box): Promise<void> {
    if (!isSigned(request)) throw this.unsigned('signature-missing', null);
    const posted = parseActivity(request.rawBody);
    if (posted.kind === 'unreadable') throw unreadable(posted.because);
    const heard = posted.kind === 'activity' ? posted.activity : null;
    const host = await this.admitHost(posted.actor, heard);
    const activity = heard === null ? null : identified(heard);
    if (activity !== null && (await this.isFarewellOfStranger(activity))) return;
    await this.verify(request, posted.actor);
    await this.parts.quotas.take(host, request.rawBody.byteLength);
    this.parts.heardFrom?.(host);
    if (activity !== null) await this.store(activity, host, request.rawBody, box);
  }

  private async store(activity: Activity, host: string, body: Uint8Array, box: Box): Promise<void> {
    const toStore = { activity, host, body, receivedAt: this.parts.clock.now() };
    const { isThere, isNew } = await this.parts.activities.store(toStore, box);
    if (!isThere) throw notFound();
    if (isNew) this.parts.arrived();
  }

  /** Whoever never knew somebody need not ask for a key that is gone. */
  private async isFarewellOfStranger(activity: Activity): Promise<boolean> {
    return isFarewell(activity) && (await this.parts.actors.known(activity.actor)) === null;
  }

  private async admitHost(actor: Iri, activity: Activity | null): Promise<string> {
    const { ownHost, security } = this.parts;
    const host = canonicalHost(hostOf(actor));
    if (host !== null && host !== ownHost && (await this.mayCome(host, activity))) return host;
    security('activity-refused', { actor, because: 'host-refused' });
    throw new DomainError('activity.host-refused');
  }

  private mayCome(host: string, activity: Activity | null): Promise<boolean> {
    const { policy } = this.parts;
    return activity !== null && isNegotiation(activity) ? policy.mayPropose(host) : policy.mayReceive(host);
  }

  /** Only a key on the actor's own host is asked for: no other could speak for it. */
  private async verify(request: ReceivedRequest, actor: Iri): Promise<void> {
    const { actors, clock } = this.parts;
    const verdict = await verifySender(
      { ...request, now: clock.now() },
      {
        keyOf: async (keyId, options) => {
          const iri = readIri(keyId);
          if (iri === null || !sameHost(iri, actor)) return { kind: 'none', because: 'unacceptable' };
          return actors.keyOf(keyId, options);
        },
        confirmKey: (keyId, options) => actors.confirmKey(keyId, options),
      },
    );
    if (verdict.kind === 'refused') throw this.unsigned(verdict.because, actor);
    if (verdict.owner !== actor) throw this.unsigned('not-the-signer', actor);
  }

  private unsigned(because: string, actor: Iri | null): DomainError {
    this.parts.security('activity-refused', { actor, because });
    // Nobody can tell yet: a refusal would be taken for the last word, and what was sent would be lost.
    if (because === 'key-unreachable')
      return new DomainError('activity.sender-unreachable', { retryAfterSeconds: COME_AGAIN_SECONDS });
    return new DomainError('activity.signature-refused', { because });
  }
}

const identified = (activity: Activity): Activity => {
  const problem = problemOfId(activity);
  if (problem !== null) throw unreadable(problem);
  return activity;
};

const isSigned = ({ headers }: ReceivedRequest): boolean =>
  headers.some(([name]) => ['signature', 'authorization'].includes(name.toLowerCase()));

/** An actor that deletes itself. */
const isFarewell = (activity: Activity): boolean =>
  activity.type === 'Delete' && activity.object.id === activity.actor;
