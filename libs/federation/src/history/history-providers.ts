import { Injectable, type Provider } from '@nestjs/common';

import { Jobs } from '#libs/jobs';
import { LIMITS } from '#libs/kernel';

import { HomeGround } from '../inbox/domain-verbs.js';
import { ActivityHandler } from '../inbox/handle-activity.js';
import { OtherServers } from '../inbox/other-servers.js';
import { historyJobs } from './history-jobs.js';
import { ReadHistory } from './read-history.js';
import { ReadMissing } from './read-missing.js';
import { ReadThread } from './read-thread.js';
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

/** How what was written elsewhere comes here that nobody sent. */
export const historyProviders: Provider[] = [
  {
    provide: TakePosts,
    inject: [HomeGround, ActivityHandler],
    useFactory: ({ database, addresses }: HomeGround, handler: ActivityHandler) =>
      new TakePosts({ database, addresses, handler }),
  },
  {
    provide: ReadHistory,
    inject: [HomeGround, OtherServers, TakePosts],
    useFactory: ({ database, clock, log, jobs }: HomeGround, { documents }: OtherServers, posts: TakePosts) =>
      new ReadHistory({
        database,
        documents,
        threads: new ReadThread(posts, limits),
        jobs,
        clock,
        log,
        limits,
      }),
  },
  {
    provide: ReadMissing,
    inject: [HomeGround, OtherServers, TakePosts],
    useFactory: ({ database, clock, jobs }: HomeGround, { documents }: OtherServers, posts: TakePosts) =>
      new ReadMissing({ database, documents, posts, jobs, clock }),
  },
  HistoryWork,
];
