import { Injectable, type OnModuleInit } from '@nestjs/common';
import { sql } from 'kysely';
import { z } from 'zod';

import { Database } from '#libs/database';
import { defineJob, Jobs } from '#libs/jobs';

/** Every hour: authors of published videos that should have captions and still have none. */
const remindOfCaptions = defineJob({
  name: 'media.remind-of-captions',
  input: z.object({}),
  schedule: '41 * * * *',
});

const AGAIN_AFTER = '14 days';
const MOST = 500;

interface Due {
  readonly videoId: string;
  readonly threadId: string;
  readonly communityId: string;
  readonly personId: string;
}

/** Reminds authors of captions that are missing, until somebody has written them or said that none are needed. */
@Injectable()
export class RemindOfCaptions implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(remindOfCaptions, () => this.execute());
  }

  /** The next reminder is set in the transaction that records this one. */
  async execute(): Promise<void> {
    await this.database.transaction(async (tx) => {
      const { rows } = await sql<Due>`
        update caption_waiver w set remind_at = now() + ${AGAIN_AFTER}::interval
        from video v join thread t on t.id = v.thread_id
        where v.id = w.video_id and w.video_id in (
          select d.video_id from caption_waiver d where d.remind_at <= now()
          order by d.remind_at limit ${MOST} for update skip locked)
        returning v.id as "videoId", t.id as "threadId", v.community_id as "communityId",
          case when v.deleted_at is null and t.deleted_at is null and not exists (select from video_captions c
            where c.video_id = v.id and not c.is_draft) then v.author_id end as "personId"`.execute(tx.sql);
      for (const due of rows) if (due.personId !== null) await tx.record('captions.missing', due);
    });
  }
}
