import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname, join } from 'node:path';

import { Inject, Injectable } from '@nestjs/common';

import { newObjectKey, OBJECT_STORE, type ObjectStore } from '#libs/storage';

import { MASTER } from '../videos/video-row.js';
import type { StoredFile } from './attempts.js';

/** Keys of everything below this area belong to rows of `video_file`. */
export const VIDEOS_AREA = 'videos';

/** A store waits for its disk or its network, several times for each file. */
const AT_ONCE = 4;

const PLAYLIST = 'application/vnd.apple.mpegurl';

const mediaTypes: Readonly<Record<string, string>> = {
  '.m3u8': PLAYLIST,
  '.mp4': 'video/mp4',
  '.m4s': 'video/iso.segment',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
};

/** Puts what a worker has made into the object store, and takes out what came to nothing. */
@Injectable()
export class KeepFiles {
  constructor(@Inject(OBJECT_STORE) private readonly store: ObjectStore) {}

  /** Stores all of these files of a folder, or none. */
  async keep(folder: string, names: readonly string[]): Promise<StoredFile[]> {
    const kept: StoredFile[] = [];
    for (let at = 0; at < names.length; at += AT_ONCE) {
      const puts = names.slice(at, at + AT_ONCE).map((name) => this.put(folder, name));
      const ended = await Promise.allSettled(puts);
      kept.push(...ended.flatMap((put) => (put.status === 'fulfilled' ? [put.value] : [])));
      const failed = ended.find((put) => put.status === 'rejected');
      if (failed === undefined) continue;
      await this.discard(kept);
      throw failed.reason;
    }
    return kept;
  }

  async keepMaster(text: string): Promise<StoredFile> {
    const bytes = Buffer.from(text);
    const key = newObjectKey(VIDEOS_AREA);
    await this.store.put(bytes, { key, mediaType: PLAYLIST, size: bytes.length });
    return { name: MASTER, mediaType: PLAYLIST, size: bytes.length, key };
  }

  /** What fails here is swept later. */
  async discard(files: readonly Pick<StoredFile, 'key'>[]): Promise<void> {
    for (const { key } of files) await this.store.delete(key).catch(() => undefined);
  }

  private async put(folder: string, name: string): Promise<StoredFile> {
    const path = join(folder, name);
    const { size } = await stat(path);
    const key = newObjectKey(VIDEOS_AREA);
    const mediaType = mediaTypes[extname(name)] ?? 'application/octet-stream';
    await this.store.put(createReadStream(path), { key, mediaType, size });
    return { name, mediaType, size, key };
  }
}
