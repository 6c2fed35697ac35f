import { Injectable, type Provider } from '@nestjs/common';

import { Elsewhere } from '#libs/communities';
import { Database } from '#libs/database';
import { INSTANCE, type LocalInstance } from '#libs/identity';
import { DomainEventBus } from '#libs/jobs';
import { CLOCK, type Clock } from '#libs/kernel';

import { RemoteActors } from '../actors/remote-actors.js';
import { Outbox } from '../delivery/outbox.js';
import { Addresses } from '../outgoing/addresses.js';
import { FollowCommunities } from './follow-communities.js';

/** Has following begin with the program, and what is elsewhere be found. */
@Injectable()
class FollowingWork {
  constructor(following: FollowCommunities, bus: DomainEventBus, elsewhere: Elsewhere, actors: RemoteActors) {
    following.subscribe(bus);
    elsewhere.askedBy({
      community: async (handle) => (await actors.byHandle(handle, 'community')) !== null,
      person: async (handle) => (await actors.byHandle(handle))?.ownerId ?? null,
    });
  }
}

/** How people of this instance follow communities elsewhere. */
export const followingProviders: Provider[] = [
  {
    provide: FollowCommunities,
    inject: [Database, INSTANCE, Outbox, CLOCK],
    useFactory: (database: Database, { host }: LocalInstance, outbox: Outbox, clock: Clock) =>
      new FollowCommunities({ database, addresses: new Addresses(host), outbox, clock }),
  },
  FollowingWork,
];
