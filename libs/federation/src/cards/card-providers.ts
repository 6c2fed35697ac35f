import { Inject, Injectable, type Provider } from '@nestjs/common';
import { z } from 'zod';

import { INSTANCE, type LocalInstance } from '#libs/identity';
import { defineJob, DomainEventBus, Jobs, type Job } from '#libs/jobs';

import { Outbox } from '../delivery/outbox.js';
import { HomeGround } from '../inbox/domain-verbs.js';
import { SettleCards } from './settle-cards.js';
import { TakeCard } from './take-card.js';

let declared: Job<object> | null = null;

/** Declared at the first use, as only a process with federation does it. */
const settleCardsJob = (): Job<object> =>
  (declared ??= defineJob({
    name: 'federation.settle-cards',
    input: z.object({}),
    schedule: '43 4 * * *',
    retry: { tries: 3, firstSeconds: 300, ceilingSeconds: 3_600 },
    expireSeconds: 900,
  }));

/** Has cards go out and come in as people and agreements want it. */
@Injectable()
class CardWork {
  constructor(
    @Inject(SettleCards) settling: SettleCards,
    @Inject(TakeCard) taking: TakeCard,
    bus: DomainEventBus,
    jobs: Jobs,
  ) {
    settling.subscribe(bus);
    taking.subscribe(bus);
    jobs.handle(settleCardsJob(), () => settling.again());
  }
}

/** What exchanges expertise cards with partners. */
export const cardProviders: Provider[] = [
  {
    provide: SettleCards,
    inject: [HomeGround, Outbox, INSTANCE],
    useFactory: (home: HomeGround, outbox: Outbox, { id: instanceId }: LocalInstance) =>
      new SettleCards({ ...home, outbox, instanceId }),
  },
  {
    provide: TakeCard,
    inject: [HomeGround],
    useFactory: (home: HomeGround) => new TakeCard(home),
  },
  CardWork,
];
