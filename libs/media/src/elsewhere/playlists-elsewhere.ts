import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { Database, type Transaction } from '#libs/database';
import { notFound } from '#libs/kernel';
import { LOG, type Log } from '#libs/observability';

import { MediaElsewhere, notReachable } from './media-elsewhere.js';
import { PlaylistRefused } from './playlist-refused.js';
import { rewritePlaylist, type PartAddress, type RewrittenPlaylist } from './rewrite-playlist.js';

/** One state of a video elsewhere: the addresses of another generation are others. */
export interface VideoState {
  readonly videoId: string;
  readonly generation: number;
}

interface Known {
  readonly text: string;
  readonly parts: readonly PartAddress[];
}

interface Row {
  readonly url: string;
  readonly text: string | null;
  readonly parts: readonly PartAddress[] | null;
}

const TYPES = [
  'application/vnd.apple.mpegurl',
  'application/x-mpegurl',
  'audio/mpegurl',
  'audio/x-mpegurl',
] as const;

/** The playlists of videos elsewhere, as they are played here: fetched once, and rewritten. */
@Injectable()
export class PlaylistsElsewhere {
  constructor(
    private readonly database: Database,
    private readonly media: MediaElsewhere,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** @throws DomainError `not-found`, `video.not-reachable` */
  async text(video: VideoState, number: number): Promise<string> {
    return (await this.playlist(video, number)).text;
  }

  /** @throws DomainError `not-found`, `video.not-reachable` */
  async part(video: VideoState, number: number, index: number): Promise<PartAddress> {
    const part = (await this.playlist(video, number)).parts[index];
    if (part === undefined) throw notFound();
    return part;
  }

  private async playlist(video: VideoState, number: number): Promise<Known> {
    const row = (await this.row(video, number)) ?? (await this.named(video, number));
    if (row === undefined) throw notFound();
    const { url, text, parts } = row;
    if (text !== null) return { text, parts: parts ?? [] };
    const rewritten = await this.fetch(video, { url, number });
    await this.database.transaction((tx) => keep(tx, video, { ...rewritten, url, number }));
    return rewritten;
  }

  /** The first is named by the document, all others by the first. */
  private async named(video: VideoState, number: number): Promise<Row | undefined> {
    if (number === 0) return this.first(video);
    await this.playlist(video, 0);
    return this.row(video, number);
  }

  private row({ videoId, generation }: VideoState, number: number): Promise<Row | undefined> {
    return this.database.sql
      .selectFrom('elsewhere_playlist')
      .select(['url', 'text', 'parts'])
      .where('video_id', '=', videoId)
      .where('generation', '=', generation)
      .where('number', '=', number)
      .executeTakeFirst();
  }

  private async first({ videoId }: VideoState): Promise<Row | undefined> {
    const row = await this.database.sql
      .selectFrom('video_elsewhere')
      .select('playlist')
      .where('video_id', '=', videoId)
      .executeTakeFirst();
    return row && { url: row.playlist, text: null, parts: null };
  }

  private async fetch(
    { videoId }: VideoState,
    { url, number }: { readonly url: string; readonly number: number },
  ): Promise<RewrittenPlaylist> {
    const found = await this.media.get().document({ videoId, url, accept: TYPES });
    if (found.kind !== 'document') {
      this.log.warn({ videoId, failure: found }, 'a playlist of another server was not had');
      throw notReachable();
    }
    try {
      return rewritePlaylist(found.bytes.toString('utf8'), { url: found.url, number });
    } catch (error) {
      if (!(error instanceof PlaylistRefused)) throw error;
      this.log.warn({ videoId, why: error.why }, 'a playlist of another server is not played');
      throw notReachable();
    }
  }
}

interface Fetched extends RewrittenPlaylist {
  readonly url: string;
  readonly number: number;
}

/** With the addresses of the playlists that it names, so that only those are ever asked for. */
const keep = async (
  tx: Transaction,
  { videoId, generation }: VideoState,
  fetched: Fetched,
): Promise<void> => {
  const { url, number, text, parts, playlists } = fetched;
  await sql`
    insert into elsewhere_playlist (video_id, generation, number, url, text, parts)
    values (${videoId}, ${generation}, ${number}, ${url}, ${text}, ${JSON.stringify(parts)}::jsonb)
    on conflict (video_id, generation, number) do update set text = excluded.text, parts = excluded.parts`.execute(
    tx.sql,
  );
  await sql`
    insert into elsewhere_playlist (video_id, generation, number, url)
    select ${videoId}::uuid, ${generation}::integer, p.number::integer, p.url
    from unnest(${playlists}::text[]) with ordinality as p (url, number)
    on conflict (video_id, generation, number) do nothing`.execute(tx.sql);
};
