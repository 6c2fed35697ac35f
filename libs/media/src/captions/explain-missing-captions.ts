import { Inject, Injectable } from '@nestjs/common';

import { canCaptionVideo, demand } from '#libs/access';
import type { explainMissingCaptions, MissingCaptionsView, OperationInput } from '#libs/contracts';
import { Database } from '#libs/database';
import { CLOCK, DomainError, type AccountViewer, type Clock } from '#libs/kernel';

import { findVideo, hasCaptions } from '../videos/video-row.js';
import { waiveCaptions } from './caption-waivers.js';

/** Says why a published video has no captions. */
@Injectable()
export class ExplainMissingCaptions {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not-found`, `not-allowed`, `video.not-published`, `captions.exist` */
  async execute(
    me: AccountViewer,
    { params: { videoId }, body }: OperationInput<typeof explainMissingCaptions>,
  ): Promise<MissingCaptionsView> {
    const { row, place, facts } = await findVideo(this.database.sql, me, videoId);
    demand(canCaptionVideo(place, facts), place);
    const { thread_id: threadId, community_id: communityId } = row;
    if (threadId === null) throw new DomainError('video.not-published');
    if (hasCaptions(row)) throw new DomainError('captions.exist');
    const now = this.clock.now();
    await this.database.transaction((tx) =>
      waiveCaptions(tx, { videoId, communityId, threadId, by: me.personId, now }, body),
    );
    return { reason: body.reason, note: body.note?.trim() ?? '', at: now.toISOString() };
  }
}
