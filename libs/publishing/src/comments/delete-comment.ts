import { Inject, Injectable } from '@nestjs/common';

import { canDeleteComment } from '#libs/access';
import type { deleteComment, OperationInput } from '#libs/contracts';
import { Database } from '#libs/database';
import { CLOCK, DomainError, type AccountViewer, type Clock } from '#libs/kernel';

import { findPublication } from '../publication-row.js';
import { findComment } from './find-comment.js';

/** Takes the words of a comment away; its number stays. */
@Injectable()
export class DeleteComment {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not-found`, `not-allowed` */
  async execute(
    me: AccountViewer,
    { params: { publicationId, commentId } }: OperationInput<typeof deleteComment>,
  ): Promise<void> {
    const { reader, facts } = await findPublication(this.database.sql, me, publicationId);
    const comment = await findComment(this.database.sql, publicationId, commentId);
    if (comment.deletedAt !== null) return;
    if (!canDeleteComment(reader, facts, comment)) throw new DomainError('not-allowed');
    await this.database.transaction(async (tx) => {
      const { numUpdatedRows } = await tx.sql
        .updateTable('publication_comment')
        .set({ markdown: '', html: '', deleted_at: this.clock.now(), deleted_by: me.personId })
        .where('id', '=', commentId)
        .where('deleted_at', 'is', null)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return;
      await tx.sql
        .updateTable('publication')
        .set((set) => ({ comment_count: set('comment_count', '-', 1) }))
        .where('id', '=', publicationId)
        .execute();
      const { authorId } = facts;
      await tx.record('publication.comment-deleted', { publicationId, authorId, commentId, by: me.personId });
    });
  }
}
