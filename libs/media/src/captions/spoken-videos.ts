import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

import { Inject, Injectable } from '@nestjs/common';

import type { Cue } from '#libs/captions';
import { Database } from '#libs/database';
import { CLOCK, DomainError, type Clock } from '#libs/kernel';
import { OBJECT_STORE, type ObjectStore } from '#libs/storage';

import { isSoundPart, orderOfSound } from '../processing/sound-parts.js';
import { putCaptions } from './put-captions.js';

export interface SpokenVideo {
  readonly id: string;
  readonly language: 'en' | 'cy';
  readonly durationMs: number;
  readonly generation: number;
}

/** Videos whose words nobody has written down yet. */
@Injectable()
export class SpokenVideos {
  constructor(
    private readonly database: Database,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A finished video with sound, without captions in its language. */
  async find(videoId: string): Promise<SpokenVideo | null> {
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

  /** Writes the sound alone to a file. @returns whether there is any */
  async fetchSound({ id, generation }: SpokenVideo, file: string, signal: AbortSignal): Promise<boolean> {
    const parts = await this.database.sql
      .selectFrom('video_file as f')
      .select('f.object_key')
      .where('f.video_id', '=', id)
      .where('f.generation', '=', generation)
      .where(isSoundPart)
      .orderBy(orderOfSound)
      .execute();
    for (const { object_key: key } of parts)
      await pipeline(await this.store.get(key), createWriteStream(file, { flags: 'a', mode: 0o600 }), {
        signal,
      });
    return parts.length > 0;
  }

  /** Somebody who has written captions meanwhile was faster, and keeps theirs. */
  async keepDraft({ id: videoId, language }: SpokenVideo, cues: readonly Cue[]): Promise<void> {
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
