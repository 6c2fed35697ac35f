import type { Database } from '#libs/database';
import type { Jobs } from '#libs/jobs';
import type { Clock } from '#libs/kernel';
import type { FetchBudget, JsonObject } from '#libs/safe-fetch';

import type { Actor } from '../incoming/documents.js';
import { hostOf, type Iri } from '../incoming/iri.js';
import { buryActor } from './bury-actor.js';
import { fetchActor, type FetchedActor } from './fetch-actor.js';
import { findByHandle } from './find-by-handle.js';
import { InFlight } from './in-flight.js';
import { findActor, type StoredActor } from './known-actor.js';
import { listedKeys } from './listed-keys.js';
import { peerJobs } from './peer-jobs.js';
import type { SignedFetch } from './signed-fetch.js';
import { kindOf, writeActor, type Written } from './write-actor.js';

export interface LearnerParts {
  readonly database: Database;
  readonly jobs: Pick<Jobs, 'send'>;
  readonly clock: Clock;
  readonly ownHost: string;
}

/** An actor's own document, and that of a key where it lists only the key's id. */
export interface ActorDocuments {
  readonly actor: Actor;
  readonly document: JsonObject;
  readonly keyDocument?: JsonObject;
}

/** Asks actors' own hosts and writes down what they say. */
export class ActorLearner {
  private readonly learning = new InFlight<StoredActor | null>();

  constructor(
    private readonly parts: LearnerParts,
    private readonly signed: SignedFetch,
  ) {}

  fetch(uri: Iri, budget: FetchBudget): Promise<FetchedActor> {
    return fetchActor(this.signed, uri, { ownHost: this.parts.ownHost, budget });
  }

  /** Fetches an actor and keeps it; null when its host did not give it, and a tombstone when it is gone. */
  learn(uri: Iri, budget: FetchBudget): Promise<StoredActor | null> {
    return this.learning.once(uri, async () => {
      const fetched = await this.fetch(uri, budget);
      if (fetched.kind === 'gone') await this.bury(uri);
      return fetched.kind === 'actor' ? this.keep(fetched, budget) : null;
    });
  }

  /** Writes what an actor's document says; null when it may not be written. */
  async keep(documents: ActorDocuments, budget: FetchBudget): Promise<StoredActor | null> {
    const first = await this.write(documents, false);
    const isInDoubt = first.kind === 'written' ? first.isNameInDoubt : first.because === 'name-unproven';
    const isProven = isInDoubt && (await this.isNamed(documents.actor, budget));
    const written = isProven ? await this.write(documents, true) : first;
    return written.kind === 'written' ? findActor(this.parts.database.sql, documents.actor.id) : null;
  }

  async bury(uri: string): Promise<void> {
    await this.parts.database.transaction((tx) => buryActor(tx, uri, this.parts.clock.now()));
  }

  /** Whether an actor, asked now, lists another among the names that are its own too. */
  async listsAsOther(uri: Iri, other: string, budget: FetchBudget): Promise<boolean> {
    const fetched = await this.fetch(uri, budget);
    if (fetched.kind !== 'actor' || !fetched.actor.alsoKnownAs.some((name) => name === other)) return false;
    return (await this.keep(fetched, budget)) !== null;
  }

  private write({ actor, document, keyDocument }: ActorDocuments, isNameProven: boolean): Promise<Written> {
    const { database, jobs, clock } = this.parts;
    const keys = listedKeys(document, keyDocument);
    return database.transaction(async (tx) => {
      const now = clock.now();
      const written = await writeActor(tx, { actor, kind: kindOf(actor), keys, isNameProven, now });
      if (written.kind === 'written' && written.asksSoftware) {
        await tx.sql
          .updateTable('peer')
          .set({ nodeinfo_at: now })
          .where('instance_id', '=', written.instanceId)
          .execute();
        await jobs.send(tx, peerJobs().readSoftware, { instanceId: written.instanceId });
      }
      return written;
    });
  }

  private async isNamed(actor: Actor, budget: FetchBudget): Promise<boolean> {
    const needed = actor.is === 'group' ? 'Group' : 'Person';
    const handle = { name: actor.username ?? '', host: hostOf(actor.id) };
    return (await findByHandle(this.signed, handle, { needed, budget })) === actor.id;
  }
}
