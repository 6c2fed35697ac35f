import {
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type Provider,
} from '@nestjs/common';

import { CONFIG, type Config } from '#libs/config';
import { Database } from '#libs/database';
import { CLOCK, type Clock } from '#libs/kernel';
import { SafeFetch } from '#libs/safe-fetch';

import { PeerPolicy } from '../actors/peer-policy.js';
import { ConfirmPosts } from '../following/confirm-posts.js';
import { HomeGround } from '../inbox/domain-verbs.js';
import { KeyRing } from '../keys/key-ring.js';
import { Courier } from './courier.js';
import { DeadLetterOffice } from './dead-letter-office.js';
import { Deliverer } from './deliverer.js';

/** Begins and ends delivering with the program. */
@Injectable()
class DeliveryWork implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    private readonly deliverer: Deliverer,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

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
    provide: DeadLetterOffice,
    inject: [Database, CLOCK],
    useFactory: (database: Database, clock: Clock) => new DeadLetterOffice(database, clock),
  },
  DeliveryWork,
];
