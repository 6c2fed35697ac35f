import { Injectable, type Provider } from '@nestjs/common';

import { Elsewhere } from '#libs/communities';
import { Database } from '#libs/database';
import { INSTANCE, type LocalInstance } from '#libs/identity';
import { DomainEventBus, Jobs } from '#libs/jobs';
import { CLOCK, type Clock } from '#libs/kernel';

import { RemoteActors } from '../actors/remote-actors.js';
import { SignedFetch } from '../actors/signed-fetch.js';
import { Outbox } from '../delivery/outbox.js';
import { Addresses } from '../outgoing/addresses.js';
import { ConfirmPosts } from './confirm-posts.js';
import { FollowCommunities } from './follow-communities.js';
import { followingJobs } from './following-jobs.js';
import { ModeratorsElsewhere } from './moderators-elsewhere.js';

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

/** Names the handlers of the jobs of this folder. */
@Injectable()
class FollowingJobWork {
  constructor(jobs: Jobs, posts: ConfirmPosts, moderators: ModeratorsElsewhere) {
    jobs.handle(followingJobs().reviewPosts, () => posts.review());
    jobs.handle(followingJobs().readModerators, ({ communityId }) => moderators.read(communityId));
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
  {
    provide: ConfirmPosts,
    inject: [Database, INSTANCE, CLOCK],
    useFactory: (database: Database, { host }: LocalInstance, clock: Clock) =>
      new ConfirmPosts({ database, addresses: new Addresses(host), clock }),
  },
  {
    provide: ModeratorsElsewhere,
    inject: [Database, Jobs, SignedFetch, INSTANCE],
    useFactory: (database: Database, jobs: Jobs, documents: SignedFetch, { host }: LocalInstance) =>
      new ModeratorsElsewhere({ database, jobs, documents, ownHost: host }),
  },
  FollowingWork,
  FollowingJobWork,
];
