import { Inject, Injectable, type Provider } from '@nestjs/common';

import { CONFIG, type Config } from '#libs/config';
import { Database } from '#libs/database';
import { INSTANCE, type LocalInstance } from '#libs/identity';
import { Jobs } from '#libs/jobs';
import { CLOCK, type Clock } from '#libs/kernel';
import { SafeFetch } from '#libs/safe-fetch';

import { handlePeerJobs } from './actors/handle-peer-jobs.js';
import { PeerPolicy } from './actors/peer-policy.js';
import { ReadSoftware } from './actors/read-software.js';
import { RemoteActors } from './actors/remote-actors.js';
import { SetPeerPolicy } from './actors/set-peer-policy.js';
import { SignedFetch, type InstanceSigner } from './actors/signed-fetch.js';
import { Outbox } from './delivery/outbox.js';
import { PeerHealth } from './delivery/peer-health.js';
import { KeyRing } from './keys/key-ring.js';
import { Addresses } from './outgoing/addresses.js';
import { peerClient } from './peer-client.js';

/** What is known of others is kept here. */
@Injectable()
class PeerBooks {
  constructor(
    readonly database: Database,
    readonly jobs: Jobs,
    @Inject(CLOCK) readonly clock: Clock,
    @Inject(INSTANCE) readonly instance: LocalInstance,
  ) {}
}

/** Names the handlers of the jobs that keep what is known of others fresh. */
@Injectable()
class PeerWork {
  constructor({ jobs, database }: PeerBooks, actors: RemoteActors, software: ReadSoftware) {
    handlePeerJobs(jobs, { database, actors, software });
  }
}

/** Signs what this instance itself asks of others. */
export const INSTANCE_SIGNER = Symbol('InstanceSigner');

/** How this instance reaches others, and what it knows of them. */
export const peerProviders: Provider[] = [
  {
    provide: SafeFetch,
    inject: [CONFIG, PeerPolicy],
    useFactory: (config: Config, policy: PeerPolicy) => peerClient(config, policy),
  },
  {
    provide: INSTANCE_SIGNER,
    inject: [KeyRing, INSTANCE],
    useFactory:
      (keys: KeyRing, { id }: LocalInstance): InstanceSigner =>
      () =>
        keys.signerOf(id, 'instance'),
  },
  {
    provide: SignedFetch,
    inject: [SafeFetch, INSTANCE_SIGNER, CLOCK],
    useFactory: (client: SafeFetch, signer: InstanceSigner, clock: Clock) =>
      new SignedFetch(client, signer, clock),
  },
  {
    provide: PeerPolicy,
    inject: [Database, CONFIG, CLOCK],
    useFactory: (database: Database, { federation }: Config, clock: Clock) =>
      new PeerPolicy(database, federation.mode, clock),
  },
  PeerBooks,
  {
    provide: RemoteActors,
    inject: [PeerBooks, SignedFetch, PeerPolicy],
    useFactory: ({ instance, ...books }: PeerBooks, signed: SignedFetch, policy: PeerPolicy) =>
      new RemoteActors({ ...books, signed, policy, ownHost: instance.host }),
  },
  {
    provide: ReadSoftware,
    inject: [PeerBooks, SafeFetch, PeerPolicy],
    useFactory: ({ database, clock }: PeerBooks, client: SafeFetch, policy: PeerPolicy) =>
      new ReadSoftware({ database, clock, client, policy }),
  },
  PeerWork,
  SetPeerPolicy,
  {
    provide: Outbox,
    inject: [INSTANCE, CLOCK],
    useFactory: ({ host }: LocalInstance, clock: Clock) => new Outbox(new Addresses(host), clock),
  },
  {
    provide: PeerHealth,
    inject: [Database, CLOCK],
    useFactory: (database: Database, clock: Clock) => new PeerHealth(database, clock),
  },
];
