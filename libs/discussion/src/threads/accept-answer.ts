import { Injectable } from '@nestjs/common';

import { canAcceptAnswer, demand } from '#libs/access';
import type { ThreadState } from '#libs/contracts';
import { Database } from '#libs/database';
import { DomainError, type AccountViewer } from '#libs/kernel';

import { changeThread } from './change-thread.js';
import { findThread, type ThreadAtHand } from './thread-gate.js';
import { threadStateOf } from './thread-row.js';

/** Marks one reply as the answer to the thread's question, or takes the mark away (`postId` null). */
@Injectable()
export class AcceptAnswer {
  constructor(private readonly database: Database) {}

  /**
   * @throws DomainError `not-found`, `not-allowed`, `thread.not-a-question`, `answer.not-a-reply`, `post.deleted`
   */
  async execute(me: AccountViewer, threadId: string, postId: string | null): Promise<ThreadState> {
    const thread = await findThread(this.database, me, threadId);
    const { row, place, facts } = thread;
    demand(canAcceptAnswer(place, facts), place);
    if (row.accepted_post_id === postId) return threadStateOf(row);
    const authorId = postId === null ? null : await this.answerer(thread, postId);
    const changing = { threadId, communityId: row.community_id, by: me.personId };
    return this.database.transaction(async (tx) => {
      const state = await changeThread(tx, changing, { accepted_post_id: postId });
      if (postId !== null && authorId !== null) {
        await tx.record('answer.accepted', { ...changing, postId, authorId });
      }
      return state;
    });
  }

  private async answerer({ row }: ThreadAtHand, postId: string): Promise<string> {
    if (row.kind !== 'question') throw new DomainError('thread.not-a-question');
    const post = await this.database.sql
      .selectFrom('post')
      .select(['author_id', 'number', 'deleted_at'])
      .where('id', '=', postId)
      .where('thread_id', '=', row.thread_id)
      .executeTakeFirst();
    if (post === undefined || post.number === 1) throw new DomainError('answer.not-a-reply');
    if (post.deleted_at !== null) throw new DomainError('post.deleted');
    return post.author_id;
  }
}
