import { Inject, Injectable, type Provider } from '@nestjs/common';

import { CONFIG, type Config } from '#libs/config';
import { Database } from '#libs/database';
import { INSTANCE, type LocalInstance } from '#libs/identity';
import { DomainEventBus, Jobs } from '#libs/jobs';
import { CLOCK, CursorCodec, type Clock } from '#libs/kernel';

import { PeerPolicy } from '../actors/peer-policy.js';
import { RemoteActors } from '../actors/remote-actors.js';
import { SetPeerPolicy } from '../actors/set-peer-policy.js';
import { SignedFetch } from '../actors/signed-fetch.js';
import { AgreementMail } from '../agreements/agreement-mail.js';
import { Agreements } from '../agreements/agreements.js';
import { ReviewAgreements } from '../agreements/review-agreements.js';
import { DeadLetterOffice } from '../delivery/dead-letter-office.js';
import { Outbox } from '../delivery/outbox.js';
import { Addresses } from '../outgoing/addresses.js';
import { ConsoleDesk } from './console-desk.js';
import { LearnCommunities } from './learn-communities.js';
import { PartnerDesk } from './partner-desk.js';
import { ReadDeliveries } from './read-deliveries.js';
import { ReadPartners } from './read-partners.js';
import { SetPeerQuota } from './set-peer-quota.js';
import { TraceActivity } from './trace-activity.js';
import { TraceRows } from './trace-rows.js';

/** Names who does the daily work about other instances. */
@Injectable()
class PartnerWork {
  constructor(jobs: Jobs, bus: DomainEventBus, reviews: ReviewAgreements, directory: LearnCommunities) {
    reviews.handleJobs(jobs);
    directory.handleJobs(jobs);
    directory.subscribe(bus);
  }
}

/** Where agreements are kept, and by what settings. */
@Injectable()
class AgreementBooks {
  constructor(
    readonly database: Database,
    @Inject(CLOCK) readonly clock: Clock,
    @Inject(INSTANCE) readonly instance: LocalInstance,
    @Inject(CONFIG) readonly config: Config,
  ) {}
}

/** What administrators do about other instances. */
export const partnerProviders: Provider[] = [
  {
    provide: ReadPartners,
    inject: [Database, CursorCodec, CONFIG],
    useFactory: (database: Database, cursors: CursorCodec, { federation }: Config) =>
      new ReadPartners(database, cursors, federation.mode === 'open' ? 'open' : 'allowlist'),
  },
  {
    provide: AgreementMail,
    inject: [INSTANCE, CLOCK, Outbox],
    useFactory: ({ id, host }: LocalInstance, clock: Clock, outbox: Outbox) =>
      new AgreementMail({ addresses: new Addresses(host), clock, outbox, instanceId: id }),
  },
  {
    provide: Agreements,
    inject: [AgreementBooks, AgreementMail, RemoteActors, PeerPolicy],
    useFactory: (
      { config, instance, ...books }: AgreementBooks,
      mail: AgreementMail,
      actors: RemoteActors,
      policy: PeerPolicy,
    ) =>
      new Agreements({
        ...books,
        addresses: new Addresses(instance.host),
        mail,
        actors,
        policy,
        mode: config.federation.mode,
      }),
  },
  {
    provide: ReviewAgreements,
    inject: [Database, CLOCK],
    useFactory: (database: Database, clock: Clock) => new ReviewAgreements(database, clock),
  },
  {
    provide: LearnCommunities,
    inject: [Database, Jobs, SignedFetch, RemoteActors],
    useFactory: (database: Database, jobs: Jobs, documents: SignedFetch, actors: RemoteActors) =>
      new LearnCommunities({ database, jobs, documents, actors }),
  },
  AgreementBooks,
  PartnerWork,
  {
    provide: SetPeerQuota,
    inject: [Database],
    useFactory: (database: Database) => new SetPeerQuota(database),
  },
  {
    provide: PartnerDesk,
    inject: [ReadPartners, SetPeerPolicy, DeadLetterOffice, Agreements, SetPeerQuota],
    useFactory: (...parts: ConstructorParameters<typeof PartnerDesk>) => new PartnerDesk(...parts),
  },
  {
    provide: ReadDeliveries,
    inject: [Database, CursorCodec],
    useFactory: (database: Database, cursors: CursorCodec) => new ReadDeliveries(database, cursors),
  },
  {
    provide: TraceActivity,
    inject: [Database, INSTANCE],
    useFactory: (database: Database, { host }: LocalInstance) => {
      const addresses = new Addresses(host);
      return new TraceActivity(new TraceRows(database, addresses), addresses);
    },
  },
  {
    provide: ConsoleDesk,
    inject: [ReadPartners, ReadDeliveries, TraceActivity, DeadLetterOffice],
    useFactory: (...parts: ConstructorParameters<typeof ConsoleDesk>) => new ConsoleDesk(...parts),
  },
];
