import { Injectable, type Provider } from '@nestjs/common';

import { Database } from '#libs/database';
import { Jobs } from '#libs/jobs';
import { CLOCK, type Clock } from '#libs/kernel';
import { SafeFetch } from '#libs/safe-fetch';

import { handlePeerJobs } from './handle-peer-jobs.js';
import { PeerPolicy } from './peer-policy.js';
import { ReadSoftware } from './read-software.js';
import { RemoteActors } from './remote-actors.js';
import { SetPeerPolicy } from './set-peer-policy.js';

/** Does the jobs that keep what is known of other servers new. */
@Injectable()
export class ActorWork {
  constructor(jobs: Jobs, database: Database, actors: RemoteActors, software: ReadSoftware) {
    handlePeerJobs(jobs, { database, actors, software });
  }
}

/** What a program that provides `RemoteActors`, `PeerPolicy` and `SafeFetch` also needs of this folder. */
export const actorWork: Provider[] = [
  {
    provide: ReadSoftware,
    inject: [Database, SafeFetch, PeerPolicy, CLOCK],
    useFactory: (database: Database, client: SafeFetch, policy: PeerPolicy, clock: Clock) =>
      new ReadSoftware({ database, client, policy, clock }),
  },
  SetPeerPolicy,
  ActorWork,
];
