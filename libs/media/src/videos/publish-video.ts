import { Inject, Injectable } from '@nestjs/common';

import { canPublishVideo, demand } from '#libs/access';
import type { MissingCaptions, OperationInput, publishVideo, VideoView } from '#libs/contracts';
import { Database, runOnce, type OnceKey } from '#libs/database';
import { OpenThread } from '#libs/discussion';
import { nextReview } from '#libs/identity';
import { CLOCK, DomainError, type AccountViewer, type Clock } from '#libs/kernel';

import { waiveCaptions } from '../captions/caption-waivers.js';
import {
  findVideo,
  hasCaptions,
  holdVideo,
  presentVideo,
  type VideoAtHand,
  type VideoRow,
} from './video-row.js';

/** Opens the thread of a draft: from then on the video is read by whoever reads the thread. */
@Injectable()
export class PublishVideo {
  constructor(
    private readonly database: Database,
    private readonly openThread: OpenThread,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @throws DomainError `not-found`, `not-allowed`, `video.published`, `video.not-playable`, `video.no-captions`,
   *   `idempotency.key-reused`
   */
  async execute(
    me: AccountViewer,
    once: OnceKey,
    { params: { videoId }, body }: OperationInput<typeof publishVideo>,
  ): Promise<VideoView> {
    const { row } = await findVideo(this.database.sql, me, videoId);
    const open = await this.openThread.prepare(me, {
      communityId: row.community_id,
      title: row.title,
      markdown: row.description,
      language: row.language,
    });
    return runOnce(this.database, once, async (tx) => {
      await holdVideo(tx, videoId);
      const held = await findVideo(tx.sql, me, videoId);
      demandPublishable(held);
      if (isChanged(row, held.row)) throw new DomainError('conflict');
      const waiver = waiverFor(held.row, body?.missingCaptions);
      const now = this.clock.now();
      const { thread } = await open(tx);
      await tx.sql
        .updateTable('video')
        .set({ thread_id: thread.id, published_at: now, review_by: nextReview(now) })
        .where('id', '=', videoId)
        .execute();
      if (waiver !== null) {
        const { community_id: communityId } = row;
        await waiveCaptions(tx, { videoId, communityId, threadId: thread.id, by: me.personId, now }, waiver);
      }
      return presentVideo(await findVideo(tx.sql, me, videoId));
    });
  }
}

/** Whether what the thread is made of was changed in another window, between its reading and the holding of the row. */
const isChanged = (read: VideoRow, held: VideoRow): boolean =>
  held.title !== read.title ||
  held.description !== read.description ||
  held.community_id !== read.community_id;

const demandPublishable = ({ row, place, facts }: VideoAtHand): void => {
  if (facts.thread !== null) throw new DomainError('video.published');
  demand(canPublishVideo(place, facts), place);
  if (row.playable_generation === null) throw new DomainError('video.not-playable');
};

/** The reason that is recorded: none where there are captions. @throws DomainError `video.no-captions` */
const waiverFor = (row: VideoRow, given: MissingCaptions | undefined): MissingCaptions | null => {
  if (hasCaptions(row)) return null;
  if (given === undefined) throw new DomainError('video.no-captions');
  return given;
};
