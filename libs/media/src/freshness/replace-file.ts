import { Inject, Injectable } from '@nestjs/common';

import { canReplaceVideo, demand } from '#libs/access';
import type { VideoView } from '#libs/contracts';
import { Database, type Transaction } from '#libs/database';
import { CLOCK, DomainError, type AccountViewer, type Clock } from '#libs/kernel';

import { StartProcessing } from '../processing/start-processing.js';
import { takeUpload } from '../uploads/take-upload.js';
import { releaseQuota } from '../uploads/upload-quota.js';
import { findVideo, presentVideo } from '../videos/video-row.js';

/** Has a new upload take the place of the file of a published video, once all of it is prepared. */
@Injectable()
export class ReplaceFile {
  constructor(
    private readonly database: Database,
    private readonly processing: StartProcessing,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not-found`, `not-allowed`, `video.busy`, `video.upload-missing` */
  async execute(me: AccountViewer, videoId: string, uploadId: string): Promise<VideoView> {
    const { place, facts } = await findVideo(this.database.sql, me, videoId);
    demand(canReplaceVideo(place, facts), place);
    const now = this.clock.now();
    await this.database.transaction(async (tx) => {
      const before = await hold(tx, videoId);
      const upload = await takeUpload(tx, me, uploadId, now);
      if (before.upload_id !== null) await expire(tx, before.upload_id, now);
      await tx.sql
        .updateTable('video')
        .set({
          upload_id: upload.id,
          reserved_bytes: upload.size,
          state: 'uploading',
          failure: null,
          attempts: 0,
          progress: 0,
          is_replaced: true,
          // What was cut off was cut off the old file.
          excerpt_start_ms: 0,
          excerpt_end_ms: null,
        })
        .where('id', '=', videoId)
        .execute();
      await releaseQuota(tx, me.personId, before.reserved_bytes);
      if (upload.finished_at !== null) await this.processing.whenUploaded(tx, upload.id);
    });
    return presentVideo(await findVideo(this.database.sql, me, videoId));
  }
}

/** Nothing else may be on its way. */
const hold = async (tx: Transaction, videoId: string) => {
  const found = await tx.sql
    .selectFrom('video')
    .select(['upload_id', 'reserved_bytes'])
    .where('id', '=', videoId)
    .where('state', 'in', ['ready', 'failed'])
    .where('playable_generation', 'is not', null)
    .forUpdate()
    .executeTakeFirst();
  if (found === undefined) throw new DomainError('video.busy');
  return found;
};

const expire = async (tx: Transaction, uploadId: string, now: Date): Promise<void> => {
  await tx.sql.updateTable('upload').set({ expires_at: now }).where('id', '=', uploadId).execute();
};
