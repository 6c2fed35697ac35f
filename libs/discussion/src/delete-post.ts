import { Inject, Injectable } from '@nestjs/common';

import { canDeletePost, canTakeDown, demand } from '#libs/access';
import type { PostView } from '#libs/contracts';
import { Database } from '#libs/database';
import { CLOCK, type AccountViewer, type Clock } from '#libs/kernel';

import { changeThread, nextSeq } from './change-thread.js';
import { findPost } from './load-posts.js';
import { presentPost } from './present-post.js';

/** Takes a post down. Its number, its wordings and the replies to it stay, so that it can be restored. */
@Injectable()
export class DeletePost {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not-found`, `not-allowed` */
  async execute(me: AccountViewer, postId: string): Promise<PostView> {
    const { row, place, thread, facts } = await findPost(this.database.sql, me, postId);
    if (row.deleted_at !== null) return presentPost(place, thread, row);
    demand(canDeletePost(place, thread, facts) || canTakeDown(place), place);
    const at = this.clock.now();
    await this.database.transaction(async (tx) => {
      const { numUpdatedRows } = await tx.sql
        .updateTable('post')
        .set({ deleted_at: at, deleted_by: me.personId })
        .where('id', '=', postId)
        .where('deleted_at', 'is', null)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return;
      const { thread_id: threadId, community_id: communityId, author_id: authorId, number } = row;
      const by = me.personId === authorId ? 'author' : 'moderator';
      const payload = { postId, number, deleted: { at: at.toISOString(), by } };
      const seq = await nextSeq(tx, threadId);
      await tx.appendThreadEvent({ threadId, communityId, seq, kind: 'post.deleted', payload });
      await tx.record('post.deleted', { communityId, threadId, postId, by: me.personId, authorId });
      if (row.accepted_post_id === postId) {
        await changeThread(tx, { threadId, communityId, by: me.personId }, { accepted_post_id: null });
      }
    });
    return presentPost(place, thread, { ...row, deleted_at: at, deleted_by: me.personId });
  }
}
