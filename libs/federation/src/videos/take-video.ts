import type { Transaction } from '#libs/database';
import type { Jobs } from '#libs/jobs';
import type { KeepVideoElsewhere } from '#libs/media';

import type { Content } from '../incoming/documents.js';
import { readVideoWords } from './video-jobs.js';
import { videoOf } from './video-of.js';

export interface TakeVideoParts {
  readonly videos: KeepVideoElsewhere;
  readonly jobs: Pick<Jobs, 'send'>;
}

/** Makes a thread from elsewhere that opens with a video one about that video. */
export class TakeVideo {
  constructor(private readonly parts: TakeVideoParts) {}

  /** Called in the transaction that stores or changes the thread. Doing it again changes nothing. */
  async take(tx: Transaction, threadId: string, content: Content): Promise<void> {
    const video = videoOf(content);
    if (video === null) return;
    const videoId = await this.parts.videos.keep(tx, threadId, video);
    await this.parts.jobs.send(tx, readVideoWords(), { videoId });
  }
}
