import { sql, type Kysely, type RawBuilder } from 'kysely';

import { canDeleteComment, canEditComment } from '#libs/access';
import { personCardOf } from '#libs/communities';
import type { PublicationComment } from '#libs/contracts';
import type { Tables } from '#libs/database';

import type { PublicationAtHand } from '../publication-row.js';

interface CommentRow {
  readonly id: string;
  readonly number: number;
  readonly author_id: string;
  readonly author: PublicationComment['author'];
  readonly markdown: string;
  readonly html: string;
  readonly language: 'en' | 'cy';
  readonly version: number;
  readonly created_at: Date;
  readonly edited_at: Date | null;
  readonly deleted_at: Date | null;
}

/** Comments (as `m`) of a publication that `where` selects. */
export const loadComments = async (
  db: Kysely<Tables>,
  { row: { id }, reader, facts }: PublicationAtHand,
  where: RawBuilder<unknown>,
): Promise<PublicationComment[]> => {
  const { rows } = await sql<CommentRow>`
    select m.id, m.number, m.author_id, ${personCardOf(reader.viewer, 'w')} as author, m.markdown, m.html, m.language, m.version,
      m.created_at, m.edited_at, m.deleted_at
    from publication_comment m join person w on w.id = m.author_id
    where m.publication_id = ${id} and ${where}`.execute(db);
  return rows.map((row) => {
    const comment = { authorId: row.author_id, deletedAt: row.deleted_at };
    const canEdit = canEditComment(reader, facts, comment);
    return {
      id: row.id,
      number: row.number,
      author: row.author,
      html: row.html,
      language: row.language,
      version: row.version,
      createdAt: row.created_at.toISOString(),
      editedAt: row.edited_at?.toISOString() ?? null,
      isDeleted: row.deleted_at !== null,
      markdown: canEdit ? row.markdown : null,
      canEdit,
      canDelete: canDeleteComment(reader, facts, comment),
    };
  });
};
