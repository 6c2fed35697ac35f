import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { canAttachDocument, demand, readsDocument } from '#libs/access';
import type { listThreadDocuments, OperationAnswer } from '#libs/contracts';
import { Database } from '#libs/database';
import { findThread } from '#libs/discussion';
import { CLOCK, DomainError, LIMITS, type AccountViewer, type Clock, type Viewer } from '#libs/kernel';

import { findDocument, loadDocuments, presentSummary } from '../document-row.js';

/** Documents beside threads: each is shown to those who may read both. */
@Injectable()
export class ThreadDocuments {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not-found` */
  async list(viewer: Viewer, threadId: string): Promise<OperationAnswer<typeof listThreadDocuments>> {
    const { place, facts } = await findThread(this.database, viewer, threadId);
    const beside = sql`select b.added_at from thread_document b where b.document_id = d.id and b.thread_id = ${threadId}`;
    const documents = await loadDocuments(
      this.database.sql,
      viewer,
      sql`exists (${beside}) and ${readsDocument(viewer, { document: 'd', community: 'c' })}
        order by (${beside}), d.id`,
    );
    return {
      items: documents.map(presentSummary),
      permissions: { canAttach: canAttachDocument(place, facts) },
    };
  }

  /** Nothing happens where it is there already. @throws DomainError `not-found`, `not-allowed`, `document.too-many-beside` */
  async attach(me: AccountViewer, threadId: string, documentId: string): Promise<void> {
    await this.demandBoth(me, threadId, documentId);
    await this.database.transaction(async (tx) => {
      // The thread stands still, so that its documents are counted rightly.
      await tx.sql.selectFrom('thread').select('id').where('id', '=', threadId).forNoKeyUpdate().execute();
      const beside = await tx.sql
        .selectFrom('thread_document')
        .select('document_id')
        .where('thread_id', '=', threadId)
        .execute();
      if (beside.some(({ document_id: id }) => id === documentId)) return;
      const { perThread: most } = LIMITS.documents;
      if (beside.length >= most) throw new DomainError('document.too-many-beside', { most });
      await tx.sql
        .insertInto('thread_document')
        .values({
          thread_id: threadId,
          document_id: documentId,
          added_by: me.personId,
          added_at: this.clock.now(),
        })
        .execute();
    });
  }

  /** Nothing happens where it is not there. @throws DomainError `not-found`, `not-allowed` */
  async detach(me: AccountViewer, threadId: string, documentId: string): Promise<void> {
    await this.demandBoth(me, threadId, documentId);
    await this.database.sql
      .deleteFrom('thread_document')
      .where('thread_id', '=', threadId)
      .where('document_id', '=', documentId)
      .execute();
  }

  private async demandBoth(me: AccountViewer, threadId: string, documentId: string): Promise<void> {
    const { place, facts } = await findThread(this.database, me, threadId);
    await findDocument(this.database.sql, me, documentId);
    demand(canAttachDocument(place, facts), place);
  }
}
