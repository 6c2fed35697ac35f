import { Injectable } from '@nestjs/common';

import type { Transaction } from '#libs/database';
import { Jobs } from '#libs/jobs';

import { PROGRESS_COLUMNS, tellAuthor } from '../videos/tell-author.js';
import { processVideo } from './process-video-job.js';

/** Hands videos whose bytes are all there to the workers. */
@Injectable()
export class StartProcessing {
  constructor(private readonly jobs: Jobs) {}

  /** The upload is finished: the draft that waits for it, if there is one already, goes on. */
  async whenUploaded(tx: Transaction, uploadId: string): Promise<void> {
    const video = await tx.sql
      .updateTable('video')
      .set({ state: 'waiting' })
      .where('upload_id', '=', uploadId)
      .where('state', '=', 'uploading')
      .where('deleted_at', 'is', null)
      .returning(PROGRESS_COLUMNS)
      .executeTakeFirst();
    if (video === undefined) return;
    await this.jobs.send(tx, processVideo, { videoId: video.id });
    await tellAuthor(tx, video);
  }

  /** Begins anew with a video that has failed. @returns whether it had failed, and its bytes are still there */
  async again(tx: Transaction, videoId: string): Promise<boolean> {
    const video = await tx.sql
      .updateTable('video')
      .set({ state: 'waiting', failure: null, attempts: 0, progress: 0 })
      .where('id', '=', videoId)
      .where('state', '=', 'failed')
      .where('upload_id', 'is not', null)
      .where('deleted_at', 'is', null)
      .returning(PROGRESS_COLUMNS)
      .executeTakeFirst();
    if (video === undefined) return false;
    await this.jobs.send(tx, processVideo, { videoId });
    await tellAuthor(tx, video);
    return true;
  }
}
