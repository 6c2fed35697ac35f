import { Inject, Injectable } from '@nestjs/common';

import { canDeleteDocument, demand } from '#libs/access';
import { Database } from '#libs/database';
import { CLOCK, notFound, type AccountViewer, type Clock } from '#libs/kernel';

import { findDocument } from './document-row.js';
import { eraseDocument } from './erase-document.js';

/** Deletes a document with all its versions. */
@Injectable()
export class DeleteDocument {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not-found`, `not-allowed`, `community.archived` */
  async execute(me: AccountViewer, documentId: string): Promise<void> {
    const { row, place, facts } = await findDocument(this.database.sql, me, documentId);
    demand(canDeleteDocument(place, facts), place);
    await this.database.transaction(async (tx) => {
      if (!(await eraseDocument(tx, documentId, this.clock.now()))) throw notFound();
      await tx.record('document.deleted', {
        documentId,
        communityId: row.community_id,
        authorId: row.author_id,
        by: me.personId,
      });
    });
  }
}
