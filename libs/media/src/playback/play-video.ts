import { Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';

import { readsVideo } from '#libs/access';
import { Database } from '#libs/database';
import { SendFile, type FilePart } from '#libs/files';
import { CLOCK, isId, LIMITS, notFound, personOf, type Clock, type Viewer } from '#libs/kernel';

import { PlayElsewhere } from '../elsewhere/play-elsewhere.js';
import { MASTER } from '../videos/video-row.js';
import { AdmittedViewers } from './admitted-viewers.js';
import { filmInOneFile } from './film-in-one-file.js';
import type { MediaAddress } from './media-address.js';

const GENERATION = /^[1-9]\d{0,8}$/;
const NAME = /^[\w./-]{1,200}$/;

/** What is to be sent, as the store has it. */
interface Stored {
  readonly key: string;
  readonly parts?: readonly FilePart[];
  readonly mediaType: string;
  readonly size: number;
}

const whoOf = (viewer: Viewer): string => {
  if (viewer.kind === 'account') return `session ${viewer.sessionId}`;
  return viewer.kind === 'remote-instance'
    ? `server ${viewer.instanceId}`
    : `${viewer.kind} ${personOf(viewer) ?? ''}`;
};

/** Sends playlists, segments and pictures of a video to those who may read it. */
@Injectable()
export class PlayVideo {
  private readonly admitted: AdmittedViewers;

  constructor(
    private readonly database: Database,
    private readonly sendFile: SendFile,
    private readonly elsewhere: PlayElsewhere,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.admitted = new AdmittedViewers(LIMITS.videos.decisionSeconds * 1000, clock);
  }

  /** @throws DomainError `not-found`, `video.not-reachable`, `storage.*` */
  async execute(viewer: Viewer, address: MediaAddress, request: Request, response: Response): Promise<void> {
    const { videoId, generation, name } = address;
    if (!isId(videoId) || !GENERATION.test(generation) || !NAME.test(name)) throw notFound();
    const key = `${whoOf(viewer)} ${videoId}`;
    if (!this.admitted.has(key)) {
      if (!(await this.mayRead(viewer, videoId))) throw notFound();
      this.admitted.add(key);
    }
    const file = (await this.file(address)) ?? (await this.film(address));
    if (file === null) {
      const elsewhere = { videoId, generation: Number(generation), name };
      return this.elsewhere.execute(elsewhere, request, response);
    }
    // The master playlist grows while a video is being processed; all else never changes.
    const keepSeconds = name === MASTER ? 0 : LIMITS.videos.decisionSeconds;
    const sent = { ...file, id: videoId, fileName: name, isShown: true, keepSeconds };
    return this.sendFile.execute(sent, request, response);
  }

  private async file({ videoId, generation, name }: MediaAddress): Promise<Stored | null> {
    const file = await this.database.sql
      .selectFrom('video_file as f')
      .innerJoin('video as v', 'v.id', 'f.video_id')
      .select(['f.object_key', 'f.media_type', 'f.size'])
      .where('f.video_id', '=', videoId)
      .where('f.generation', '=', Number(generation))
      .where('f.name', '=', name)
      .where('v.deleted_at', 'is', null)
      .executeTakeFirst();
    if (file === undefined) return null;
    return { key: file.object_key, mediaType: file.media_type, size: file.size };
  }

  private async film(address: MediaAddress): Promise<Stored | null> {
    const parts = await filmInOneFile(this.database.sql, address);
    const [first] = parts;
    if (first === undefined) return null;
    const size = parts.reduce((sum, part) => sum + part.size, 0);
    return { key: first.key, parts, mediaType: 'video/mp4', size };
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
