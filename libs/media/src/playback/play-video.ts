import { Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';

import { readsVideo } from '#libs/access';
import { Database } from '#libs/database';
import { SendFile } from '#libs/files';
import { CLOCK, isId, LIMITS, notFound, personOf, type Clock, type Viewer } from '#libs/kernel';

import { MASTER } from '../videos/video-row.js';
import { AdmittedViewers } from './admitted-viewers.js';

const GENERATION = /^[1-9]\d{0,8}$/;
const NAME = /^[\w./-]{1,200}$/;

/** Which file somebody asks for; `name` is compared as it is with the names that a worker wrote down. */
export interface MediaAddress {
  readonly videoId: string;
  readonly generation: string;
  readonly name: string;
}

const whoOf = (viewer: Viewer): string =>
  viewer.kind === 'account' ? `session ${viewer.sessionId}` : `${viewer.kind} ${personOf(viewer) ?? ''}`;

/** Sends playlists, segments and pictures of a video to those who may read it. */
@Injectable()
export class PlayVideo {
  private readonly admitted: AdmittedViewers;

  constructor(
    private readonly database: Database,
    private readonly sendFile: SendFile,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.admitted = new AdmittedViewers(LIMITS.videos.decisionSeconds * 1000, clock);
  }

  /** @throws DomainError `not-found`, `storage.*` */
  async execute(viewer: Viewer, address: MediaAddress, request: Request, response: Response): Promise<void> {
    const { videoId, generation, name } = address;
    if (!isId(videoId) || !GENERATION.test(generation) || !NAME.test(name)) throw notFound();
    const key = `${whoOf(viewer)} ${videoId}`;
    if (!this.admitted.has(key)) {
      if (!(await this.mayRead(viewer, videoId))) throw notFound();
      this.admitted.add(key);
    }
    const file = await this.database.sql
      .selectFrom('video_file as f')
      .innerJoin('video as v', 'v.id', 'f.video_id')
      .select(['f.object_key', 'f.media_type', 'f.size'])
      .where('f.video_id', '=', videoId)
      .where('f.generation', '=', Number(generation))
      .where('f.name', '=', name)
      .where('v.deleted_at', 'is', null)
      .executeTakeFirst();
    if (file === undefined) throw notFound();
    const { object_key, media_type: mediaType, size } = file;
    // The master playlist grows while a video is being processed; all else never changes.
    const keepSeconds = name === MASTER ? 0 : LIMITS.videos.decisionSeconds;
    const sent = {
      id: videoId,
      key: object_key,
      mediaType,
      size,
      fileName: name,
      isShown: true,
      keepSeconds,
    };
    await this.sendFile.execute(sent, request, response);
  }

  private async mayRead(viewer: Viewer, videoId: string): Promise<boolean> {
    const found = await this.database.sql
      .selectFrom('video as v')
      .innerJoin('community as c', 'c.id', 'v.community_id')
      .leftJoin('thread as t', 't.id', 'v.thread_id')
      .select('v.id')
      .where('v.id', '=', videoId)
      .where(readsVideo(viewer, { video: 'v', thread: 't', community: 'c' }, this.clock.now()))
      .executeTakeFirst();
    return found !== undefined;
  }
}
