import { sql } from 'kysely';

import { Database } from '#libs/database';
import { Jobs } from '#libs/jobs';
import type { Clock } from '#libs/kernel';
import { createLog } from '#libs/observability';
import { SafeFetch } from '#libs/safe-fetch';
import { given, testDatabase } from '#libs/testing';

import { generateActorKeys, type ActorKeys } from '../keys/generate-actor-keys.js';
import { Elsewhere } from './elsewhere.fixture.js';
import { handlePeerJobs } from './handle-peer-jobs.js';
import { peerJobs } from './peer-jobs.js';
import { PeerPolicy, type FederationMode } from './peer-policy.js';
import { ReadSoftware } from './read-software.js';
import { RemoteActors } from './remote-actors.js';
import { SignedFetch } from './signed-fetch.js';

export const OWN_HOST = 'northfield.example';
export const HOSTS = ['eastmoor.example', 'sub.eastmoor.example', 'westvale.example', 'evil.example'];

/** A clock that a test sets forward. */
export class TestClock implements Clock {
  private ahead = 0;

  now(): Date {
    return new Date(Date.now() + this.ahead);
  }

  pass(minutes: number): void {
    this.ahead += minutes * 60_000;
  }
}

/** The parts of one process that knows actors elsewhere. */
export interface Process {
  readonly database: Database;
  readonly policy: PeerPolicy;
  readonly actors: RemoteActors;
  readonly client: SafeFetch;
}

export interface ActorsStage extends Process {
  readonly elsewhere: Elsewhere;
  readonly clock: TestClock;
  /** With which this instance signs. */
  readonly ownKeys: ActorKeys;
  /** Another process of the same instance, with connections and memory of its own. */
  another(mode?: FederationMode): Promise<Process>;
  /** How many rows of actors elsewhere there are: instances, peers, people, communities, addresses. */
  rows(): Promise<number>;
  stop(): Promise<void>;
}

interface Shared {
  readonly elsewhere: Elsewhere;
  readonly clock: TestClock;
  readonly ownKeys: ActorKeys;
  readonly jobs: Jobs;
}

const processOn = (database: Database, mode: FederationMode, shared: Shared): Process => {
  const { elsewhere, clock, ownKeys, jobs } = shared;
  const policy = new PeerPolicy(database, mode, clock);
  const client = new SafeFetch({
    userAgent: 'Guildhall/test',
    dial: elsewhere.dial,
    authorities: elsewhere.authority.pem,
    isDenied: async (host) => !(await policy.maySend(host)),
  });
  const signer = async () => ({
    keyId: `https://${OWN_HOST}/actor#main-key`,
    privateKey: ownKeys.rsa.privateKey,
  });
  const signed = new SignedFetch(client, signer, clock);
  const actors = new RemoteActors({ database, jobs, signed, policy, clock, ownHost: OWN_HOST });
  return { database, policy, actors, client };
};

const countRows = async (database: Database): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select (select count(*) from instance where not is_local) + (select count(*) from peer)
      + (select count(*) from person where uri is not null) + (select count(*) from community where uri is not null)
      + (select count(*) from remote_actor) as count`.execute(database.sql);
  return rows[0]?.count ?? 0;
};

/** A database, other hosts, and one process of this instance with its jobs. */
export const setActorsStage = async (mode: FederationMode = 'open'): Promise<ActorsStage> => {
  const test = await testDatabase();
  await given(test.database).instance();
  const elsewhere = new Elsewhere(HOSTS);
  await elsewhere.start();
  const declared = Object.values(peerJobs());
  const jobs = new Jobs({ databaseUrl: test.url, worker: true, log: createLog('silent'), declared });
  const shared = { elsewhere, clock: new TestClock(), ownKeys: await generateActorKeys(), jobs };
  const first = processOn(test.database, mode, shared);
  handlePeerJobs(jobs, { ...first, software: new ReadSoftware({ ...first, clock: shared.clock }) });
  await jobs.start();
  const others: Process[] = [];
  return {
    ...first,
    ...shared,
    another: async (otherMode = mode) => {
      const database = await Database.connect({ url: test.url, poolSize: 4 });
      const other = processOn(database, otherMode, shared);
      others.push(other);
      return other;
    },
    rows: () => countRows(test.database),
    stop: async () => {
      await jobs.stop();
      for (const { client } of [first, ...others]) client.close();
      for (const { database } of others) await database.close();
      await elsewhere.stop();
      await test.drop();
    },
  };
};
