import { Injectable } from '@nestjs/common';

import { canTagVideo, demand } from '#libs/access';
import type { OperationInput, setVideoTags, VideoView } from '#libs/contracts';
import { Database } from '#libs/database';
import type { AccountViewer } from '#libs/kernel';

import { tidyTags } from './tidy-tags.js';
import { findVideo, presentVideo } from './video-row.js';

/** Gives a video other tags, also one that is published. */
@Injectable()
export class TagVideo {
  constructor(private readonly database: Database) {}

  /** @throws DomainError `not-found`, `not-allowed` */
  async execute(
    me: AccountViewer,
    { params: { videoId }, body }: OperationInput<typeof setVideoTags>,
  ): Promise<VideoView> {
    const { place, facts } = await findVideo(this.database.sql, me, videoId);
    demand(canTagVideo(place, facts), place);
    await this.database.sql
      .updateTable('video')
      .set({ tags: tidyTags(body.tags) })
      .where('id', '=', videoId)
      .execute();
    return presentVideo(await findVideo(this.database.sql, me, videoId));
  }
}
