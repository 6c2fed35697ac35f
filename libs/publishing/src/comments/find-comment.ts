import type { Kysely } from 'kysely';

import type { Tables } from '#libs/database';
import { notFound } from '#libs/kernel';

/** A comment, as the gate asks about it. */
interface CommentFacts {
  readonly authorId: string;
  readonly deletedAt: Date | null;
}

/** @throws DomainError `not-found` where this publication has no such comment */
export const findComment = async (
  db: Kysely<Tables>,
  publicationId: string,
  commentId: string,
): Promise<CommentFacts> => {
  const comment = await db
    .selectFrom('publication_comment')
    .select(['author_id as authorId', 'deleted_at as deletedAt'])
    .where('id', '=', commentId)
    .where('publication_id', '=', publicationId)
    .executeTakeFirst();
  if (comment === undefined) throw notFound();
  return comment;
};
