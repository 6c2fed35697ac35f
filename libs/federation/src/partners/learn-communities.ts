import type { Database } from '#libs/database';
import type { DomainEventBus, Jobs } from '#libs/jobs';
import { FetchBudget } from '#libs/safe-fetch';

import type { RemoteActors } from '../actors/remote-actors.js';
import type { SignedFetch } from '../actors/signed-fetch.js';
import { hostOf, type Iri } from '../incoming/iri.js';
import { readDocument } from '../incoming/read-document.js';
import { allowedHost, sendForAllAllowed } from './allowed-instances.js';
import { directoryJobs } from './directory-jobs.js';

/** Communities of one instance that are looked up at a time; the most active come first. */
const MOST = 200;

export interface LearnCommunitiesParts {
  readonly database: Database;
  readonly jobs: Pick<Jobs, 'send'>;
  readonly documents: Pick<SignedFetch, 'object'>;
  readonly actors: Pick<RemoteActors, 'byUri'>;
}

/**
 * The directory of partners: communities that an allowed instance shows in its public collection are known here, and with
 * that in our directory. Only communities on its own host are taken from it, each from its own document.
 */
export class LearnCommunities {
  constructor(private readonly parts: LearnCommunitiesParts) {}

  handleJobs(jobs: Jobs): void {
    jobs.handle(directoryJobs().ofInstance, ({ instanceId }) => this.learn(instanceId));
    jobs.handle(directoryJobs().ofAll, () => this.learnAll());
  }

  /** Begins to look when an instance has been allowed. */
  subscribe(bus: DomainEventBus): void {
    bus.subscribe('federation.directory', ['peer.policy-changed'], async ({ payload }) => {
      if (payload.policy !== 'allowed') return;
      const { instanceId } = payload;
      const { database, jobs } = this.parts;
      await database.transaction((tx) => jobs.send(tx, directoryJobs().ofInstance, { instanceId }));
    });
  }

  /** Has every allowed instance looked at. */
  learnAll(): Promise<void> {
    return sendForAllAllowed(this.parts, directoryJobs().ofInstance);
  }

  /** Looks up one instance. One that has no such collection, or is not allowed any more, adds nothing. */
  async learn(instanceId: string): Promise<void> {
    const host = await allowedHost(this.parts.database.sql, instanceId);
    if (host === null) return;
    const communities = await this.listedAt(host);
    if (communities.length === 0) return;
    // Its own actor says how the organisation is called.
    await this.parts.actors.byUri(`https://${host}/actor`);
    for (const iri of communities) await this.parts.actors.byUri(iri);
  }

  private async listedAt(host: string): Promise<readonly Iri[]> {
    const found = await this.parts.documents.object(`https://${host}/actor/communities`, new FetchBudget());
    // Another process than the one that decided may act by what was decided before for some seconds.
    if (found.kind === 'refused' && found.why === 'denied-host')
      throw new Error(`${host} is not allowed yet`);
    if (found.kind !== 'object') return [];
    const reading = readDocument(found.document);
    if (reading.kind !== 'collection') return [];
    return reading.items
      .map(({ id }) => id)
      .filter((id): id is Iri => id !== null && hostOf(id) === host)
      .slice(0, MOST);
  }
}
