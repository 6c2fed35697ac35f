import { Inject, Injectable } from '@nestjs/common';

import { canCaptionVideo, demand } from '#libs/access';
import { readCaptions, writeWebVtt, type Cue } from '#libs/captions';
import type {
  CaptionsView,
  deleteVideoCaptions,
  OperationInput,
  readVideoCaptions,
  saveVideoCaptions,
} from '#libs/contracts';
import { Database, type Transaction } from '#libs/database';
import { CLOCK, DomainError, type AccountViewer, type Clock, type Viewer } from '#libs/kernel';

import { recordChange } from '../videos/record-change.js';
import { findVideo, hasCaptions, holdVideo } from '../videos/video-row.js';
import { isWaived, waiveCaptions } from './caption-waivers.js';
import { loadCaptions } from './load-captions.js';
import { putCaptions } from './put-captions.js';

/** A clock may be off by a little, and a recording's length is not known to the millisecond. */
const SLACK_MS = 2_000;

const demandWithin = (cues: readonly Cue[], durationMs: number | null): void => {
  const late = durationMs === null ? -1 : cues.findIndex(({ startMs }) => startMs > durationMs + SLACK_MS);
  if (late >= 0) throw new DomainError('captions.after-the-end', { cue: late + 1 });
};

/** The captions that people write, read and take away. */
@Injectable()
export class KeepCaptions {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not-found` */
  async read(
    viewer: Viewer,
    { videoId, language }: OperationInput<typeof readVideoCaptions>['params'],
  ): Promise<CaptionsView> {
    return loadCaptions(this.database.sql, await findVideo(this.database.sql, viewer, videoId), language);
  }

  /** As a WebVTT file. @throws DomainError `not-found` */
  async track(viewer: Viewer, params: OperationInput<typeof readVideoCaptions>['params']): Promise<string> {
    return writeWebVtt((await this.read(viewer, params)).cues);
  }

  /** @throws DomainError `not-found`, `not-allowed`, `captions.…` */
  async save(
    me: AccountViewer,
    { params: { videoId, language }, body: { file, revision } }: OperationInput<typeof saveVideoCaptions>,
  ): Promise<CaptionsView> {
    const video = await findVideo(this.database.sql, me, videoId);
    demand(canCaptionVideo(video.place, video.facts), video.place);
    const cues = readCaptions(Buffer.from(file));
    demandWithin(cues, video.row.duration_ms);
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      await putCaptions(tx, { videoId, language, cues, revision, isDraft: false, by: me.personId, now });
      await recordChange(tx, videoId, me.personId);
      return loadCaptions(tx.sql, video, language);
    });
  }

  /**
   * A published video that is left without captions has them to follow, so that its author is reminded. Doing so again
   * changes nothing. @throws DomainError `not-found`, `not-allowed`
   */
  async remove(
    me: AccountViewer,
    { videoId, language }: OperationInput<typeof deleteVideoCaptions>['params'],
  ): Promise<void> {
    const { place, facts } = await findVideo(this.database.sql, me, videoId);
    demand(canCaptionVideo(place, facts), place);
    await this.database.transaction(async (tx) => {
      await holdVideo(tx, videoId);
      const { row } = await findVideo(tx.sql, me, videoId);
      await tx.sql
        .deleteFrom('video_captions')
        .where('video_id', '=', videoId)
        .where('language', '=', language)
        .execute();
      if (!hasCaptions(row)) return;
      await recordChange(tx, videoId, me.personId);
      await this.expectAgain(tx, me, videoId);
    });
  }

  private async expectAgain(tx: Transaction, me: AccountViewer, videoId: string): Promise<void> {
    const { row } = await findVideo(tx.sql, me, videoId);
    const { thread_id: threadId, community_id: communityId } = row;
    // Where a reason was recorded before, it stands.
    if (threadId === null || hasCaptions(row) || (await isWaived(tx, videoId))) return;
    const waiver = { videoId, communityId, threadId, by: me.personId, now: this.clock.now() };
    await waiveCaptions(tx, waiver, { reason: 'follow-later' });
  }
}
