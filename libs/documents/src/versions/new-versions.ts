import { Inject, Injectable } from '@nestjs/common';

import { CONFIG, type Config } from '#libs/config';
import type { Transaction } from '#libs/database';
import { Jobs } from '#libs/jobs';
import { CLOCK, DomainError, LIMITS, type AccountViewer, type Clock } from '#libs/kernel';

import { examineDocument } from '../examination/examine-document-job.js';
import { openLatest } from './open-latest.js';

/** A version to be, of a document that the caller holds. */
interface NewVersion {
  readonly documentId: string;
  readonly communityId: string;
  readonly fileId: string;
  readonly note: string;
}

/** Puts versions at the end of a document. */
@Injectable()
export class NewVersions {
  constructor(
    private readonly jobs: Jobs,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Makes an upload the latest version. @throws DomainError `file.missing`, `document.too-many-versions` */
  async add(tx: Transaction, me: AccountViewer, version: NewVersion): Promise<void> {
    const { documentId, fileId } = version;
    const mediaType = await claimUpload(tx, me, version);
    await tx.sql
      .insertInto('document_file')
      .values({
        file_id: fileId,
        document_id: documentId,
        scan: this.config.virusScanner === null ? 'not-scanned' : 'waiting',
        text_state: 'waiting',
        // A PDF is one already.
        preview: mediaType === 'application/pdf' ? 'ready' : 'waiting',
        created_at: this.clock.now(),
      })
      .execute();
    await this.append(tx, me, { ...version, restoredFrom: null });
    await this.jobs.send(tx, examineDocument, { fileId });
  }

  /** Makes the file of an earlier version the latest one. @throws DomainError `document.version-missing`, `document.too-many-versions` */
  async restore(tx: Transaction, me: AccountViewer, documentId: string, number: number): Promise<void> {
    const earlier = await tx.sql
      .selectFrom('document_version as v')
      .innerJoin('document_file as df', 'df.file_id', 'v.file_id')
      .select('v.file_id')
      .where('v.document_id', '=', documentId)
      .where('v.number', '=', number)
      .where('df.scan', 'in', ['clean', 'not-scanned'])
      .executeTakeFirst();
    if (earlier === undefined) throw new DomainError('document.version-missing');
    await this.append(tx, me, { documentId, fileId: earlier.file_id, note: '', restoredFrom: number });
  }

  private async append(
    tx: Transaction,
    me: AccountViewer,
    version: Omit<NewVersion, 'communityId'> & { readonly restoredFrom: number | null },
  ): Promise<void> {
    const { documentId, fileId, note, restoredFrom } = version;
    const { last } = await tx.sql
      .selectFrom('document_version')
      .select((select) => select.fn.max('number').as('last'))
      .where('document_id', '=', documentId)
      .executeTakeFirstOrThrow();
    const number = (last ?? 0) + 1;
    if (number > LIMITS.documents.versions)
      throw new DomainError('document.too-many-versions', { most: LIMITS.documents.versions });
    const now = this.clock.now();
    await tx.sql
      .insertInto('document_version')
      .values({
        document_id: documentId,
        number,
        file_id: fileId,
        author_id: me.personId,
        note: note.trim(),
        restored_from: restoredFrom,
        created_at: now,
      })
      .execute();
    await openLatest(tx, documentId, now);
  }
}

/** Takes an upload of one's own for a document, once. @returns its media type */
const claimUpload = async (
  tx: Transaction,
  me: AccountViewer,
  { fileId, communityId }: NewVersion,
): Promise<string> => {
  // The row stays held until the transaction ends, so that nobody else finds it unused meanwhile.
  const file = await tx.sql
    .updateTable('stored_file as f')
    .set({ community_id: communityId })
    .where('f.id', '=', fileId)
    .where('f.owner_id', '=', me.personId)
    .where('f.purpose', '=', 'document')
    .where('f.deleted_at', 'is', null)
    .where('f.community_id', 'is', null)
    .returning('f.media_type')
    .executeTakeFirst();
  if (file === undefined) throw new DomainError('file.missing');
  return file.media_type;
};
