import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';

import { CONFIG, type Config } from '#libs/config';
import { Jobs } from '#libs/jobs';
import { LOG, type Log } from '#libs/observability';
import { findFfmpeg } from '#libs/transcoding';

import { processVideo } from './process-video-job.js';
import { ProcessVideo } from './process-video.js';

/** Takes videos to process from the queue until the process stops. */
@Injectable()
export class RunProcessing implements OnModuleInit, OnModuleDestroy {
  private readonly stopping = new AbortController();

  constructor(
    private readonly jobs: Jobs,
    private readonly processing: ProcessVideo,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(processVideo, ({ videoId }, { signal }) =>
      this.processing.execute(videoId, AbortSignal.any([signal, this.stopping.signal])),
    );
    if (this.config.roles.worker) void this.reportTools();
  }

  onModuleDestroy(): void {
    this.stopping.abort(new Error('The process stops.'));
  }

  /** Tells an operator what this machine lacks for videos. */
  private async reportTools(): Promise<void> {
    const ffmpeg = await findFfmpeg();
    if (ffmpeg === null) this.log.warn('No usable ffmpeg was found: videos cannot be processed here.');
    else if (!ffmpeg.isolated) this.log.warn(ffmpeg, 'This machine lets ffmpeg run with the network only.');
  }
}
