import type { Database } from '#libs/database';
import type { Jobs } from '#libs/jobs';
import type { Clock } from '#libs/kernel';
import { FetchBudget } from '#libs/safe-fetch';

import { readHandle, type Handle } from '../discovery/handle.js';
import { hostOf, readIri, type Iri } from '../incoming/iri.js';
import { KeyCache } from '../keys/key-cache.js';
import type { ResolveProofKey } from '../proofs/integrity-proof.js';
import type { KeyAnswer } from '../signatures/verify-request.js';
import { ActorLearner } from './actor-learner.js';
import { findByHandle, leadsBack } from './find-by-handle.js';
import { findActor, findActorByName, knownOf, type KnownActor, type StoredActor } from './known-actor.js';
import { namedOnCard } from './named-on-card.js';
import { NewActorLimits } from './new-actor-limits.js';
import { peerJobs } from './peer-jobs.js';
import type { PeerPolicy } from './peer-policy.js';
import { ASK_AGAIN_MS, REFRESH_AFTER_MS } from './refresh-after.js';
import { RemoteKeys } from './remote-keys.js';
import type { SignedFetch } from './signed-fetch.js';

/** What finding actors elsewhere needs. */
export interface RemoteActorsParts {
  readonly database: Database;
  readonly jobs: Pick<Jobs, 'send'>;
  readonly signed: SignedFetch;
  readonly policy: PeerPolicy;
  readonly clock: Clock;
  /** The host of this instance. */
  readonly ownHost: string;
}

export interface FindOptions {
  /** Asks the actor's host even if the actor is known; null then also means that the host did not confirm it. */
  readonly fresh?: boolean;
  /** Of the activity that needs the actor. */
  readonly budget?: FetchBudget;
}

const MOST_RENEWALS = 10_000;

/**
 * People, communities and instances elsewhere: from the tables where they are known, from their own host where not.
 * What is known for longer than a day is used and asked for again behind it. Nothing is asked of hosts that the policy
 * shuts out, nor of this one.
 */
export class RemoteActors {
  private readonly limits: NewActorLimits;
  private readonly learner: ActorLearner;
  private readonly keys: RemoteKeys;
  private readonly renewals = new KeyCache<number>(MOST_RENEWALS);

  constructor(private readonly parts: RemoteActorsParts) {
    this.limits = new NewActorLimits(parts.database);
    this.learner = new ActorLearner(parts, parts.signed);
    this.keys = new RemoteKeys({ ...parts, learner: this.learner, limits: this.limits });
  }

  /** The actor with this id; null when it cannot be had, is gone or is not wanted here. */
  async byUri(
    uri: string,
    { fresh = false, budget = new FetchBudget() }: FindOptions = {},
  ): Promise<KnownActor | null> {
    const iri = await this.admitted(uri);
    if (iri === null) return null;
    const stored = await findActor(this.parts.database.prepared, iri);
    if (stored !== null && !fresh) return stored.isGone ? null : this.renewed(stored);
    if (!(await this.mayAsk(iri, stored))) return null;
    const learned = await this.learner.learn(iri, budget);
    return learned === null ? null : knownOf(learned);
  }

  /** The actor with this id if there is a row of it and it is not gone. Nothing is asked of its host. */
  async known(uri: string): Promise<KnownActor | null> {
    const stored = await findActor(this.parts.database.prepared, uri);
    return stored === null || stored.isGone ? null : knownOf(stored);
  }

  /**
   * The person (or, with `kind`, the community) of a handle (`@alice@eastmoor.example`). The handle's host must name an
   * actor on itself, whose own document must have that name; a card of a partner names one at once.
   */
  async byHandle(text: string, kind: 'person' | 'community' = 'person'): Promise<KnownActor | null> {
    const handle = readHandle(text);
    if (handle === null || (await this.admitted(`https://${handle.host}/`)) === null) return null;
    const stored = await findActorByName(this.parts.database.sql, handle, kind);
    if (stored?.isGone === false && !this.isOld(stored)) return knownOf(stored);
    const onCard = kind === 'person' ? await namedOnCard(this.parts.database.sql, handle) : null;
    return onCard === null ? this.followHandle(handle, kind) : this.byUri(onCard);
  }

  /**
   * The key with this id. `fresh` asks the owner's host again, at most every five minutes, and gives the key that its
   * document lists now: for a second attempt after a signature did not fit.
   */
  async keyOf(keyId: string, options: FindOptions = {}): Promise<KeyAnswer> {
    const iri = await this.admitted(keyId);
    if (iri === null) return { kind: 'none', because: 'unacceptable' };
    const found = await this.keys.find(iri, options);
    return found.kind === 'none' ? found : { kind: 'key', owner: found.owner, key: found.key };
  }

  /** As `keyOf`, for proofs inside documents: only keys that the owner lists in `assertionMethod`. */
  async proofKeyOf(keyId: string, budget = new FetchBudget()): ReturnType<ResolveProofKey> {
    const iri = await this.admitted(keyId);
    const found = iri === null ? null : await this.keys.find(iri, { budget });
    return found?.kind === 'key' && found.proves ? { owner: found.owner, key: found.key } : undefined;
  }

  /**
   * The key that `keyOf` gave (with the same `fresh`) has verified a message: earlier keys of its owner count no more.
   * Costs nothing where there are none.
   */
  confirmKey(keyId: string, options: { readonly fresh?: boolean } = {}): Promise<void> {
    return this.keys.confirm(keyId, options);
  }

  /** Leaves a tombstone: the actor said so itself, or its host does. */
  async bury(uri: string): Promise<void> {
    await this.learner.bury(uri);
  }

  /** Whether an actor, asked now, says that `other` is its own name too. */
  async names(uri: string, other: string, budget = new FetchBudget()): Promise<boolean> {
    const iri = await this.admitted(uri);
    return iri !== null && this.learner.listsAsOther(iri, other, budget);
  }

  private async followHandle(handle: Handle, kind: 'person' | 'community'): Promise<KnownActor | null> {
    const budget = new FetchBudget();
    const needed = kind === 'person' ? 'Person' : 'Group';
    if (!(await this.limits.admits(handle.host))) return null;
    const uri = await findByHandle(this.parts.signed, handle, { needed, budget });
    const actor = uri === null ? null : await this.byUri(uri, { budget });
    if (actor === null || actor.kind !== kind) return null;
    if (leadsBack(actor, handle)) return actor;
    const renewed = await this.byUri(actor.uri, { fresh: true, budget });
    return renewed !== null && leadsBack(renewed, handle) ? renewed : null;
  }

  /** The address, unless it is none, ours, or of a host that the policy shuts out. */
  private async admitted(uri: string): Promise<Iri | null> {
    const iri = readIri(uri);
    if (iri === null || hostOf(iri) === this.parts.ownHost) return null;
    return (await this.parts.policy.maySend(hostOf(iri))) ? iri : null;
  }

  /** Somebody who is gone does not come back; somebody new counts against their host's limit. */
  private async mayAsk(iri: Iri, stored: StoredActor | null): Promise<boolean> {
    return stored === null ? this.limits.admits(hostOf(iri)) : !stored.isGone;
  }

  private isOld({ fetchedAt }: StoredActor): boolean {
    return this.parts.clock.now().getTime() - fetchedAt.getTime() > REFRESH_AFTER_MS;
  }

  private async renewed(stored: StoredActor): Promise<KnownActor> {
    const now = this.parts.clock.now().getTime();
    const isAsked = now - (this.renewals.get(stored.uri) ?? 0) < ASK_AGAIN_MS;
    if (!this.isOld(stored) || isAsked) return knownOf(stored);
    this.renewals.set(stored.uri, now);
    const { database, jobs } = this.parts;
    await database.transaction((tx) => jobs.send(tx, peerJobs().refreshActor, { ownerId: stored.ownerId }));
    return knownOf(stored);
  }
}
