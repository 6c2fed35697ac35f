import { Injectable } from '@nestjs/common';

import { canChangeDocument, demand } from '#libs/access';
import type {
  addDocumentVersion,
  DocumentView,
  OperationInput,
  restoreDocumentVersion,
} from '#libs/contracts';
import { Database, runOnce, type OnceKey, type Transaction } from '#libs/database';
import type { AccountViewer } from '#libs/kernel';

import { findDocument, holdDocument, presentDocument } from '../document-row.js';
import { NewVersions } from './new-versions.js';

type Added = Pick<OperationInput<typeof addDocumentVersion>, 'params' | 'body'>;
type Restored = Pick<OperationInput<typeof restoreDocumentVersion>, 'params'>;

/** Puts another version after the latest one: another file, or that of an earlier version. */
@Injectable()
export class AddVersion {
  constructor(
    private readonly database: Database,
    private readonly versions: NewVersions,
  ) {}

  /** @throws DomainError `not-found`, `not-allowed`, `community.archived`, `file.missing`, `document.too-many-versions` */
  add(me: AccountViewer, once: OnceKey, { params, body }: Added): Promise<DocumentView> {
    const { documentId } = params;
    return this.within(me, once, documentId, (tx, communityId) =>
      this.versions.add(tx, me, { documentId, communityId, fileId: body.fileId, note: body.note ?? '' }),
    );
  }

  /** @throws DomainError `not-found`, `not-allowed`, `community.archived`, `document.version-missing`, `document.too-many-versions` */
  restore(
    me: AccountViewer,
    once: OnceKey,
    { params: { documentId, version } }: Restored,
  ): Promise<DocumentView> {
    return this.within(me, once, documentId, (tx) => this.versions.restore(tx, me, documentId, version));
  }

  private async within(
    me: AccountViewer,
    once: OnceKey,
    documentId: string,
    write: (tx: Transaction, communityId: string) => Promise<void>,
  ): Promise<DocumentView> {
    const { place, facts } = await findDocument(this.database.sql, me, documentId);
    demand(canChangeDocument(place, facts), place);
    return runOnce(this.database, once, async (tx) => {
      await holdDocument(tx, documentId);
      await write(tx, place.community.id);
      return presentDocument(tx.sql, await findDocument(tx.sql, me, documentId));
    });
  }
}
