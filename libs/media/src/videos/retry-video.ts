import { Injectable } from '@nestjs/common';

import { canRetryVideo, demand } from '#libs/access';
import type { VideoView } from '#libs/contracts';
import { Database } from '#libs/database';
import { DomainError, type AccountViewer } from '#libs/kernel';

import { StartProcessing } from '../processing/start-processing.js';
import { findVideo, presentVideo } from './video-row.js';

/** Has a failed video processed once more, with as many attempts as at first. */
@Injectable()
export class RetryVideo {
  constructor(
    private readonly database: Database,
    private readonly processing: StartProcessing,
  ) {}

  /** @throws DomainError `not-found`, `not-allowed`, `video.not-failed` */
  async execute(me: AccountViewer, videoId: string): Promise<VideoView> {
    const { place, facts } = await findVideo(this.database.sql, me, videoId);
    demand(canRetryVideo(place, facts), place);
    await this.database.transaction(async (tx) => {
      if (!(await this.processing.again(tx, videoId))) throw new DomainError('video.not-failed');
    });
    return presentVideo(await findVideo(this.database.sql, me, videoId));
  }
}
