import { Inject, Injectable } from '@nestjs/common';

import { canChangeDocument, demand } from '#libs/access';
import type { DocumentView, OperationInput, updateDocument } from '#libs/contracts';
import { Database } from '#libs/database';
import { CLOCK, DomainError, type AccountViewer, type Clock } from '#libs/kernel';

import { findDocument, presentDocument } from './document-row.js';
import { folderName } from './folder-name.js';

/** Changes what a document is called, what is said of it, and where it stands. */
@Injectable()
export class UpdateDocument {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not-found`, `not-allowed`, `community.archived`, `document.changed` */
  async execute(
    me: AccountViewer,
    { params: { documentId }, body }: OperationInput<typeof updateDocument>,
  ): Promise<DocumentView> {
    const { place, facts } = await findDocument(this.database.sql, me, documentId);
    demand(canChangeDocument(place, facts), place);
    return this.database.transaction(async (tx) => {
      const { numUpdatedRows } = await tx.sql
        .updateTable('document')
        .set((set) => ({
          title: body.title.trim(),
          description: body.description,
          folder: folderName(body.folder),
          revision: set('revision', '+', 1),
          updated_at: this.clock.now(),
        }))
        .where('id', '=', documentId)
        .where('revision', '=', body.revision)
        .where('deleted_at', 'is', null)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) throw new DomainError('document.changed');
      return presentDocument(tx.sql, await findDocument(tx.sql, me, documentId));
    });
  }
}
