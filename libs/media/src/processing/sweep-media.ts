import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { sql } from 'kysely';
import { z } from 'zod';

import { Database, type Transaction } from '#libs/database';
import { defineJob, Jobs } from '#libs/jobs';
import { CLOCK, type Clock } from '#libs/kernel';

import { UPLOADS_AREA, Uploads } from '../uploads/uploads.js';
import { PROGRESS_COLUMNS, tellAuthor } from '../videos/tell-author.js';
import { VIDEOS_AREA } from './keep-files.js';
import { MediaLeftovers } from './media-leftovers.js';

const DAY_MS = 24 * 3_600_000;

/** Every hour: uploads that ran out, files that no player needs any more, and what crashes left behind. */
const sweepMedia = defineJob({
  name: 'media.sweep',
  input: z.object({}),
  schedule: '23 * * * *',
  expireSeconds: 3000,
});

/** Objects first, rows second: a crash between the two is repaired by the next sweep. */
@Injectable()
export class SweepMedia implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly uploads: Uploads,
    private readonly leftovers: MediaLeftovers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(sweepMedia, () => this.execute());
  }

  async execute(): Promise<void> {
    const now = this.clock.now();
    const dayAgo = new Date(now.getTime() - DAY_MS);
    await this.database.transaction((tx) => failUnfinished(tx, now));
    await this.eraseExpired(now);
    await this.leftovers.eraseFiles(dayAgo);
    await this.database.sql
      .deleteFrom('video')
      .where('deleted_at', 'is not', null)
      .where(sql<boolean>`not exists (select from video_file where video_id = video.id)`)
      .execute();
    await this.leftovers.removeStrays(UPLOADS_AREA, 'upload_part', dayAgo);
    await this.leftovers.removeStrays(VIDEOS_AREA, 'video_file', dayAgo);
    await this.leftovers.removeFolders(dayAgo);
  }

  private async eraseExpired(now: Date): Promise<void> {
    const expired = await this.database.sql
      .selectFrom('upload')
      .select('id')
      .where('expires_at', '<=', now)
      .where(sql<boolean>`not exists (select from video where video.upload_id = upload.id)`)
      .execute();
    for (const { id } of expired) await this.uploads.erase(id);
  }
}

/** Drafts whose bytes did not come in time. */
const failUnfinished = async (tx: Transaction, now: Date): Promise<void> => {
  const failed = await tx.sql
    .updateTable('video')
    .set({ state: 'failed', failure: 'upload-expired', upload_id: null })
    .where('state', '=', 'uploading')
    .where('deleted_at', 'is', null)
    .where('upload_id', 'in', tx.sql.selectFrom('upload').select('upload.id').where('expires_at', '<=', now))
    .returning(PROGRESS_COLUMNS)
    .execute();
  for (const video of failed) await tellAuthor(tx, video);
};
