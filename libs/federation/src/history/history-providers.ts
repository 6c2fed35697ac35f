import { Injectable, type Provider } from '@nestjs/common';

import { Jobs } from '#libs/jobs';
import { LIMITS } from '#libs/kernel';
import { SafeFetch } from '#libs/safe-fetch';

import { HomeGround } from '../inbox/domain-verbs.js';
import { ActivityHandler } from '../inbox/handle-activity.js';
import { OtherServers } from '../inbox/other-servers.js';
import { KeyRing } from '../keys/key-ring.js';
import { historyJobs } from './history-jobs.js';
import { ReadAgain } from './read-again.js';
import { ReadHistory } from './read-history.js';
import { ReadMissing } from './read-missing.js';
import { ReadThread } from './read-thread.js';
import { ReaderDocuments } from './reader-documents.js';
import { TakePosts } from './take-posts.js';

/** Names the handlers of this folder's jobs. */
@Injectable()
class HistoryWork {
  constructor(jobs: Jobs, history: ReadHistory, missing: ReadMissing, again: ReadAgain) {
    jobs.handle(historyJobs().readHistory, ({ communityId }, attempt) => history.run(communityId, attempt));
    jobs.handle(historyJobs().readMissing, ({ missingId }, attempt) => missing.run(missingId, attempt));
    jobs.handle(historyJobs().readAgain, (_, attempt) => again.run(attempt));
  }
}

const limits = LIMITS.federation.history;

const readers = (
  { clock }: HomeGround,
  { documents }: OtherServers,
  client: SafeFetch,
  keys: KeyRing,
): ReaderDocuments => new ReaderDocuments({ documents, client, keys, clock });

const history = (
  { database, clock, log, jobs }: HomeGround,
  documents: ReaderDocuments,
  threads: ReadThread,
): ReadHistory => new ReadHistory({ database, documents, threads, jobs, clock, log, limits });

const again = (
  { database, clock, log }: HomeGround,
  documents: ReaderDocuments,
  threads: ReadThread,
): ReadAgain => new ReadAgain({ database, documents, threads, clock, log });

const missing = (
  { database, clock, jobs }: HomeGround,
  documents: ReaderDocuments,
  posts: TakePosts,
): ReadMissing => new ReadMissing({ database, documents, posts, jobs, clock });

/** How what was written elsewhere comes here that nobody sent. */
export const historyProviders: Provider[] = [
  {
    provide: TakePosts,
    inject: [HomeGround, ActivityHandler],
    useFactory: ({ database, addresses }: HomeGround, handler: ActivityHandler) =>
      new TakePosts({ database, addresses, handler }),
  },
  { provide: ReaderDocuments, inject: [HomeGround, OtherServers, SafeFetch, KeyRing], useFactory: readers },
  {
    provide: ReadThread,
    inject: [HomeGround, TakePosts],
    useFactory: ({ database, clock }: HomeGround, posts: TakePosts) =>
      new ReadThread({ database, clock, posts, limits }),
  },
  { provide: ReadHistory, inject: [HomeGround, ReaderDocuments, ReadThread], useFactory: history },
  { provide: ReadAgain, inject: [HomeGround, ReaderDocuments, ReadThread], useFactory: again },
  { provide: ReadMissing, inject: [HomeGround, ReaderDocuments, TakePosts], useFactory: missing },
  HistoryWork,
];
