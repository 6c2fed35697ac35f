import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { Database } from '#libs/database';
import { OBJECT_STORE, variantKey, type ObjectStore } from '#libs/storage';

import { PREVIEW } from './present-file.js';

const PDF = 'application/pdf';

/** Keeps a PDF of a document beside it, for those who may read the document. */
@Injectable()
export class KeepPreview {
  constructor(
    private readonly database: Database,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
  ) {}

  /** Nothing happens where the document is gone; one that is there already is replaced. */
  async keep(fileId: string, pdf: Buffer): Promise<void> {
    const file = await this.database.sql
      .selectFrom('stored_file')
      .select('object_key')
      .where('id', '=', fileId)
      .where('deleted_at', 'is', null)
      .executeTakeFirst();
    if (file === undefined) return;
    const key = variantKey(file.object_key, PREVIEW);
    await this.store.put(pdf, { key, mediaType: PDF, size: pdf.length });
    const preview = { [PREVIEW]: { key, mediaType: PDF, size: pdf.length, width: 0, height: 0 } };
    const { numAffectedRows } =
      await sql`update stored_file set variants = variants || ${JSON.stringify(preview)}::jsonb
      where id = ${fileId} and deleted_at is null`.execute(this.database.sql);
    if (Number(numAffectedRows ?? 0) === 0) await this.store.delete(key);
  }
}
