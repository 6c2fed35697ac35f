import {
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type Provider,
} from '@nestjs/common';

import { CONFIG, type Config } from '#libs/config';
import { DomainEventBus } from '#libs/jobs';
import { securityEvent } from '#libs/observability';

import { TakeAgreement } from '../agreements/take-agreement.js';
import { TakeCard } from '../cards/take-card.js';
import { TakeEvent } from '../events/take-event.js';
import { seekPost } from '../history/seek-post.js';
import { TakeVideo } from '../videos/take-video.js';
import {
  ChangingVerbs,
  DomainVerbs,
  HomeGround,
  JoiningVerbs,
  StandingVerbs,
  TidyingVerbs,
  WritingVerbs,
} from './domain-verbs.js';
import { ActivityHandler } from './handle-activity.js';
import { answerDecided } from './handlers/answer-decided.js';
import { Contribute } from './handlers/contribute.js';
import { Moderate } from './handlers/moderate.js';
import { React } from './handlers/react.js';
import { Remove } from './handlers/remove.js';
import { TakeFollow } from './handlers/take-follow.js';
import { TakeInvite } from './handlers/take-invite.js';
import { TakeMove } from './handlers/take-move.js';
import { TakeOutcome } from './handlers/take-outcome.js';
import { TakePublication } from './handlers/take-publication.js';
import { TakeReport } from './handlers/take-report.js';
import { HeardHosts } from './heard-hosts.js';
import { inboxBell } from './inbox-bell.js';
import { InboxDoor } from './inbox-door.js';
import { InboxProcessor } from './inbox-processor.js';
import { OtherServers } from './other-servers.js';
import { PeerQuotas } from './peer-quotas.js';
import { ActivityStore } from './store-activity.js';

/** Begins and ends the work of the inbox with the program. */
@Injectable()
export class InboxWork implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    private readonly processor: InboxProcessor,
    @Inject(CONFIG) private readonly config: Config,
    bus: DomainEventBus,
    home: HomeGround,
    { outbox }: OtherServers,
  ) {
    bus.subscribe('federation.follows', ['join.decided'], ({ payload }) =>
      answerDecided({ ...home, outbox }, payload),
    );
  }

  onApplicationBootstrap(): void {
    if (this.config.roles.worker) this.processor.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.processor.stop();
  }
}

/** What takes in what is more than words. */
@Injectable()
class OtherTakes {
  constructor(
    readonly videos: TakeVideo,
    readonly events: TakeEvent,
    readonly cards: TakeCard,
  ) {}
}

const door = (
  { database, addresses, clock, log }: HomeGround,
  { actors, policy, health }: OtherServers,
): InboxDoor => {
  const bell = inboxBell(database, log);
  const hosts = new HeardHosts((host) => health.heardFrom(host), log);
  return new InboxDoor({
    activities: new ActivityStore(database),
    actors,
    policy,
    quotas: new PeerQuotas(database, clock, log),
    clock,
    ownHost: addresses.host,
    security: (event, context) => securityEvent(log, event, context),
    arrived: () => bell.ring(),
    heardFrom: (host) => hosts.hear(host),
  });
};

const handler = (
  { database, addresses, clock, jobs }: HomeGround,
  { actors, policy, documents, outbox }: OtherServers,
  { writing, changing, joining, tidying, standing }: DomainVerbs,
  { videos, events, cards }: OtherTakes,
): ActivityHandler => {
  const common = { database, addresses, clock, actors };
  const publications = new TakePublication(common);
  return new ActivityHandler({
    ...common,
    jobs,
    policy,
    documents,
    confirmations: writing.confirmations,
    moderators: standing.moderators,
    cards,
    contribute: new Contribute({
      ...common,
      ...writing,
      setWiki: changing.setWiki,
      videos,
      events,
      publications,
    }),
    remove: new Remove({ ...common, ...changing, publications }),
    react: new React({ ...common, ...changing }),
    takeFollow: new TakeFollow({ ...common, ...joining, outbox }),
    takeInvite: new TakeInvite(common),
    takeMove: new TakeMove(common),
    agreements: new TakeAgreement({ database, clock, ownHost: addresses.host, policy }),
    takeReport: new TakeReport({ ...common, ...tidying }),
    takeOutcome: new TakeOutcome({ ...common, ...standing }),
    moderate: new Moderate({ ...common, ...tidying, ...standing, deletePost: changing.deletePost }),
  });
};

const processor = ({ database, log, jobs, clock }: HomeGround, activities: ActivityHandler): InboxProcessor =>
  new InboxProcessor({
    database,
    log,
    handle: (posted) => activities.handle(posted),
    seek: (tx, missing) => seekPost(tx, { jobs, clock }, missing),
  });

/** What takes in, and does, what other servers send. */
export const inboxProviders: Provider[] = [
  WritingVerbs,
  ChangingVerbs,
  JoiningVerbs,
  TidyingVerbs,
  StandingVerbs,
  DomainVerbs,
  HomeGround,
  OtherServers,
  { provide: InboxDoor, inject: [HomeGround, OtherServers], useFactory: door },
  {
    provide: ActivityHandler,
    inject: [HomeGround, OtherServers, DomainVerbs, OtherTakes],
    useFactory: handler,
  },
  { provide: InboxProcessor, inject: [HomeGround, ActivityHandler], useFactory: processor },
  TakeEvent,
  OtherTakes,
  InboxWork,
];
