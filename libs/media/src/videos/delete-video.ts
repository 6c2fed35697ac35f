import { Inject, Injectable } from '@nestjs/common';

import { canDeleteVideo, demand } from '#libs/access';
import { Database, type Transaction } from '#libs/database';
import { DeleteThread } from '#libs/discussion';
import { CLOCK, type AccountViewer, type Clock } from '#libs/kernel';

import { releaseQuota } from '../uploads/upload-quota.js';
import { findVideo } from './video-row.js';

/** Deletes a draft for good, or the thread of a published video, which can be restored. */
@Injectable()
export class DeleteVideo {
  constructor(
    private readonly database: Database,
    private readonly deleteThread: DeleteThread,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not-found`, `not-allowed` */
  async execute(me: AccountViewer, videoId: string): Promise<void> {
    const { row, place, facts } = await findVideo(this.database.sql, me, videoId);
    demand(canDeleteVideo(place, facts), place);
    if (row.thread_id !== null) await this.deleteThread.execute(me, row.thread_id);
    else await this.database.transaction((tx) => discardDraft(tx, videoId, this.clock.now()));
  }
}

/**
 * Hides a draft at once and frees its quota; the bytes go with the next sweep. The new generation keeps a worker that
 * is still busy with it from writing anything.
 */
export const discardDraft = async (tx: Transaction, videoId: string, now: Date): Promise<void> => {
  const before = await tx.sql
    .selectFrom('video')
    .select(['author_id', 'upload_id', 'reserved_bytes'])
    .where('id', '=', videoId)
    .where('thread_id', 'is', null)
    .where('deleted_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (before === undefined) return;
  await tx.sql
    .updateTable('video')
    .set((set) => ({
      deleted_at: now,
      generation: set('generation', '+', 1),
      upload_id: null,
      reserved_bytes: 0,
    }))
    .where('id', '=', videoId)
    .execute();
  if (before.upload_id !== null)
    await tx.sql.updateTable('upload').set({ expires_at: now }).where('id', '=', before.upload_id).execute();
  await releaseQuota(tx, before.author_id, before.reserved_bytes);
};
