import { Inject, Injectable } from '@nestjs/common';

import { Database } from '#libs/database';
import { CLOCK, type Clock } from '#libs/kernel';

import { discardDraft } from './delete-video.js';

/**
 * Lets go of what only somebody who has closed their account could see, drafts and what they have watched, and of what
 * counts them. Published videos stay, as posts do.
 */
@Injectable()
export class ForgetPerson {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(personId: string): Promise<void> {
    const now = this.clock.now();
    await this.database.transaction(async (tx) => {
      const drafts = await tx.sql
        .selectFrom('video')
        .select('id')
        .where('author_id', '=', personId)
        .where('thread_id', 'is', null)
        .where('deleted_at', 'is', null)
        .execute();
      for (const { id } of drafts) await discardDraft(tx, id, now);
      await tx.sql.deleteFrom('watch_record').where('person_id', '=', personId).execute();
      await tx.sql.deleteFrom('watch_opt_out').where('person_id', '=', personId).execute();
      await tx.sql
        .updateTable('upload')
        .set({ expires_at: now })
        .where('person_id', '=', personId)
        .where('reserved_bytes', '>', 0)
        .execute();
      await tx.sql.deleteFrom('video_viewing').where('person_id', '=', personId).execute();
      await tx.sql.deleteFrom('feed_address').where('person_id', '=', personId).execute();
    });
  }
}
