import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { canDeletePublication } from '#libs/access';
import { Database } from '#libs/database';
import { CLOCK, DomainError, type AccountViewer, type Clock } from '#libs/kernel';

import { dropDraft } from './drop-draft.js';
import { eraseWords } from './erase-words.js';
import { findPublication } from './publication-row.js';

/** Deletes an article or a status for good, with its earlier wordings and what was said to it. */
@Injectable()
export class DeletePublication {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not-found`, `not-allowed` */
  async execute(me: AccountViewer, publicationId: string): Promise<void> {
    const { reader, facts } = await findPublication(this.database.sql, me, publicationId);
    if (!canDeletePublication(reader, facts)) throw new DomainError('not-allowed');
    const { authorId } = facts;
    await this.database.transaction(async (tx) => {
      const erased = await eraseWords(tx, sql`id = ${publicationId}`, this.clock.now());
      if (erased.length === 0) return;
      await dropDraft(tx, authorId, publicationId);
      await tx.record('publication.deleted', { publicationId, authorId, by: me.personId });
    });
  }
}
