import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';

import { Inject, Injectable } from '@nestjs/common';

import { Database } from '#libs/database';
import { OBJECT_STORE, type ObjectStore } from '#libs/storage';

import { Uploads } from '../uploads/uploads.js';

/** What somebody uploaded, as a worker needs it. */
@Injectable()
export class SourceFile {
  constructor(
    private readonly database: Database,
    private readonly uploads: Uploads,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
  ) {}

  /** Writes the bytes of a finished upload into one local file. @throws Error when some are missing */
  async write(uploadId: string, file: string, signal: AbortSignal): Promise<void> {
    const { size } = await this.database.sql
      .selectFrom('upload')
      .select('size')
      .where('id', '=', uploadId)
      .executeTakeFirstOrThrow();
    const parts = await this.database.sql
      .selectFrom('upload_part')
      .select('object_key')
      .where('upload_id', '=', uploadId)
      .orderBy('start_byte')
      .execute();
    for (const { object_key: key } of parts)
      await pipeline(await this.store.get(key), createWriteStream(file, { flags: 'a', mode: 0o600 }), {
        signal,
      });
    const written = parts.length === 0 ? 0 : (await stat(file)).size;
    if (written !== size) throw new Error(`upload ${uploadId} has ${written} of ${size} bytes`);
  }

  /** Lets the bytes go, once all has been made of them. */
  release(uploadId: string): Promise<void> {
    return this.uploads.erase(uploadId);
  }
}
