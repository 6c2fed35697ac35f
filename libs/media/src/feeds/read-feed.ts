import { Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { sql } from 'kysely';

import { readsCommunity, readsVideo } from '#libs/access';
import { FeedAddresses } from '#libs/communities';
import { CONFIG, type Config } from '#libs/config';
import { Database } from '#libs/database';
import { SendFile } from '#libs/files';
import { CLOCK, isId, LIMITS, notFound, type AccountViewer, type Clock } from '#libs/kernel';
import { plainText } from '#libs/text';

import { isSoundPart, orderOfSound } from '../processing/sound-parts.js';
import { writeRss, type Episode } from './write-rss.js';

const MOST_EPISODES = 100;

interface Listener {
  readonly viewer: AccountViewer;
  readonly communityId: string;
}

interface EpisodeRow {
  readonly id: string;
  readonly thread_id: string;
  readonly title: string;
  readonly html: string;
  readonly author: string;
  readonly published_at: Date;
  readonly duration_ms: string | null;
  readonly bytes: string | null;
}

/** Reads a community's feed, and the sound of one entry, for the owner of a secret address. */
@Injectable()
export class ReadFeed {
  constructor(
    private readonly database: Database,
    private readonly addresses: FeedAddresses,
    private readonly sendFile: SendFile,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The latest videos and sound recordings as RSS. @throws DomainError `not-found` */
  async write(secret: string): Promise<string> {
    const reader = await this.listenerOf(secret);
    const { viewer, communityId } = reader;
    const community = await this.database.sql
      .selectFrom('community as c')
      .select(['c.name', 'c.title', 'c.purpose', 'c.language'])
      .where('c.id', '=', communityId)
      .where(readsCommunity(viewer, 'c', this.clock.now()))
      .executeTakeFirst();
    if (community === undefined) throw notFound();
    const page = `${this.config.publicUrl}/c/${community.name}`;
    const base = this.addresses.base('podcast', secret);
    const rows = await this.episodes(reader);
    return writeRss({
      title: community.title,
      description: community.purpose,
      language: community.language,
      page,
      address: `${base}/feed.xml`,
      episodes: rows.map((row) => episodeOf(row, { page, base })),
    });
  }

  /** @throws DomainError `not-found`, `storage.…` */
  async sendSound(secret: string, videoId: string, request: Request, response: Response): Promise<void> {
    const { viewer, communityId } = await this.listenerOf(secret);
    if (!isId(videoId)) throw notFound();
    const parts = await this.database.sql
      .selectFrom('video_file as f')
      .innerJoin('video as v', 'v.id', 'f.video_id')
      .innerJoin('thread as t', 't.id', 'v.thread_id')
      .innerJoin('community as c', 'c.id', 't.community_id')
      .select(['f.object_key as key', 'f.size'])
      .where('v.id', '=', videoId)
      .where('c.id', '=', communityId)
      .whereRef('f.generation', '=', 'v.playable_generation')
      .where(isSoundPart)
      .where(readsVideo(viewer, { video: 'v', thread: 't', community: 'c' }, this.clock.now()))
      .orderBy(orderOfSound)
      .execute();
    const [first] = parts;
    if (first === undefined) throw notFound();
    const file = {
      id: videoId,
      key: first.key,
      parts,
      mediaType: 'audio/mp4',
      size: parts.reduce((sum, { size }) => sum + size, 0),
      fileName: `${videoId}.m4a`,
      isShown: true,
      keepSeconds: LIMITS.videos.decisionSeconds,
    };
    await this.sendFile.execute(file, request, response);
  }

  private async listenerOf(secret: string): Promise<Listener> {
    const { viewer, communityId } = await this.addresses.readerOf('podcast', secret);
    if (communityId === null) throw notFound();
    return { viewer, communityId };
  }

  private async episodes({ viewer, communityId }: Listener): Promise<readonly EpisodeRow[]> {
    const { rows } = await sql<EpisodeRow>`
      select v.id, t.id as thread_id, t.title, root.html, p.display_name as author, v.published_at, v.duration_ms,
        (select sum(f.size) from video_file f
          where f.video_id = v.id and f.generation = v.playable_generation and ${isSoundPart}) as bytes
      from video v
      join thread t on t.id = v.thread_id
      join community c on c.id = t.community_id
      join post root on root.id = t.root_post_id
      join person p on p.id = v.author_id
      where t.community_id = ${communityId} and t.deleted_at is null
        and ${readsVideo(viewer, { video: 'v', thread: 't', community: 'c' }, this.clock.now())}
      order by v.published_at desc, v.id desc
      limit ${sql.lit(MOST_EPISODES)}`.execute(this.database.sql);
    return rows;
  }
}

const episodeOf = (row: EpisodeRow, { page, base }: { page: string; base: string }): Episode => ({
  id: row.id,
  title: row.title,
  description: plainText(row.html),
  author: row.author,
  publishedAt: row.published_at,
  page: `${page}/t/${row.thread_id}`,
  durationSeconds: Number(row.duration_ms ?? 0) / 1000,
  sound: row.bytes === null ? null : { address: `${base}/${row.id}.m4a`, bytes: Number(row.bytes) },
});
