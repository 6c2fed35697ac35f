import { Inject, Injectable } from '@nestjs/common';

import { canDeletePost, canTakeDown, demand } from '#libs/access';
import type { PostView } from '#libs/contracts';
import { Database } from '#libs/database';
import { CLOCK, notFound, type PersonViewer, type Clock } from '#libs/kernel';

import { changeThread, nextSeq } from '../threads/change-thread.js';
import { findPost, loadPost, type PostAtHand } from './load-posts.js';
import { presentPost } from './present-post.js';

/** Takes a post down. Its number, its wordings and the replies to it stay, so that it can be restored. */
@Injectable()
export class DeletePost {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not-found`, `not-allowed` */
  async execute(me: PersonViewer, postId: string): Promise<PostView> {
    const post = await findPost(this.database.prepared, me, postId);
    const { row, place, thread, facts } = post;
    if (row.deleted_at !== null) return presentPost(place, thread, row);
    demand(canDeletePost(place, thread, facts) || canTakeDown(place), place);
    const at = await this.remove(me, post);
    return presentPost(place, thread, { ...row, deleted_at: at, deleted_by: me.personId });
  }

  /**
   * Takes down a post that was reported, also for those who may not read around it; doing it again changes nothing.
   *
   * @throws DomainError `not-found`
   */
  async afterReport(me: PersonViewer, postId: string): Promise<void> {
    const post = await loadPost(this.database.prepared, me, postId);
    if (post === null || !canTakeDown(post.place)) throw notFound();
    if (post.row.deleted_at === null) await this.remove(me, post);
  }

  private async remove(me: PersonViewer, { row }: PostAtHand): Promise<Date> {
    const at = this.clock.now();
    const {
      post_id: postId,
      thread_id: threadId,
      community_id: communityId,
      author_id: authorId,
      number,
    } = row;
    await this.database.transaction(async (tx) => {
      const { numUpdatedRows } = await tx.sql
        .updateTable('post')
        .set({ deleted_at: at, deleted_by: me.personId })
        .where('id', '=', postId)
        .where('deleted_at', 'is', null)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return;
      const by = me.personId === authorId ? 'author' : 'moderator';
      const payload = { postId, number, deleted: { at: at.toISOString(), by } };
      const seq = await nextSeq(tx, threadId);
      await tx.appendThreadEvent({ threadId, communityId, seq, kind: 'post.deleted', payload });
      await tx.record('post.deleted', { communityId, threadId, postId, by: me.personId, authorId });
      if (row.accepted_post_id === postId) {
        await changeThread(tx, { threadId, communityId, by: me.personId }, { accepted_post_id: null });
      }
    });
    return at;
  }
}
