import { Inject, Injectable } from '@nestjs/common';

import { canAddDocument, demand, findPlace } from '#libs/access';
import type { addDocument, DocumentView, OperationInput } from '#libs/contracts';
import { Database, runOnce, type OnceKey } from '#libs/database';
import { CLOCK, newId, type AccountViewer, type Clock } from '#libs/kernel';

import { findDocument, presentDocument } from '../document-row.js';
import { folderName } from '../folder-name.js';
import { NewVersions } from './new-versions.js';

type Input = Pick<OperationInput<typeof addDocument>, 'params' | 'body'>;

/** Makes an uploaded file the first version of a document. */
@Injectable()
export class AddDocument {
  constructor(
    private readonly database: Database,
    private readonly versions: NewVersions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not-found`, `not-allowed`, `community.archived`, `file.missing`, `idempotency.key-reused` */
  async execute(
    me: AccountViewer,
    once: OnceKey,
    { params: { communityId }, body }: Input,
  ): Promise<DocumentView> {
    const place = await findPlace(this.database.sql, me, communityId);
    demand(canAddDocument(place), place);
    return runOnce(this.database, once, async (tx) => {
      const [id, now] = [newId(), this.clock.now()];
      await tx.sql
        .insertInto('document')
        .values({
          id,
          instance_id: place.community.instanceId,
          community_id: communityId,
          author_id: me.personId,
          title: body.title.trim(),
          description: body.description ?? '',
          folder: folderName(body.folder ?? ''),
          language: body.language,
          created_at: now,
          updated_at: now,
        })
        .execute();
      await this.versions.add(tx, me, { documentId: id, communityId, fileId: body.fileId, note: '' });
      return presentDocument(tx.sql, await findDocument(tx.sql, me, id));
    });
  }
}
