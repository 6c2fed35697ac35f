import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';

import { Database } from '#libs/database';
import { defineJob, Jobs } from '#libs/jobs';
import { CLOCK, type Clock } from '#libs/kernel';

const BATCH = 500;

const tellOfReviews = defineJob({
  name: 'media.tell-of-reviews',
  input: z.object({}),
  schedule: '50 5 * * *',
  expireSeconds: 900,
});

/** Every day: asks the owners of videos whose day has come whether these are still correct, once for each day. */
@Injectable()
export class TellOfReviews implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(tellOfReviews, () => this.execute());
  }

  async execute(): Promise<void> {
    while ((await this.tellSome()) === BATCH);
  }

  private async tellSome(): Promise<number> {
    return this.database.transaction(async (tx) => {
      const due = await tx.sql
        .selectFrom('video as v')
        .innerJoin('thread as t', 't.id', 'v.thread_id')
        .select(['v.id', 'v.author_id', 'v.review_by', 't.id as thread_id', 'v.community_id'])
        .where('v.review_by', '<=', this.clock.now())
        .where('v.deleted_at', 'is', null)
        .where('t.deleted_at', 'is', null)
        .where((where) => where('v.review_told_for', 'is distinct from', where.ref('v.review_by')))
        .orderBy('v.review_by')
        .limit(BATCH)
        .forUpdate('v')
        .skipLocked()
        .execute();
      for (const { id: videoId, author_id: personId, review_by, ...place } of due) {
        await tx.sql
          .updateTable('video')
          .set({ review_told_for: review_by })
          .where('id', '=', videoId)
          .execute();
        const { thread_id: threadId, community_id: communityId } = place;
        await tx.record('video.review-due', { videoId, threadId, communityId, personId });
      }
      return due.length;
    });
  }
}
