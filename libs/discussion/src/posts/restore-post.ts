import { Injectable } from '@nestjs/common';

import { canRestorePost, demand } from '#libs/access';
import type { PostView } from '#libs/contracts';
import { Database } from '#libs/database';
import type { PersonViewer } from '#libs/kernel';

import { nextSeq } from '../threads/change-thread.js';
import { contentNow } from './edit-post.js';
import { findPost } from './load-posts.js';
import { presentPost } from './present-post.js';

/** Brings back a post that was taken down. */
@Injectable()
export class RestorePost {
  constructor(private readonly database: Database) {}

  /** @throws DomainError `not-found`, `not-allowed` */
  async execute(me: PersonViewer, postId: string): Promise<PostView> {
    const { row, place, thread, facts } = await findPost(this.database.prepared, me, postId);
    if (row.deleted_at === null) return presentPost(place, thread, row);
    demand(canRestorePost(place, thread, facts), place);
    await this.database.transaction(async (tx) => {
      const { numUpdatedRows } = await tx.sql
        .updateTable('post')
        .set({ deleted_at: null, deleted_by: null })
        .where('id', '=', postId)
        .where('deleted_at', 'is not', null)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return;
      const { thread_id: threadId, community_id: communityId } = row;
      const seq = await nextSeq(tx, threadId);
      const post = await contentNow(tx, postId);
      await tx.appendThreadEvent({ threadId, communityId, seq, kind: 'post.restored', payload: { post } });
      await tx.record('post.restored', { communityId, threadId, postId, by: me.personId });
    });
    return presentPost(place, thread, { ...row, deleted_at: null, deleted_by: null });
  }
}
