import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';

import { Database } from '#libs/database';
import { SendFile } from '#libs/files';
import { LIMITS, notFound } from '#libs/kernel';

import { FetchParts } from './fetch-parts.js';
import { KeptParts, type KeptPart } from './kept-parts.js';
import { notReachable } from './media-elsewhere.js';
import { PlaylistsElsewhere, type VideoState } from './playlists-elsewhere.js';
import { endingOf } from './rewrite-playlist.js';

/** Name of the picture of a video elsewhere. */
export const POSTER = 'poster';

const PLAYLIST = /^(?:master|([1-9]\d{0,2}))\.m3u8$/;
const PART = /^(0|[1-9]\d{0,2})\/(0|[1-9]\d{0,5})\.(mp4|ts)$/;
const MEDIA_TYPES = { mp4: 'video/mp4', ts: 'video/mp2t' } as const;

/** What is asked for below the address of a video, and of which state of it. */
interface AddressElsewhere extends VideoState {
  readonly name: string;
}

/**
 * Sends what there is of a video of another server, under names of ours: browsers ask nobody else. Whoever calls this has
 * asked the permission gate.
 */
@Injectable()
export class PlayElsewhere {
  constructor(
    private readonly database: Database,
    private readonly playlists: PlaylistsElsewhere,
    private readonly parts: KeptParts,
    private readonly fetching: FetchParts,
    private readonly sendFile: SendFile,
  ) {}

  /** @throws DomainError `not-found`, `video.not-reachable`, `storage.*` */
  async execute({ name, ...video }: AddressElsewhere, request: Request, response: Response): Promise<void> {
    const { poster } = await this.find(video);
    const playlist = PLAYLIST.exec(name);
    if (playlist !== null) {
      const text = await this.playlists.text(video, Number(playlist[1] ?? 0));
      response
        .setHeader('Content-Type', 'application/vnd.apple.mpegurl')
        .setHeader('Content-Security-Policy', "default-src 'none'; sandbox")
        .setHeader('Cache-Control', 'private, no-store')
        .end(text);
      return;
    }
    const part = name === POSTER ? await this.picture(video, poster) : await this.part(video, name);
    const sent = { ...part, id: video.videoId, fileName: name.replace('/', '-'), isShown: true };
    const keepSeconds = LIMITS.videos.decisionSeconds;
    await this.sendFile.execute({ ...sent, keepSeconds }, request, response);
  }

  private async find({ videoId, generation }: VideoState): Promise<{ poster: string | null }> {
    const found = await this.database.sql
      .selectFrom('video_elsewhere as e')
      .innerJoin('video as v', 'v.id', 'e.video_id')
      .select('e.poster')
      .where('v.id', '=', videoId)
      .where('v.playable_generation', '=', generation)
      .where('v.deleted_at', 'is', null)
      .executeTakeFirst();
    if (found === undefined) throw notFound();
    return found;
  }

  private async picture(video: VideoState, url: string | null): Promise<KeptPart> {
    if (url === null) throw notFound();
    const kept = await this.parts.get(video, POSTER, this.fetching.picture(video.videoId, url));
    if (kept === null) throw notFound();
    return kept;
  }

  private async part(video: VideoState, name: string): Promise<KeptPart> {
    const [, number, index, ending] = PART.exec(name) ?? [];
    if (ending !== 'mp4' && ending !== 'ts') throw notFound();
    const kept = await this.parts.get(video, name, async (key) => {
      const address = await this.playlists.part(video, Number(number), Number(index));
      if (endingOf(address.url) !== ending) throw notFound();
      return this.fetching.part(video.videoId, address, MEDIA_TYPES[ending])(key);
    });
    if (kept === null) throw notReachable();
    return kept;
  }
}
