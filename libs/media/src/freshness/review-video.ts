import { Inject, Injectable } from '@nestjs/common';

import { canReviewVideo, demand } from '#libs/access';
import type { OperationInput, reviewVideo, VideoView } from '#libs/contracts';
import { Database } from '#libs/database';
import { nextReview } from '#libs/identity';
import { CLOCK, DomainError, type AccountViewer, type Clock } from '#libs/kernel';

import { findVideo, presentVideo } from '../videos/video-row.js';

const MOST_YEARS = 10;

/** Moves the day on which somebody is to look whether a video is still correct. */
@Injectable()
export class ReviewVideo {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not-found`, `not-allowed`, `video.review-day` */
  async execute(
    me: AccountViewer,
    { params: { videoId }, body: { reviewBy } }: OperationInput<typeof reviewVideo>,
  ): Promise<VideoView> {
    const { place, facts } = await findVideo(this.database.sql, me, videoId);
    demand(canReviewVideo(place, facts), place);
    const now = this.clock.now();
    const day = reviewBy === undefined ? nextReview(now) : dayWithin(reviewBy, now);
    await this.database.sql.updateTable('video').set({ review_by: day }).where('id', '=', videoId).execute();
    return presentVideo(await findVideo(this.database.sql, me, videoId));
  }
}

const dayWithin = (text: string, now: Date): Date => {
  const day = new Date(`${text}T00:00:00Z`);
  const last = new Date(now);
  last.setUTCFullYear(last.getUTCFullYear() + MOST_YEARS);
  if (day <= now || day > last)
    throw new DomainError('video.review-day', {}, [{ path: 'reviewBy', code: 'video.review-day' }]);
  return day;
};
