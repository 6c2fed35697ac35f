import { Injectable } from '@nestjs/common';

import { DomainError } from '#libs/kernel';
import type { FetchedDocument, FetchedStream, FetchFailure } from '#libs/safe-fetch';
import type { ByteRange } from '#libs/storage';

/** What is asked for, and of which video it is: in whose name it is asked depends on that. */
export interface Wanted {
  readonly videoId: string;
  readonly url: string;
  /** Content types that are taken. */
  readonly accept: readonly string[];
}

export interface WantedStream extends Wanted {
  readonly range: ByteRange | null;
  readonly mostBytes: number;
}

/** Gets parts of videos from the servers where they are. Only the host that is asked answers: redirects to others fail. */
export interface MediaSource {
  document(wanted: Wanted): Promise<FetchedDocument | FetchFailure>;
  stream(wanted: WantedStream): Promise<FetchedStream | FetchFailure>;
}

/** The way to videos of other servers. Without federation there is none. */
@Injectable()
export class MediaElsewhere {
  private source: MediaSource | null = null;

  /** Names who fetches, where this instance federates. */
  fetchedBy(source: MediaSource): void {
    this.source = source;
  }

  /** @throws DomainError `video.not-reachable` where there is no federation */
  get(): MediaSource {
    if (this.source === null) throw notReachable();
    return this.source;
  }
}

export const notReachable = (): DomainError => new DomainError('video.not-reachable');
