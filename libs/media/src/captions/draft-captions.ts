import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';

import type { Cue } from '#libs/captions';
import { CONFIG, type Config } from '#libs/config';
import { Database, type Transaction } from '#libs/database';
import { Jobs } from '#libs/jobs';
import { CLOCK, DomainError, newId, type Clock } from '#libs/kernel';
import { LOG, type Log } from '#libs/observability';
import { CommandEngine, HttpEngine, SpeechFailed, type SpeechEngine } from '#libs/speech';
import { OBJECT_STORE, type ObjectStore } from '#libs/storage';
import { extractSpeech } from '#libs/transcoding';

import { PROCESSING_FOLDER } from '../processing/processing-folder.js';
import { draftCaptions } from './draft-captions-job.js';
import { putCaptions } from './put-captions.js';

interface Spoken {
  readonly id: string;
  readonly language: 'en' | 'cy';
  readonly durationMs: number;
  readonly generation: number;
}

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
    private readonly database: Database,
    private readonly jobs: Jobs,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
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
    const spoken = await this.find(videoId);
    if (spoken === null || this.engine === null) return;
    if (this.config.speech?.languages.includes(spoken.language) !== true) return;
    const folder = join(this.config.dataDir, PROCESSING_FOLDER, `captions-${newId()}`);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    try {
      await this.keep(spoken, await this.listen(this.engine, spoken, folder, signal));
    } catch (error) {
      if (!(error instanceof SpeechFailed) || error.code === 'not-reachable') throw error;
      this.log.warn({ err: error, videoId, code: error.code }, 'no captions could be drafted');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** A finished video with sound, without captions in its language. */
  private async find(videoId: string): Promise<Spoken | null> {
    const found = await this.database.sql
      .selectFrom('video as v')
      .select(['v.id', 'v.language', 'v.duration_ms as durationMs', 'v.playable_generation as generation'])
      .where('v.id', '=', videoId)
      .where('v.state', '=', 'ready')
      .where('v.deleted_at', 'is', null)
      .where((where) =>
        where.not(
          where.exists(
            where
              .selectFrom('video_captions as k')
              .select('k.video_id')
              .whereRef('k.video_id', '=', 'v.id')
              .whereRef('k.language', '=', 'v.language'),
          ),
        ),
      )
      .executeTakeFirst();
    if (found === undefined || found.generation === null || found.durationMs === null) return null;
    return { ...found, generation: found.generation, durationMs: found.durationMs };
  }

  private async listen(
    engine: SpeechEngine,
    spoken: Spoken,
    folder: string,
    signal: AbortSignal,
  ): Promise<Cue[]> {
    const { durationMs, language } = spoken;
    const [sound, wav] = [join(folder, 'sound.mp4'), join(folder, 'speech.wav')];
    if (!(await this.fetchSound(spoken, sound, signal))) return [];
    await extractSpeech(sound, wav, { durationMs, signal });
    return engine.transcribe({ file: wav, durationMs, language, signal });
  }

  /** The pieces of the sound alone, one after the other, are an MP4 file again (ISO/IEC 14496-12, fragments). */
  private async fetchSound({ id, generation }: Spoken, file: string, signal: AbortSignal): Promise<boolean> {
    const pieces = await this.database.sql
      .selectFrom('video_file')
      .select(['name', 'object_key'])
      .where('video_id', '=', id)
      .where('generation', '=', generation)
      .where('name', 'like', 'audio/%')
      .where('name', 'not like', '%.m3u8')
      .orderBy((order) => order('name', 'like', '%/init.mp4'), 'desc')
      .orderBy('name')
      .execute();
    for (const { object_key: key } of pieces)
      await pipeline(await this.store.get(key), createWriteStream(file, { flags: 'a', mode: 0o600 }), {
        signal,
      });
    return pieces.length > 0;
  }

  /** Somebody who has written captions meanwhile was faster, and keeps theirs. */
  private async keep({ id: videoId, language }: Spoken, cues: readonly Cue[]): Promise<void> {
    if (cues.length === 0) return;
    const now = this.clock.now();
    try {
      await this.database.transaction((tx) =>
        putCaptions(tx, { videoId, language, cues, revision: 0, isDraft: true, by: null, now }),
      );
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'captions.conflict')) throw error;
    }
  }
}
