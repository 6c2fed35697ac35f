import { LIMITS } from '#libs/kernel';

import { MediaRefused } from '../media-refused.js';

/** The wall time that ffmpeg may spend on one file, over all its runs. What others do in between is not counted. */
export class TimeBudget {
  private leftMs: number;

  constructor(durationMs: number) {
    const { baseSeconds, secondsPerSecond } = LIMITS.mediaWorker;
    this.leftMs = baseSeconds * 1000 + secondsPerSecond * durationMs;
  }

  /** @throws MediaRefused `took-too-long` when nothing is left */
  async spend<T>(run: (leftMs: number) => Promise<T>): Promise<T> {
    if (this.leftMs <= 0) throw new MediaRefused('took-too-long');
    const start = performance.now();
    try {
      return await run(this.leftMs);
    } finally {
      this.leftMs -= performance.now() - start;
    }
  }
}
