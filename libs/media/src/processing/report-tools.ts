import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { sql } from 'kysely';
import { z } from 'zod';

import { CONFIG, type Config } from '#libs/config';
import { Database } from '#libs/database';
import { defineJob, Jobs } from '#libs/jobs';
import { LOG, type Log } from '#libs/observability';
import { findFfmpeg, type Ffmpeg } from '#libs/transcoding';

/** Every hour: which worker's machine still has what. */
const reportTools = defineJob({ name: 'media.report-tools', input: z.object({}), schedule: '11 * * * *' });

/** Says what the machine of a worker has for videos: to its operator, and to the processes that serve pages. */
@Injectable()
export class ReportTools implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOG) private readonly log: Log,
  ) {}

  async onModuleInit(): Promise<void> {
    this.jobs.handle(reportTools, async () => void (await this.execute()));
    if (!this.config.roles.worker) return;
    const ffmpeg = await this.execute();
    if (ffmpeg === null) this.log.warn('No usable ffmpeg was found: videos cannot be processed here.');
    else if (!ffmpeg.isolated) this.log.warn(ffmpeg, 'This machine lets ffmpeg run with the network only.');
  }

  /** Writes down that ffmpeg is here, where it is; a worker that is gone is forgotten after some hours. */
  async execute(): Promise<Ffmpeg | null> {
    const ffmpeg = await findFfmpeg();
    if (ffmpeg === null) return null;
    await this.database.sql
      .insertInto('worker_tool')
      .values({ name: 'ffmpeg', seen_at: sql`now()` })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ seen_at: sql`now()` }))
      .execute();
    return ffmpeg;
  }
}
