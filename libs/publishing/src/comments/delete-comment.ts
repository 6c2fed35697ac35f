import { Inject, Injectable } from '@nestjs/common';

import { canDeleteComment } from '#libs/access';
import type { deleteComment, OperationInput } from '#libs/contracts';
import { Database, type Transaction } from '#libs/database';
import { CLOCK, DomainError, type AccountViewer, type Clock } from '#libs/kernel';

import { unname } from '../name-people.js';
import { findPublication } from '../publication-row.js';
import { findComment } from './find-comment.js';

/** What a comment says goes, for whoever has been allowed to say so. What is gone already stays so. */
export const removeComment = async (
  tx: Transaction,
  commentId: string,
  { personId: by }: Pick<AccountViewer, 'personId'>,
  now: Date,
): Promise<void> => {
  const removed = await tx.sql
    .updateTable('publication_comment')
    .set({ markdown: '', html: '', deleted_at: now, deleted_by: by })
    .where('id', '=', commentId)
    .where('deleted_at', 'is', null)
    .returning('publication_id as publicationId')
    .executeTakeFirst();
  if (removed === undefined) return;
  const { publicationId } = removed;
  await unname(tx, [commentId]);
  const { author_id: authorId } = await tx.sql
    .updateTable('publication')
    .set((set) => ({ comment_count: set('comment_count', '-', 1) }))
    .where('id', '=', publicationId)
    .returning('author_id')
    .executeTakeFirstOrThrow();
  await tx.record('publication.comment-deleted', { publicationId, authorId, commentId, by });
};

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
    await this.database.transaction((tx) => removeComment(tx, commentId, me, this.clock.now()));
  }
}
