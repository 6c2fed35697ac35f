import { Inject, Injectable } from '@nestjs/common';

import { canDeleteDocument, demand } from '#libs/access';
import { Database, type Transaction } from '#libs/database';
import { CLOCK, type AccountViewer, type Clock } from '#libs/kernel';

import { findDocument } from './document-row.js';
import { eraseDocument } from './erase-document.js';

/** Whatever stands there goes, for whoever has been allowed to say so. What is gone already stays so. */
export const removeDocument = async (
  tx: Transaction,
  documentId: string,
  { personId: by }: Pick<AccountViewer, 'personId'>,
  now: Date,
): Promise<void> => {
  const document = await tx.sql
    .selectFrom('document')
    .select(['community_id as communityId', 'author_id as authorId'])
    .where('id', '=', documentId)
    .executeTakeFirst();
  if (document === undefined || !(await eraseDocument(tx, documentId, now))) return;
  await tx.record('document.deleted', { documentId, ...document, by });
};

/** Deletes a document with all its versions. */
@Injectable()
export class DeleteDocument {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not-found`, `not-allowed`, `community.archived` */
  async execute(me: AccountViewer, documentId: string): Promise<void> {
    const { place, facts } = await findDocument(this.database.sql, me, documentId);
    demand(canDeleteDocument(place, facts), place);
    await this.database.transaction((tx) => removeDocument(tx, documentId, me, this.clock.now()));
  }
}
