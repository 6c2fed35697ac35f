import { Injectable, type Provider } from '@nestjs/common';

import { Jobs } from '#libs/jobs';
import { LIMITS } from '#libs/kernel';
import { SafeFetch } from '#libs/safe-fetch';

import { HomeGround } from '../inbox/domain-verbs.js';
import { ActivityHandler } from '../inbox/handle-activity.js';
import { OtherServers } from '../inbox/other-servers.js';
import { KeyRing } from '../keys/key-ring.js';
import { historyJobs } from './history-jobs.js';
import { ReadHistory } from './read-history.js';
import { ReadMissing } from './read-missing.js';
import { ReadThread } from './read-thread.js';
import { ReaderDocuments } from './reader-documents.js';
import { TakePosts } from './take-posts.js';

/** Names the handlers of this folder's jobs. */
@Injectable()
class HistoryWork {
  constructor(jobs: Jobs, history: ReadHistory, missing: ReadMissing) {
    jobs.handle(historyJobs().readHistory, ({ communityId }, attempt) => history.run(communityId, attempt));
    jobs.handle(historyJobs().readMissing, ({ missingId }, attempt) => missing.run(missingId, attempt));
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
  posts: TakePosts,
): ReadHistory => {
  const threads = new ReadThread({ database, clock, posts, limits });
  return new ReadHistory({ database, documents, threads, jobs, clock, log, limits });
};

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
  { provide: ReadHistory, inject: [HomeGround, ReaderDocuments, TakePosts], useFactory: history },
  { provide: ReadMissing, inject: [HomeGround, ReaderDocuments, TakePosts], useFactory: missing },
  HistoryWork,
];
