import type { Database } from '#libs/database';
import type { Clock } from '#libs/kernel';
import { FetchBudget, type JsonObject } from '#libs/safe-fetch';

import { hostOf, readIri, withoutFragment, type Iri } from '../incoming/iri.js';
import { keyOfActor, ownerOfKey } from '../keys/find-key.js';
import { KeyCache } from '../keys/key-cache.js';
import { isKeyId } from '../keys/key-id.js';
import type { KeyAnswer } from '../signatures/verify-request.js';
import type { ActorDocuments, ActorLearner } from './actor-learner.js';
import { actorIn, meaningOf, type NoActor } from './fetch-actor.js';
import { InFlight } from './in-flight.js';
import { findActor } from './known-actor.js';
import type { NewActorLimits } from './new-actor-limits.js';
import { ASK_AGAIN_MS } from './refresh-after.js';
import type { SignedFetch } from './signed-fetch.js';
import { dropSuperseded, findKey, type StoredKey } from './stored-keys.js';

type None = Extract<KeyAnswer, { readonly kind: 'none' }>;
export type KeyFound = ({ readonly kind: 'key' } & StoredKey) | None;

export interface RemoteKeysParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly ownHost: string;
  readonly learner: ActorLearner;
  readonly limits: NewActorLimits;
  readonly signed: SignedFetch;
}

const MOST_KEYS = 10_000;
/** How long a key is taken from memory before its row is read again. */
const REMEMBER_MS = 10 * 60 * 1000;

const none = (because: None['because']): None => ({ kind: 'none', because });
const foundOrNone = (stored: StoredKey | null): KeyFound =>
  stored === null ? none('unacceptable') : { kind: 'key', ...stored };
const noneOf = (fetched: NoActor): None => none(fetched.kind === 'gone' ? 'gone' : fetched.because);

/** A value, and when it was put down. */
interface Dated<Value> {
  readonly value: Value;
  readonly at: number;
}

/**
 * Keys of actors elsewhere: from memory, from the tables, or from their owner's own document, which must list them. What
 * could not be had is not asked for again for five minutes, unless its host was only out of reach.
 */
export class RemoteKeys {
  private readonly memory = new KeyCache<Dated<StoredKey>>(MOST_KEYS);
  private readonly failures = new KeyCache<Dated<None>>(MOST_KEYS);
  private readonly asked = new KeyCache<Dated<null>>(MOST_KEYS);
  private readonly finding = new InFlight<KeyFound>();

  constructor(private readonly parts: RemoteKeysParts) {}

  async find(keyId: Iri, { fresh = false, budget = new FetchBudget() } = {}): Promise<KeyFound> {
    if (!isKeyId(keyId)) return none('unacceptable');
    if (fresh) return this.finding.once(`fresh ${keyId}`, () => this.renewed(keyId, budget));
    const remembered = this.within(this.memory.get(keyId), REMEMBER_MS);
    if (remembered !== null) return { kind: 'key', ...remembered };
    const stored = await findKey(this.parts.database.sql, keyId, 'last-good');
    return stored === null
      ? this.finding.once(keyId, () => this.discovered(keyId, budget))
      : this.remember(keyId, stored);
  }

  /**
   * The key that `find` gave has signed something. Unless it is itself superseded, those that are count no more. Costs
   * nothing where there are none.
   */
  async confirm(keyId: string, { fresh = false } = {}): Promise<void> {
    const { database } = this.parts;
    const used = fresh
      ? await findKey(database.sql, keyId, 'newest')
      : this.within(this.memory.get(keyId), REMEMBER_MS);
    if (used?.isPending !== true || used.isSuperseded) return;
    await database.transaction((tx) => dropSuperseded(tx, used.owner));
    this.memory.delete(keyId);
  }

  private async renewed(keyId: Iri, budget: FetchBudget): Promise<KeyFound> {
    const { database, learner } = this.parts;
    const stored = await findKey(database.sql, keyId, 'newest');
    if (stored === null) return this.discovered(keyId, budget);
    const owner = readIri(stored.owner);
    if (owner === null || this.isRecent(stored.fetchedAt.getTime()) || this.wasAsked(owner)) {
      return { kind: 'key', ...stored };
    }
    this.asked.set(owner, this.dated(null));
    const fetched = await learner.fetch(owner, budget);
    if (fetched.kind === 'gone') {
      await learner.bury(owner);
      return none('gone');
    }
    if (fetched.kind === 'actor' && fetched.actor.id === owner) await learner.keep(fetched, budget);
    return foundOrNone(await findKey(database.sql, keyId, 'newest'));
  }

  private async discovered(keyId: Iri, budget: FetchBudget): Promise<KeyFound> {
    const failure = this.within(this.failures.get(keyId), ASK_AGAIN_MS);
    if (failure !== null) return failure;
    const found = await this.discover(keyId, budget);
    if (found.kind === 'key') return this.remember(keyId, found);
    if (found.because !== 'unreachable') this.failures.set(keyId, this.dated(found));
    return found;
  }

  private async discover(keyId: Iri, budget: FetchBudget): Promise<KeyFound> {
    const { database, learner } = this.parts;
    const hindrance = await this.hindrance(keyId);
    if (hindrance !== null) return hindrance;
    const documents = await this.documentsOf(keyId, budget);
    if (documents.kind === 'none') return documents;
    const listed = keyOfActor(keyId, documents.document, documents.keyDocument);
    if (listed.kind === 'refused') return none('unacceptable');
    if ((await learner.keep(documents, budget)) === null) return none('unacceptable');
    return foundOrNone(await findKey(database.sql, keyId, 'last-good'));
  }

  /**
   * Why nobody is asked for a key. An actor that is known is asked for other keys at most every five minutes, however many ids
   * are made up for it: what it does not list by then is no key of it.
   */
  private async hindrance(keyId: Iri): Promise<None | null> {
    const owner = withoutFragment(keyId);
    const known = await findActor(this.parts.database.sql, owner);
    if (known === null) return (await this.parts.limits.admits(hostOf(keyId))) ? null : none('unreachable');
    if (known.isGone || this.isRecent(known.fetchedAt.getTime()) || this.wasAsked(owner))
      return none('unacceptable');
    this.asked.set(owner, this.dated(null));
    return null;
  }

  /** What the key's id leads to, and the document of its owner where that is another. */
  private async documentsOf(
    keyId: Iri,
    budget: FetchBudget,
  ): Promise<({ readonly kind: 'documents' } & ActorDocuments) | None> {
    const { learner, signed, ownHost } = this.parts;
    const found = await signed.object(keyId, budget);
    if (found.kind !== 'object') return noneOf(meaningOf(found));
    const finding = ownerOfKey(keyId, found.document);
    const owner = finding.kind === 'owner' ? readIri(finding.owner) : null;
    if (owner === null) return none('unacceptable');
    const isOwn = owner === found.document['id'];
    const fetched = isOwn ? actorIn(found.document, found.url, ownHost) : await learner.fetch(owner, budget);
    if (fetched.kind !== 'actor') return noneOf(fetched);
    const keyDocument: { keyDocument?: JsonObject } = isOwn ? {} : { keyDocument: found.document };
    return { ...fetched, ...keyDocument, kind: 'documents' };
  }

  private remember(keyId: Iri, stored: StoredKey): KeyFound {
    this.memory.set(keyId, this.dated(stored));
    return { kind: 'key', ...stored };
  }

  private wasAsked(owner: Iri): boolean {
    return this.isRecent(this.asked.get(owner)?.at ?? 0);
  }

  private isRecent(at: number): boolean {
    return this.now() - at < ASK_AGAIN_MS;
  }

  private within<Value>(dated: Dated<Value> | undefined, span: number): Value | null {
    return dated !== undefined && this.now() - dated.at < span ? dated.value : null;
  }

  private dated<Value>(value: Value): Dated<Value> {
    return { value, at: this.now() };
  }

  private now(): number {
    return this.parts.clock.now().getTime();
  }
}
