import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';

import { Jobs } from '#libs/jobs';

import { processVideo } from './process-video-job.js';
import { ProcessVideo } from './process-video.js';

/** Takes videos to process from the queue until the process stops. */
@Injectable()
export class RunProcessing implements OnModuleInit, OnModuleDestroy {
  private readonly stopping = new AbortController();

  constructor(
    private readonly jobs: Jobs,
    private readonly processing: ProcessVideo,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(processVideo, ({ videoId }, { signal, holds }) =>
      this.processing.execute(videoId, {
        signal: AbortSignal.any([signal, this.stopping.signal]),
        holds,
      }),
    );
  }

  onModuleDestroy(): void {
    this.stopping.abort(new Error('The process stops.'));
  }
}
