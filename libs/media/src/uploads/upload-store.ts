import type { Readable } from 'node:stream';

import { DataStore, Upload } from '@tus/server';

import { isId, LIMITS, notFound } from '#libs/kernel';

import { cutIntoParts } from './cut-into-parts.js';
import { readAhead } from './read-ahead.js';
import type { UploadChecksum } from './upload-checksum.js';
import type { StoredPart, UploadRow, Uploads } from './uploads.js';

const presentUpload = (row: UploadRow): Upload =>
  new Upload({
    id: row.id,
    size: row.size,
    offset: row.offset_bytes,
    metadata: { filename: row.file_name },
    creation_date: row.created_at.toISOString(),
  });

/**
 * What the tus server knows of storage, for one request of one person. Bytes become part of an upload by a single
 * conditional statement, so requests of several processes cannot mix, and no lock is held while bytes arrive.
 */
export class UploadStore extends DataStore {
  override extensions = ['creation', 'creation-with-upload', 'expiration', 'termination', 'checksum'];

  constructor(
    private readonly uploads: Uploads,
    private readonly personId: string,
    private readonly checksum: UploadChecksum | null,
  ) {
    super();
  }

  override async create(upload: Upload): Promise<Upload> {
    const { id, size = 0, metadata } = upload;
    const fileName = metadata?.['filename'] ?? '';
    const row = await this.uploads.announce({ id, personId: this.personId, fileName, size });
    return Object.assign(upload, presentUpload(row));
  }

  override async getUpload(id: string): Promise<Upload> {
    if (!isId(id)) throw notFound();
    return presentUpload(await this.uploads.find(this.personId, id));
  }

  override write(stream: Readable, id: string, offset: number): Promise<number> {
    return this.checksum === null
      ? this.writeAsItComes(stream, id, offset)
      : this.writeWhole(stream, this.checksum, id, offset);
  }

  override remove(id: string): Promise<void> {
    if (!isId(id)) throw notFound();
    return this.uploads.remove(this.personId, id);
  }

  override getExpiration(): number {
    return LIMITS.videos.uploadSeconds * 1000;
  }

  private async writeAsItComes(stream: Readable, id: string, offset: number): Promise<number> {
    let end = offset;
    for await (const bytes of readAhead(cutIntoParts(stream)))
      end = await this.append(id, end, [await this.keep(bytes)]);
    return end;
  }

  /** Nothing counts before all of it has come and is what its sender says it is. */
  private async writeWhole(
    stream: Readable,
    checksum: UploadChecksum,
    id: string,
    offset: number,
  ): Promise<number> {
    const parts: StoredPart[] = [];
    try {
      for await (const bytes of readAhead(cutIntoParts(stream))) {
        checksum.take(bytes);
        parts.push(await this.keep(bytes));
      }
      checksum.demandMatch();
    } catch (error) {
      await this.uploads.discard(parts);
      throw error;
    }
    return parts.length === 0 ? offset : this.append(id, offset, parts);
  }

  private keep(bytes: Buffer): Promise<StoredPart> {
    return this.uploads.keep(bytes);
  }

  private async append(uploadId: string, offset: number, parts: readonly StoredPart[]): Promise<number> {
    try {
      return await this.uploads.append({ personId: this.personId, uploadId, offset, parts });
    } catch (error) {
      await this.uploads.discard(parts);
      throw error;
    }
  }
}
