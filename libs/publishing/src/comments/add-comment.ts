import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { canAnswerPublication } from '#libs/access';
import type { addComment, OperationInput, PublicationComment } from '#libs/contracts';
import { Database, runOnce, type OnceKey } from '#libs/database';
import { Mentions } from '#libs/discussion';
import { CLOCK, DomainError, newId, notFound, type AccountViewer, type Clock } from '#libs/kernel';

import { namePeople } from '../name-people.js';
import { findPublication } from '../publication-row.js';
import { loadComments } from './comment-row.js';

/** Says something to an article or a status. */
@Injectable()
export class AddComment {
  constructor(
    private readonly database: Database,
    private readonly mentions: Mentions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not-found`, `not-allowed`, `idempotency.key-reused` */
  async execute(
    me: AccountViewer,
    once: OnceKey,
    { params: { publicationId }, body }: OperationInput<typeof addComment>,
  ): Promise<PublicationComment> {
    const publication = await findPublication(this.database.sql, me, publicationId);
    if (!canAnswerPublication(publication.reader, publication.facts)) throw new DomainError('not-allowed');
    const { author_id: authorId, language } = publication.row;
    const { html, toNotify } = await this.mentions.write(me, null, body.markdown);
    return runOnce(this.database, once, async (tx) => {
      const commentId = newId();
      // The row is locked by its new count, so that numbers have neither gap nor repeat.
      const { rows } = await sql<{ number: number }>`
        with counted as (
          update publication set comment_count = comment_count + 1
          where id = ${publicationId} and deleted_at is null returning id
        )
        insert into publication_comment (id, publication_id, number, author_id, markdown, html, language, created_at)
        select ${commentId}, counted.id,
          1 + coalesce((select max(c.number) from publication_comment c where c.publication_id = counted.id), 0),
          ${me.personId}, ${body.markdown}, ${html}, ${body.language ?? language}, ${this.clock.now()}
        from counted returning number`.execute(tx.sql);
      if (rows.length === 0) throw notFound();
      const mentionedIds = await namePeople(tx, { aboutId: commentId, publicationId }, toNotify);
      const fact = { publicationId, authorId, commentId, by: me.personId, mentionedIds };
      await tx.record('publication.commented', fact);
      const [comment] = await loadComments(tx.sql, publication, sql`m.id = ${commentId}`);
      if (comment === undefined) throw notFound();
      return comment;
    });
  }
}
