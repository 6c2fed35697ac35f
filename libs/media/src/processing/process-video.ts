import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { Inject, Injectable } from '@nestjs/common';

import { CONFIG, type Config } from '#libs/config';
import { LIMITS } from '#libs/kernel';
import { LOG, type Log } from '#libs/observability';
import { examineMedia, factsOfExcerpt, findFfmpeg, MediaRefused, transcode } from '#libs/transcoding';

import { Attempts, Superseded, type Attempt, type Run } from './attempts.js';
import { PROCESSING_FOLDER } from './processing-folder.js';
import { Publications } from './publications.js';
import { SourceFile } from './source-file.js';

const PROGRESS_STEP = 5;

/** Makes a video playable, one attempt at a time. */
@Injectable()
export class ProcessVideo {
  constructor(
    private readonly attempts: Attempts,
    private readonly publications: Publications,
    private readonly source: SourceFile,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** @throws Error when it is worth trying again */
  async execute(videoId: string, { signal, holds }: Run): Promise<void> {
    const attempt = await this.attempts.begin(videoId, holds);
    if (attempt === null) return;
    if ((await findFfmpeg()) === null) return this.attempts.fail(attempt, 'no-ffmpeg');
    const folder = join(this.config.dataDir, PROCESSING_FOLDER, `${videoId}.${attempt.generation}`);
    try {
      await mkdir(join(folder, 'out'), { recursive: true, mode: 0o700 });
      await this.make(attempt, folder, signal);
    } catch (error) {
      await this.conclude(attempt, error, signal.aborted).catch(unlessSuperseded);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  private async make(attempt: Attempt, folder: string, stopped: AbortSignal): Promise<void> {
    const [source, out] = [join(folder, 'source'), join(folder, 'out')];
    const overtaken = new AbortController();
    const signal = AbortSignal.any([stopped, overtaken.signal]);
    await this.source.write(attempt.uploadId, source, signal);
    const facts = await examineMedia(source, { signal });
    const { excerpt } = attempt;
    await this.attempts.change(attempt, {
      duration_ms: Math.round(factsOfExcerpt(facts, excerpt).durationMs),
      width: facts.video?.width ?? null,
      height: facts.video?.height ?? null,
    });
    const made = await transcode(source, facts, out, {
      excerpt,
      signal,
      onProgress: this.progressOf(attempt, (error) => overtaken.abort(error)),
      onRendition: (rendition, master) => this.publications.rendition(attempt, out, rendition, master),
    });
    await this.publications.pictures(attempt, out, made);
    await this.attempts.finish(attempt);
    // What fails here is swept later.
    await this.source.release(attempt.uploadId).catch(() => undefined);
  }

  /** Tells the author now and then how far it is; when that shows that the attempt is overtaken, it ends. */
  private progressOf(attempt: Attempt, onFailure: (error: unknown) => void): (share: number) => void {
    let told = 0;
    let telling = Promise.resolve();
    return (share) => {
      const progress = Math.min(99, Math.floor(share * 100));
      if (progress < told + PROGRESS_STEP) return;
      told = progress;
      telling = telling.then(() => this.attempts.change(attempt, { progress })).catch(onFailure);
    };
  }

  private async conclude(attempt: Attempt, error: unknown, stopped: boolean): Promise<void> {
    if (error instanceof Superseded) return;
    if (stopped) {
      await this.attempts.giveBack(attempt);
      throw error;
    }
    if (error instanceof MediaRefused) {
      this.log.info({ err: error, ...attempt }, 'video refused');
      await this.attempts.fail(attempt, error.code);
      return;
    }
    if (attempt.number < LIMITS.mediaWorker.attempts) {
      await this.attempts.change(attempt, { state: 'waiting' });
      throw error;
    }
    this.log.error({ err: error, ...attempt }, 'video given up');
    await this.attempts.fail(attempt, 'gave-up');
  }
}

/** The attempt that has begun since answers for the video. */
const unlessSuperseded = (error: unknown): void => {
  if (!(error instanceof Superseded)) throw error;
};
