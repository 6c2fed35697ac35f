import { Inject, Injectable } from '@nestjs/common';

import { canPublishVideo, demand } from '#libs/access';
import type { VideoView } from '#libs/contracts';
import { Database, runOnce, type OnceKey, type Transaction } from '#libs/database';
import { OpenThread } from '#libs/discussion';
import { CLOCK, DomainError, type AccountViewer, type Clock } from '#libs/kernel';

import { findVideo, presentVideo } from './video-row.js';

/** Opens the thread of a draft: from then on the video is read by whoever reads the thread. */
@Injectable()
export class PublishVideo {
  constructor(
    private readonly database: Database,
    private readonly openThread: OpenThread,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not-found`, `not-allowed`, `video.published`, `video.not-playable`, `idempotency.key-reused` */
  async execute(me: AccountViewer, once: OnceKey, videoId: string): Promise<VideoView> {
    const { row } = await findVideo(this.database.sql, me, videoId);
    const open = await this.openThread.prepare(me, {
      communityId: row.community_id,
      title: row.title,
      markdown: row.description,
      language: row.language,
    });
    return runOnce(this.database, once, async (tx) => {
      await holdVideo(tx, videoId);
      const { row: held, place, facts } = await findVideo(tx.sql, me, videoId);
      if (facts.thread !== null) throw new DomainError('video.published');
      demand(canPublishVideo(place, facts), place);
      if (held.playable_generation === null) throw new DomainError('video.not-playable');
      // The words were read before the row was held, and somebody may be changing them in another window.
      if (held.title !== row.title || held.description !== row.description) throw new DomainError('conflict');
      const { thread } = await open(tx);
      await tx.sql
        .updateTable('video')
        .set({ thread_id: thread.id, published_at: this.clock.now() })
        .where('id', '=', videoId)
        .execute();
      return presentVideo(await findVideo(tx.sql, me, videoId));
    });
  }
}

/** Keeps the row as it is until the transaction ends. */
const holdVideo = async (tx: Transaction, videoId: string): Promise<void> => {
  await tx.sql.selectFrom('video').select('id').where('id', '=', videoId).forNoKeyUpdate().execute();
};
