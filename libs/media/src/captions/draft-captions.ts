import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';

import type { Cue } from '#libs/captions';
import { CONFIG, type Config } from '#libs/config';
import type { Transaction } from '#libs/database';
import { Jobs } from '#libs/jobs';
import { newId } from '#libs/kernel';
import { LOG, type Log } from '#libs/observability';
import { CommandEngine, HttpEngine, SpeechFailed, type SpeechEngine } from '#libs/speech';
import { extractSpeech } from '#libs/transcoding';

import { PROCESSING_FOLDER } from '../processing/processing-folder.js';
import { draftCaptions } from './draft-captions-job.js';
import { SpokenVideos, type SpokenVideo } from './spoken-videos.js';

const engineOf = ({ speech }: Config): SpeechEngine | null => {
  if (speech === null) return null;
  return speech.kind === 'command' ? new CommandEngine(speech.command) : new HttpEngine(speech);
};

/** Drafts captions of a video that has none, from its sound, as far as an engine for its language is set up. */
@Injectable()
export class DraftCaptions implements OnModuleInit, OnModuleDestroy {
  private readonly stopping = new AbortController();
  private readonly engine: SpeechEngine | null;

  constructor(
    private readonly jobs: Jobs,
    private readonly spokenVideos: SpokenVideos,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOG) private readonly log: Log,
  ) {
    this.engine = engineOf(config);
  }

  onModuleInit(): void {
    this.jobs.handle(draftCaptions, ({ videoId }, { signal }) =>
      this.execute(videoId, AbortSignal.any([signal, this.stopping.signal])),
    );
  }

  onModuleDestroy(): void {
    this.stopping.abort(new Error('The process stops.'));
  }

  /** Called inside the transaction that finishes a video. */
  async whenReady(tx: Transaction, videoId: string): Promise<void> {
    if (this.engine !== null) await this.jobs.send(tx, draftCaptions, { videoId });
  }

  /** @throws Error when it is worth trying again */
  async execute(videoId: string, signal: AbortSignal): Promise<void> {
    const spoken = await this.spokenVideos.find(videoId);
    if (spoken === null || this.engine === null) return;
    if (this.config.speech?.languages.includes(spoken.language) !== true) return;
    const folder = join(this.config.dataDir, PROCESSING_FOLDER, `captions-${newId()}`);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    try {
      await this.spokenVideos.keepDraft(spoken, await this.listen(this.engine, spoken, folder, signal));
    } catch (error) {
      if (!(error instanceof SpeechFailed) || error.code === 'not-reachable') throw error;
      this.log.warn({ err: error, videoId, code: error.code }, 'no captions could be drafted');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  private async listen(
    engine: SpeechEngine,
    spoken: SpokenVideo,
    folder: string,
    signal: AbortSignal,
  ): Promise<Cue[]> {
    const { durationMs, language } = spoken;
    const [sound, wav] = [join(folder, 'sound.mp4'), join(folder, 'speech.wav')];
    if (!(await this.spokenVideos.fetchSound(spoken, sound, signal))) return [];
    await extractSpeech(sound, wav, { durationMs, signal });
    return engine.transcribe({ file: wav, durationMs, language, signal });
  }
}
