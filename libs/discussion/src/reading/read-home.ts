import { Injectable } from '@nestjs/common';

import type { DraftSummary, ThreadSummary, UnreadCount } from '#libs/contracts';
import type { AccountViewer } from '#libs/kernel';

import { ListMyThreads } from '../threads/list-my-threads.js';
import { ReadDrafts } from '../writing/read-drafts.js';
import { CountUnread } from './count-unread.js';

/** What a person finds when they come back. */
export interface Home {
  readonly unread: ThreadSummary[];
  /** Where `unread` goes on, if it does; likewise the others. */
  readonly nextUnread?: string;
  readonly questions: ThreadSummary[];
  readonly nextQuestion?: string;
  /** About topics that they follow. */
  readonly topics: ThreadSummary[];
  readonly nextTopic?: string;
  readonly communities: UnreadCount[];
  readonly drafts: DraftSummary[];
}

const MOST_UNREAD_SHOWN = 20;
const MOST_QUESTIONS = 5;
const MOST_ON_TOPICS = 5;
const MOST_DRAFTS_SHOWN = 5;

/** Gathers what is new for a person; each part has a list of its own that goes on. */
@Injectable()
export class ReadHome {
  constructor(
    private readonly threads: ListMyThreads,
    private readonly counts: CountUnread,
    private readonly drafts: ReadDrafts,
  ) {}

  async execute(me: AccountViewer): Promise<Home> {
    const [unread, questions, topics, communities, drafts] = await Promise.all([
      this.threads.execute(me, { filter: 'unread', limit: MOST_UNREAD_SHOWN }),
      this.threads.execute(me, { filter: 'unanswered', limit: MOST_QUESTIONS }),
      this.threads.execute(me, { filter: 'topics', limit: MOST_ON_TOPICS }),
      this.counts.execute(me),
      this.drafts.list(me, { limit: MOST_DRAFTS_SHOWN }),
    ]);
    return {
      unread: unread.items,
      questions: questions.items,
      topics: topics.items,
      communities,
      drafts: drafts.items,
      ...(unread.next !== undefined && { nextUnread: unread.next }),
      ...(questions.next !== undefined && { nextQuestion: questions.next }),
      ...(topics.next !== undefined && { nextTopic: topics.next }),
    };
  }
}
