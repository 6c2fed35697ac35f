import { Injectable, type Provider } from '@nestjs/common';

import { Elsewhere } from '#libs/communities';
import { Database } from '#libs/database';
import { INSTANCE, type LocalInstance } from '#libs/identity';
import { DomainEventBus, Jobs } from '#libs/jobs';
import { CLOCK, type Clock } from '#libs/kernel';

import { RemoteActors } from '../actors/remote-actors.js';
import { SignedFetch } from '../actors/signed-fetch.js';
import { Outbox } from '../delivery/outbox.js';
import { HomeGround } from '../inbox/domain-verbs.js';
import { Addresses } from '../outgoing/addresses.js';
import { ConfirmPosts } from './confirm-posts.js';
import { FollowCommunities } from './follow-communities.js';
import { FollowPeople } from './follow-people.js';
import { followingJobs } from './following-jobs.js';
import { ModeratorsElsewhere } from './moderators-elsewhere.js';
import { TellMoves } from './tell-moves.js';

/** Has following begin with the program. */
@Injectable()
class FollowingWork {
  constructor(bus: DomainEventBus, communities: FollowCommunities, people: FollowPeople, moves: TellMoves) {
    for (const following of [communities, people, moves]) following.subscribe(bus);
  }
}

/** Has what is elsewhere be found. */
@Injectable()
class FindingWork {
  constructor(elsewhere: Elsewhere, actors: RemoteActors, { database, addresses }: HomeGround) {
    elsewhere.askedBy({
      community: async (handle) => (await actors.byHandle(handle, 'community')) !== null,
      person: async (handle) => (await actors.byHandle(handle))?.ownerId ?? null,
      names: async (personId, name) => {
        const person = await database.sql
          .selectFrom('person')
          .select('uri')
          .where('id', '=', personId)
          .executeTakeFirst();
        const uri = person?.uri ?? null;
        return uri !== null && (await actors.names(uri, addresses.person(name).id));
      },
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
  {
    provide: FollowPeople,
    inject: [HomeGround, Outbox],
    useFactory: (home: HomeGround, outbox: Outbox) => new FollowPeople({ ...home, outbox }),
  },
  {
    provide: TellMoves,
    inject: [HomeGround, Outbox],
    useFactory: (home: HomeGround, outbox: Outbox) => new TellMoves({ ...home, outbox }),
  },
  FollowingWork,
  FindingWork,
  FollowingJobWork,
];
