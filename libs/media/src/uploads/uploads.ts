import { Inject, Injectable } from '@nestjs/common';
import { sql, type Selectable } from 'kysely';

import { CONFIG, type Config } from '#libs/config';
import { Database, type Tables, type Transaction } from '#libs/database';
import { CLOCK, DomainError, LIMITS, notFound, type Clock } from '#libs/kernel';
import { cleanFileName, newObjectKey, OBJECT_STORE, type ObjectStore } from '#libs/storage';

import { StartProcessing } from '../processing/start-processing.js';
import { releaseQuota, reserveQuota } from './upload-quota.js';

/** Keys of everything below this area belong to rows of `upload_part`. */
export const UPLOADS_AREA = 'uploads';

/** An upload's row as queries give it. */
export type UploadRow = Selectable<Tables['upload']>;

/** What somebody announces to send. */
export interface AnnouncedUpload {
  readonly id: string;
  readonly personId: string;
  readonly fileName: string;
  readonly size: number;
}

/** Bytes in the store that no upload counts yet. */
export interface StoredPart {
  readonly key: string;
  readonly size: number;
}

interface Addition {
  readonly personId: string;
  readonly uploadId: string;
  readonly offset: number;
  readonly parts: readonly StoredPart[];
}

/** Uploads with the bytes that are stored of them for good. */
@Injectable()
export class Uploads {
  constructor(
    private readonly database: Database,
    private readonly processing: StartProcessing,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Reserves room for an upload. @throws DomainError `tus.quota-full`, `upload.empty` */
  async announce({ id, personId, fileName, size }: AnnouncedUpload): Promise<UploadRow> {
    if (size === 0) throw new DomainError('upload.empty');
    const now = this.clock.now();
    return this.database.transaction(async (tx) => {
      await reserveQuota(tx, personId, size, this.config.uploads.videoQuotaBytes);
      return tx.sql
        .insertInto('upload')
        .values({
          id,
          person_id: personId,
          file_name: cleanFileName(fileName),
          size,
          reserved_bytes: size,
          created_at: now,
          expires_at: new Date(now.getTime() + LIMITS.videos.uploadSeconds * 1000),
        })
        .returningAll()
        .executeTakeFirstOrThrow();
    });
  }

  /** @throws DomainError `not-found` also when it is somebody else's */
  async find(personId: string, id: string): Promise<UploadRow> {
    const row = await this.database.sql
      .selectFrom('upload')
      .selectAll()
      .where('id', '=', id)
      .where('person_id', '=', personId)
      .executeTakeFirst();
    if (row === undefined) throw notFound();
    return row;
  }

  /** Puts bytes into the store under a key of their own, where they count for nothing yet. */
  async keep(bytes: Buffer): Promise<StoredPart> {
    const key = newObjectKey(UPLOADS_AREA);
    await this.store.put(bytes, { key, mediaType: 'application/octet-stream', size: bytes.length });
    return { key, size: bytes.length };
  }

  /** Takes bytes out again that came to count for nothing. What fails here is swept later. */
  async discard(parts: readonly StoredPart[]): Promise<void> {
    for (const { key } of parts) await this.store.delete(key).catch(() => undefined);
  }

  /**
   * Makes stored parts the next bytes of an upload, all or none, if it still ends at `offset`. With the last byte it
   * is finished, and the video that waits for it is processed.
   *
   * @returns the new offset
   * @throws DomainError `tus.offset-wrong` when another request was first
   */
  async append({ personId, uploadId, offset, parts }: Addition): Promise<number> {
    const end = offset + parts.reduce((sum, { size }) => sum + size, 0);
    return this.database.transaction(async (tx) => {
      const grown = await this.grow(tx, { personId, uploadId, offset, end });
      let start = offset;
      const rows = parts.map(({ key, size }) => {
        const row = { upload_id: uploadId, start_byte: start, size, object_key: key };
        start += size;
        return row;
      });
      await tx.sql.insertInto('upload_part').values(rows).execute();
      if (grown.finished_at !== null) await this.processing.whenUploaded(tx, uploadId);
      return end;
    });
  }

  /**
   * Ends an upload and frees what it had reserved. One that a video is made of stays.
   *
   * @throws DomainError `not-found`, `tus.in-use`
   */
  async remove(personId: string, id: string): Promise<void> {
    await this.find(personId, id);
    const closed = await this.database.transaction((tx) =>
      tx.sql
        .updateTable('upload')
        .set({ expires_at: this.clock.now() })
        .where('id', '=', id)
        .where(sql<boolean>`not exists (select from video where video.upload_id = upload.id)`)
        .returning('id')
        .executeTakeFirst(),
    );
    if (closed === undefined) throw new DomainError('tus.in-use');
    await this.erase(id);
  }

  /** Removes an upload that takes no more bytes: its objects first, so that a crash leaves nothing for ever. */
  async erase(id: string): Promise<void> {
    const parts = await this.database.sql
      .selectFrom('upload_part')
      .select('object_key')
      .where('upload_id', '=', id)
      .execute();
    for (const { object_key: key } of parts) await this.store.delete(key);
    await this.database.transaction(async (tx) => {
      const gone = await tx.sql
        .deleteFrom('upload')
        .where('id', '=', id)
        .returning(['person_id', 'reserved_bytes'])
        .executeTakeFirst();
      if (gone !== undefined) await releaseQuota(tx, gone.person_id, gone.reserved_bytes);
    });
  }

  private async grow(
    tx: Transaction,
    { personId, uploadId, offset, end }: Omit<Addition, 'parts'> & { readonly end: number },
  ): Promise<Pick<UploadRow, 'finished_at'>> {
    const now = this.clock.now();
    const grown = await tx.sql
      .updateTable('upload')
      .set({
        offset_bytes: end,
        finished_at: sql`case when size = ${end} then ${now}::timestamptz end`,
      })
      .where('id', '=', uploadId)
      .where('person_id', '=', personId)
      .where('offset_bytes', '=', offset)
      .where('size', '>=', end)
      .where('expires_at', '>', now)
      .returning('finished_at')
      .executeTakeFirst();
    if (grown === undefined) throw new DomainError('tus.offset-wrong');
    return grown;
  }
}
