import { Injectable, type Provider } from '@nestjs/common';

import { Database } from '#libs/database';
import { DomainEventBus, Jobs } from '#libs/jobs';
import { CLOCK, type Clock } from '#libs/kernel';

import { RemoteActors } from '../actors/remote-actors.js';
import { SignedFetch } from '../actors/signed-fetch.js';
import { CheckCards } from './check-cards.js';

/** Names who checks the cards of partners' organisations. */
@Injectable()
class CardWork {
  constructor(jobs: Jobs, bus: DomainEventBus, cards: CheckCards) {
    cards.handleJobs(jobs);
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
  CardWork,
];
