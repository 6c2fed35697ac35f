import { isDeepStrictEqual } from 'node:util';

import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import type { Cue } from '#libs/captions';
import type { Transaction } from '#libs/database';
import { Jobs } from '#libs/jobs';
import { CLOCK, LIMITS, newId, type Clock } from '#libs/kernel';

import { cuesOf } from '../captions/load-captions.js';
import { putCaptions } from '../captions/put-captions.js';
import { tidyTags } from '../videos/tidy-tags.js';
import { clearVideosElsewhere } from './elsewhere-jobs.js';
import { POSTER } from './play-elsewhere.js';

/** A video of another server as it says that it is. Addresses are on its own host. */
export interface VideoFromElsewhere {
  readonly uri: string;
  /** Its page there. */
  readonly url: string | null;
  readonly durationMs: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly tags: readonly string[];
  readonly playlist: string;
  readonly poster: string | null;
  readonly captions: readonly { readonly language: 'en' | 'cy'; readonly url: string }[];
  readonly chapters: string | null;
}

interface Stored {
  readonly id: string;
  readonly playlist: string;
  readonly poster: string | null;
}

interface Chapter {
  readonly startMs: number;
  readonly title: string;
}

/** Keeps what is known of videos of other servers, each the video of the thread that it opened. */
@Injectable()
export class KeepVideoElsewhere {
  constructor(
    private readonly jobs: Jobs,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Makes a thread that came from elsewhere one about a video, or changes the video that it is about. What is kept of its
   * parts goes once it is found at other addresses. @returns its id here
   */
  async keep(tx: Transaction, threadId: string, video: VideoFromElsewhere): Promise<string> {
    const stored = await findStored(tx, threadId);
    const id = stored === null ? await insert(tx, threadId, video, this.clock.now()) : stored.id;
    if (stored !== null) await this.change(tx, stored, video);
    await writeAddresses(tx, id, video);
    return id;
  }

  /**
   * Puts captions in the place of those that came before, where they say something else; what somebody here has
   * corrected stays.
   */
  async captions(
    tx: Transaction,
    videoId: string,
    { language, cues }: { readonly language: 'en' | 'cy'; readonly cues: readonly Cue[] },
  ): Promise<void> {
    const before = await tx.sql
      .selectFrom('video_captions')
      .select(['revision', 'updated_by'])
      .where('video_id', '=', videoId)
      .where('language', '=', language)
      .forUpdate()
      .executeTakeFirst();
    if (before !== undefined && before.updated_by !== null) return;
    if (before !== undefined && isDeepStrictEqual(await cuesOf(tx.sql, videoId, language), cues)) return;
    const revision = before?.revision ?? 0;
    await putCaptions(tx, {
      videoId,
      language,
      cues,
      revision,
      isDraft: false,
      by: null,
      now: this.clock.now(),
    });
  }

  /** Puts chapters in the place of those that came before; what somebody here has written stays. */
  async chapters(tx: Transaction, videoId: string, chapters: readonly Chapter[]): Promise<void> {
    const kept = chapters.slice(0, LIMITS.videos.chapters);
    await sql`
      insert into video_chapters as c (video_id, revision, chapters, updated_at, updated_by)
      select v.id, 1, ${JSON.stringify(kept)}::jsonb, ${this.clock.now()}, v.author_id
      from video v where v.id = ${videoId}
      on conflict (video_id) do update set revision = c.revision + 1, chapters = excluded.chapters,
        updated_at = excluded.updated_at
      where c.updated_by = excluded.updated_by and c.chapters <> excluded.chapters`.execute(tx.sql);
  }

  private async change(tx: Transaction, stored: Stored, video: VideoFromElsewhere): Promise<void> {
    const isElsewhere = stored.playlist !== video.playlist || stored.poster !== video.poster;
    const { durationMs, width, height, tags } = video;
    await tx.sql
      .updateTable('video')
      .set({ duration_ms: durationMs, width, height, tags: tidyTags(tags) })
      .where('id', '=', stored.id)
      .execute();
    if (!isElsewhere) return;
    await sql`
      update video set generation = generation + 1, playable_generation = generation + 1,
        pictures = ${picturesOf(video)}::jsonb
      where id = ${stored.id}`.execute(tx.sql);
    await tx.sql.deleteFrom('elsewhere_playlist').where('video_id', '=', stored.id).execute();
    await this.jobs.send(tx, clearVideosElsewhere, {});
  }
}

const picturesOf = ({ poster }: VideoFromElsewhere): string =>
  JSON.stringify({ posters: poster === null ? [] : [POSTER], storyboard: null });

const findStored = async (tx: Transaction, threadId: string): Promise<Stored | null> => {
  const row = await tx.sql
    .selectFrom('video as v')
    .innerJoin('video_elsewhere as e', 'e.video_id', 'v.id')
    .select(['v.id', 'e.playlist', 'e.poster'])
    .where('v.thread_id', '=', threadId)
    .forUpdate('v')
    .executeTakeFirst();
  return row ?? null;
};

/** Title, description and language are the thread's own. */
const insert = async (
  tx: Transaction,
  threadId: string,
  video: VideoFromElsewhere,
  now: Date,
): Promise<string> => {
  const id = newId();
  const { uri, url, durationMs, width, height } = video;
  await sql`
    insert into video (id, uri, url, instance_id, community_id, author_id, thread_id, title, description, language,
      tags, state, generation, playable_generation, progress, duration_ms, width, height, pictures, reserved_bytes,
      created_at, ready_at, published_at)
    select ${id}::uuid, ${uri}::text, ${url}::text, a.instance_id, t.community_id, t.author_id, t.id, t.title, '', t.language,
      ${tidyTags(video.tags)}::text[], 'ready', 1, 1, 100, ${durationMs}::bigint, ${width}::integer, ${height}::integer,
      ${picturesOf(video)}::jsonb, 0, ${now}::timestamptz, ${now}::timestamptz, t.created_at
    from thread t join person a on a.id = t.author_id where t.id = ${threadId}`.execute(tx.sql);
  return id;
};

const writeAddresses = async (
  tx: Transaction,
  id: string,
  { playlist, poster, captions, chapters }: VideoFromElsewhere,
): Promise<void> => {
  await sql`
    insert into video_elsewhere (video_id, playlist, poster, captions, chapters)
    values (${id}, ${playlist}, ${poster}, ${JSON.stringify(captions)}::jsonb, ${chapters})
    on conflict (video_id) do update set playlist = excluded.playlist, poster = excluded.poster,
      captions = excluded.captions, chapters = excluded.chapters`.execute(tx.sql);
};
