import {
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type Provider,
} from '@nestjs/common';

import { CONFIG, type Config } from '#libs/config';
import { Database } from '#libs/database';
import { INSTANCE, type LocalInstance } from '#libs/identity';
import { DomainEventBus } from '#libs/jobs';
import { CLOCK, type Clock } from '#libs/kernel';
import { LOG, type Log } from '#libs/observability';
import { SafeFetch } from '#libs/safe-fetch';

import { PeerPolicy } from '../actors/peer-policy.js';
import { KeyRing } from '../keys/key-ring.js';
import { Addresses } from '../outgoing/addresses.js';
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
    inject: [Database, Courier, PeerPolicy, CLOCK, LOG],
    useFactory: (database: Database, courier: Courier, policy: PeerPolicy, clock: Clock, log: Log) =>
      new Deliverer({ database, courier, policy, clock, log }),
  },
  {
    provide: TellOthers,
    inject: [Database, INSTANCE, ReadPosts, Outbox, KeyRing, CLOCK],
    useFactory: (
      database: Database,
      { host }: LocalInstance,
      posts: ReadPosts,
      outbox: Outbox,
      keys: KeyRing,
      clock: Clock,
    ) => new TellOthers({ database, addresses: new Addresses(host), posts, outbox, keys, clock }),
  },
  {
    provide: DeadLetterOffice,
    inject: [Database, CLOCK],
    useFactory: (database: Database, clock: Clock) => new DeadLetterOffice(database, clock),
  },
  DeliveryWork,
];
