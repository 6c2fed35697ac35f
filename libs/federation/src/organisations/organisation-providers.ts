import { Injectable, type Provider } from '@nestjs/common';

import { Database } from '#libs/database';
import { KeepForeignCrest } from '#libs/files';
import { DomainEventBus, Jobs } from '#libs/jobs';
import { CLOCK, type Clock } from '#libs/kernel';
import { SafeFetch } from '#libs/safe-fetch';

import { RemoteActors } from '../actors/remote-actors.js';
import { SignedFetch } from '../actors/signed-fetch.js';
import { cardJobs } from './card-jobs.js';
import { CheckCards } from './check-cards.js';
import { ReadCrest } from './read-crest.js';

/** Names who checks the cards of partners' organisations. */
@Injectable()
class CardWork {
  constructor(jobs: Jobs, bus: DomainEventBus, cards: CheckCards, crests: ReadCrest) {
    cards.handleJobs(jobs);
    jobs.handle(cardJobs().crest, ({ instanceId }) => crests.execute(instanceId));
    cards.subscribe(bus);
  }
}

/** What is known of partners' organisations. */
export const organisationProviders: Provider[] = [
  {
    provide: CheckCards,
    inject: [Database, Jobs, SignedFetch, RemoteActors, CLOCK],
    useFactory: (
      database: Database,
      jobs: Jobs,
      documents: SignedFetch,
      actors: RemoteActors,
      clock: Clock,
    ) => new CheckCards({ database, jobs, documents, actors, clock }),
  },
  {
    provide: ReadCrest,
    inject: [Database, SafeFetch, KeepForeignCrest],
    useFactory: (database: Database, client: SafeFetch, crests: KeepForeignCrest) =>
      new ReadCrest({ database, client, crests }),
  },
  CardWork,
];
