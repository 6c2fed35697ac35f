import { Injectable } from '@nestjs/common';

import { canCreateVideo, canEditVideo, demand, demandReadable, findPlace } from '#libs/access';
import type { OperationInput, updateVideo, VideoView } from '#libs/contracts';
import { Database } from '#libs/database';
import { DomainError, type AccountViewer } from '#libs/kernel';

import { tidyTags } from './tidy-tags.js';
import { findVideo, presentVideo } from './video-row.js';

/** Changes the words of a draft, and where it will be published. */
@Injectable()
export class UpdateVideo {
  constructor(private readonly database: Database) {}

  /** @throws DomainError `not-found` also of the other community, `not-allowed`, `video.published` */
  async execute(
    me: AccountViewer,
    { params: { videoId }, body }: OperationInput<typeof updateVideo>,
  ): Promise<VideoView> {
    const { place, facts, row } = await findVideo(this.database.sql, me, videoId);
    if (facts.thread !== null) throw new DomainError('video.published');
    demand(canEditVideo(place, facts), place);
    const { communityId } = body;
    if (communityId !== undefined && communityId !== row.community_id) await this.demandRoom(me, communityId);
    await this.database.transaction(async (tx) => {
      const changed = await tx.sql
        .updateTable('video')
        .set({
          title: body.title?.trim() ?? row.title,
          description: body.description ?? row.description,
          language: body.language ?? row.language,
          ...(communityId !== undefined && { community_id: communityId }),
          ...(body.tags !== undefined && { tags: tidyTags(body.tags) }),
        })
        .where('id', '=', videoId)
        .where('thread_id', 'is', null)
        .where('deleted_at', 'is', null)
        .returning('id')
        .executeTakeFirst();
      if (changed === undefined) throw new DomainError('video.published');
    });
    return presentVideo(await findVideo(this.database.sql, me, videoId));
  }

  private async demandRoom(me: AccountViewer, communityId: string): Promise<void> {
    const place = await findPlace(this.database.sql, me, communityId);
    demandReadable(place);
    demand(canCreateVideo(place), place);
  }
}
