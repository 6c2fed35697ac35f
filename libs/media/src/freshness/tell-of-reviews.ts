import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { sql } from 'kysely';
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

interface Due {
  readonly videoId: string;
  readonly threadId: string;
  readonly communityId: string;
  readonly personId: string;
}

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
      const { rows } = await sql<Due>`
        update video v set review_told_for = review_by
        where v.id in (
          select d.id from video d join thread t on t.id = d.thread_id
          where d.review_by <= ${this.clock.now()} and d.review_told_for is distinct from d.review_by
            and d.deleted_at is null and t.deleted_at is null
          order by d.review_by limit ${BATCH} for update of d skip locked)
        returning v.id as "videoId", v.thread_id as "threadId", v.community_id as "communityId",
          v.author_id as "personId"`.execute(tx.sql);
      for (const due of rows) await tx.record('video.review-due', due);
      return rows.length;
    });
  }
}
