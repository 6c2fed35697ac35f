import { Injectable, type Provider } from '@nestjs/common';

import { Database } from '#libs/database';
import { INSTANCE, type LocalInstance } from '#libs/identity';
import { DomainEventBus, Jobs } from '#libs/jobs';
import { CLOCK, type Clock } from '#libs/kernel';

import { Outbox } from '../delivery/outbox.js';
import { Addresses } from '../outgoing/addresses.js';
import { renewLeases, RenewLeases } from './renew-leases.js';
import { TellMembers } from './tell-members.js';

/** Has members elsewhere told of their place, and leases renewed. */
@Injectable()
class BelongingWork {
  constructor(members: TellMembers, leases: RenewLeases, bus: DomainEventBus, jobs: Jobs) {
    members.subscribe(bus);
    jobs.handle(renewLeases(), () => leases.execute());
  }
}

/** How people elsewhere belong to communities of this instance. */
export const belongingProviders: Provider[] = [
  {
    provide: TellMembers,
    inject: [Database, INSTANCE, Outbox, CLOCK],
    useFactory: (database: Database, { host }: LocalInstance, outbox: Outbox, clock: Clock) =>
      new TellMembers({ database, addresses: new Addresses(host), outbox, clock }),
  },
  {
    provide: RenewLeases,
    inject: [Database, TellMembers, CLOCK],
    useFactory: (database: Database, members: TellMembers, clock: Clock) =>
      new RenewLeases(database, members, clock),
  },
  BelongingWork,
];
