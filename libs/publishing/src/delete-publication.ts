import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { canDeletePublication } from '#libs/access';
import { Database, type Transaction } from '#libs/database';
import { CLOCK, DomainError, type AccountViewer, type Clock } from '#libs/kernel';

import { dropDraft } from './drop-draft.js';
import { eraseWords } from './erase-words.js';
import { findPublication } from './publication-row.js';

/** Whatever stands there goes, for whoever has been allowed to say so. What is gone already stays so. */
export const removePublication = async (
  tx: Transaction,
  publicationId: string,
  { personId: by }: Pick<AccountViewer, 'personId'>,
  now: Date,
): Promise<void> => {
  for (const { author_id: authorId } of await eraseWords(tx, sql`id = ${publicationId}`, now)) {
    await dropDraft(tx, authorId, publicationId);
    await tx.record('publication.deleted', { publicationId, authorId, by });
  }
};

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
    await this.database.transaction((tx) => removePublication(tx, publicationId, me, this.clock.now()));
  }
}
