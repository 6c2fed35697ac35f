import { buffer } from 'node:stream/consumers';

import { Inject, Injectable } from '@nestjs/common';

import { DomainError, LIMITS } from '#libs/kernel';
import { LOG, type Log } from '#libs/observability';
import type { FetchedStream } from '#libs/safe-fetch';
import { acceptImage, OBJECT_STORE, type ByteRange, type ObjectStore } from '#libs/storage';

import type { Fetching } from './kept-parts.js';
import { MediaElsewhere, type WantedStream } from './media-elsewhere.js';
import type { PartAddress } from './rewrite-playlist.js';

/** Stores say `application/octet-stream` of whatever was put into them without a word on what it is. */
const MEDIA_TYPES = ['video/*', 'audio/*', 'application/octet-stream', 'binary/octet-stream'] as const;
const limits = LIMITS.videosElsewhere;

const lengthOf = ({ start, end }: ByteRange): number => end - start + 1;

/** Whether the other server sent the stretch that was asked for. */
const isAsAsked = ({ status, headers }: FetchedStream, range: ByteRange | null): boolean =>
  range === null
    ? status === 200
    : status === 206 && (headers['content-range'] ?? '').startsWith(`bytes ${range.start}-${range.end}/`);

/** Fetches parts of videos of other servers into the object store. What they are is said by us, whatever came with them. */
@Injectable()
export class FetchParts {
  constructor(
    private readonly media: MediaElsewhere,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** A part of the film as it is. */
  part(videoId: string, { url, range }: PartAddress, mediaType: string): Fetching {
    return async (key) => {
      const mostBytes = range === null ? limits.partBytes : lengthOf(range);
      const found = await this.open({ videoId, url, accept: MEDIA_TYPES, range, mostBytes });
      if (found === null) return null;
      try {
        const { size } = await this.store.put(found.body, { key, mediaType });
        if (size > 0 && (range === null || size === lengthOf(range))) return { mediaType, size };
        await this.store.delete(key);
        return this.leave(videoId, 'another length');
      } catch (error) {
        if (found.body.errored === null) throw error;
        return this.leave(videoId, found.body.errored.message);
      }
    };
  }

  /** A picture, drawn anew as those that are uploaded here are. */
  picture(videoId: string, url: string): Fetching {
    return async (key) => {
      const mostBytes = limits.pictureBytes;
      const found = await this.open({ videoId, url, accept: ['image/*'], range: null, mostBytes });
      if (found === null) return null;
      try {
        const { derivatives } = await acceptImage(await buffer(found.body), 'community-image', mostBytes);
        const [largest] = derivatives;
        if (largest === undefined) return null;
        const { body, mediaType } = largest;
        await this.store.put(body, { key, mediaType, size: body.length });
        return { mediaType, size: body.length };
      } catch (error) {
        const isRefused = error instanceof DomainError && error.code.startsWith('upload.');
        if (!isRefused && found.body.errored === null) throw error;
        return this.leave(videoId, (error as Error).message);
      }
    };
  }

  private async open(wanted: WantedStream): Promise<FetchedStream | null> {
    const found = await this.media.get().stream(wanted);
    if (found.kind !== 'stream') return this.leave(wanted.videoId, found);
    if (isAsAsked(found, wanted.range)) return found;
    found.body.destroy();
    return this.leave(wanted.videoId, 'another stretch');
  }

  private leave(videoId: string, because: unknown): null {
    this.log.warn({ videoId, because }, 'a part of a video of another server was not had');
    return null;
  }
}
