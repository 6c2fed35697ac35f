import {
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type Provider,
} from '@nestjs/common';

import { CONFIG, type Config } from '#libs/config';
import { Database } from '#libs/database';
import { DomainEventBus } from '#libs/jobs';
import { CLOCK, type Clock } from '#libs/kernel';
import { SafeFetch } from '#libs/safe-fetch';

import { PeerPolicy } from '../actors/peer-policy.js';
import { ConfirmPosts } from '../following/confirm-posts.js';
import { HomeGround } from '../inbox/domain-verbs.js';
import { KeyRing } from '../keys/key-ring.js';
import { ReadPosts } from '../serving/read-posts.js';
import { Courier } from './courier.js';
import { DeadLetterOffice } from './dead-letter-office.js';
import { Deliverer } from './deliverer.js';
import { Outbox } from './outbox.js';
import { TellOthers } from './tell-others.js';

/** Begins and ends delivering with the program, and makes activities of what happens here. */
@Injectable()
class DeliveryWork implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    private readonly deliverer: Deliverer,
    telling: TellOthers,
    bus: DomainEventBus,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    telling.subscribe(bus);
  }

  onApplicationBootstrap(): void {
    if (this.config.roles.worker) this.deliverer.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.deliverer.stop();
  }
}

/** What sends to other servers. */
export const deliveryProviders: Provider[] = [
  {
    provide: Courier,
    inject: [SafeFetch, KeyRing, CLOCK],
    useFactory: (fetch: SafeFetch, keys: KeyRing, clock: Clock) => new Courier(fetch, keys, clock),
  },
  {
    provide: Deliverer,
    inject: [HomeGround, Courier, PeerPolicy, ConfirmPosts],
    useFactory: (home: HomeGround, courier: Courier, policy: PeerPolicy, posts: ConfirmPosts) =>
      new Deliverer({ ...home, courier, policy, onFailed: (failed) => posts.failed(failed) }),
  },
  {
    provide: TellOthers,
    inject: [HomeGround, ReadPosts, Outbox, KeyRing],
    useFactory: (home: HomeGround, posts: ReadPosts, outbox: Outbox, keys: KeyRing) =>
      new TellOthers({ ...home, posts, outbox, keys }),
  },
  {
    provide: DeadLetterOffice,
    inject: [Database, CLOCK],
    useFactory: (database: Database, clock: Clock) => new DeadLetterOffice(database, clock),
  },
  DeliveryWork,
];
