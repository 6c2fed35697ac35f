import { Injectable } from '@nestjs/common';

import type { Rendition, Transcoded } from '#libs/transcoding';

import { Attempts, type Attempt, type StoredFile } from './attempts.js';
import type { VideoChange } from './held-back.js';
import { KeepFiles } from './keep-files.js';

/** Gives players what an attempt has made: into the store first, then all at once into sight. */
@Injectable()
export class Publications {
  constructor(
    private readonly attempts: Attempts,
    private readonly files: KeepFiles,
  ) {}

  /** A way to play it, with the master playlist of all that there are so far. @throws Superseded */
  async rendition(attempt: Attempt, folder: string, made: Rendition, master: string): Promise<void> {
    const kept = await this.files.keep(folder, made.files);
    await this.publish(attempt, kept, { playable_generation: attempt.generation }, master);
  }

  /** Posters and the storyboard. @throws Superseded */
  async pictures(attempt: Attempt, folder: string, { posters, storyboard }: Transcoded): Promise<void> {
    const names = [...posters, ...(storyboard === null ? [] : [storyboard.image])];
    if (names.length === 0) return;
    const kept = await this.files.keep(folder, names);
    await this.publish(attempt, kept, { pictures: { posters, storyboard } });
  }

  private async publish(
    attempt: Attempt,
    kept: StoredFile[],
    change: VideoChange,
    master?: string,
  ): Promise<void> {
    try {
      if (master !== undefined) kept.push(await this.files.keepMaster(master));
      const replaced = await this.attempts.publish(attempt, kept, change);
      await this.files.discard(replaced.map((key) => ({ key })));
    } catch (error) {
      await this.files.discard(kept);
      throw error;
    }
  }
}
