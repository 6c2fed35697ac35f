import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { canEditComment } from '#libs/access';
import type { editComment, OperationInput, PublicationComment } from '#libs/contracts';
import { Database } from '#libs/database';
import { Mentions } from '#libs/discussion';
import { CLOCK, DomainError, notFound, type AccountViewer, type Clock } from '#libs/kernel';

import { namePeople } from '../name-people.js';
import { findPublication } from '../publication-row.js';
import { loadComments } from './comment-row.js';
import { findComment } from './find-comment.js';

/** Puts other words in the place of those of a comment. Whoever is named for the first time is told; readers see that it was changed. */
@Injectable()
export class EditComment {
  constructor(
    private readonly database: Database,
    private readonly mentions: Mentions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not-found`, `not-allowed`, `publication.changed` when another device was faster */
  async execute(
    me: AccountViewer,
    { params: { publicationId, commentId }, body }: OperationInput<typeof editComment>,
  ): Promise<PublicationComment> {
    const publication = await findPublication(this.database.sql, me, publicationId);
    const { reader, facts } = publication;
    const found = await findComment(this.database.sql, publicationId, commentId);
    if (!canEditComment(reader, facts, found)) throw new DomainError('not-allowed');
    const { markdown, version } = body;
    const { html, toNotify } = await this.mentions.write(me, null, markdown);
    return this.database.transaction(async (tx) => {
      const { numUpdatedRows } = await tx.sql
        .updateTable('publication_comment')
        .set({ markdown, html, version: version + 1, edited_at: this.clock.now() })
        .where('id', '=', commentId)
        .where('version', '=', version)
        .where('deleted_at', 'is', null)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) throw new DomainError('publication.changed');
      const mentionedIds = await namePeople(tx, { aboutId: commentId, publicationId }, toNotify);
      const fact = { publicationId, authorId: facts.authorId, commentId, by: me.personId, mentionedIds };
      await tx.record('publication.comment-edited', fact);
      const [comment] = await loadComments(tx.sql, publication, sql`m.id = ${commentId}`);
      if (comment === undefined) throw notFound();
      return comment;
    });
  }
}
