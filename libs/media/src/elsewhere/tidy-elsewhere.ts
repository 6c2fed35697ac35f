import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { sql } from 'kysely';

import { Database } from '#libs/database';
import { DomainEventBus, Jobs } from '#libs/jobs';
import { CLOCK, type Clock } from '#libs/kernel';

import { clearVideosElsewhere, tidyVideosElsewhere } from './elsewhere-jobs.js';
import { KeptParts } from './kept-parts.js';

const DAY_MS = 24 * 3_600_000;

/** Keeps no more of videos of other servers than there is room for, and nothing of those that are gone. */
@Injectable()
export class TidyElsewhere implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly bus: DomainEventBus,
    private readonly parts: KeptParts,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(clearVideosElsewhere, () => this.parts.removeOutdated());
    this.jobs.handle(tidyVideosElsewhere, () => this.execute());
    this.bus.subscribe('media.elsewhere', ['thread.deleted', 'post.deleted'], (event) =>
      event.kind === 'thread.deleted'
        ? this.forgetThread(event.payload.threadId)
        : this.forgetPost(event.payload.postId),
    );
  }

  async execute(): Promise<void> {
    await this.parts.removeOutdated();
    await this.parts.trim();
    await this.parts.removeStrays(new Date(this.clock.now().getTime() - DAY_MS));
  }

  /** A thread may come back, with its video; meanwhile nobody plays it. */
  private async forgetThread(threadId: string): Promise<void> {
    const { sql: db } = this.database;
    const video = await db
      .selectFrom('video_elsewhere as e')
      .innerJoin('video as v', 'v.id', 'e.video_id')
      .select('v.id')
      .where('v.thread_id', '=', threadId)
      .executeTakeFirst();
    if (video === undefined) return;
    await this.database.transaction((tx) => this.jobs.send(tx, clearVideosElsewhere, {}));
  }

  /** Where others have replied, a thread outlives the video that opened it. */
  private async forgetPost(postId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const { rows } = await sql`
        delete from video v using thread t, post p, video_elsewhere e
        where p.id = ${postId} and p.deleted_at is not null and t.root_post_id = p.id and v.thread_id = t.id
          and e.video_id = v.id
        returning v.id`.execute(tx.sql);
      if (rows.length > 0) await this.jobs.send(tx, clearVideosElsewhere, {});
    });
  }
}
