import { Inject, Injectable } from '@nestjs/common';
import { sql, type Kysely } from 'kysely';

import { canCaptionVideo, demand } from '#libs/access';
import { suggestChapters, writeWebVtt } from '#libs/captions';
import type {
  ChaptersView,
  OperationAnswer,
  OperationInput,
  saveVideoChapters,
  suggestVideoChapters,
} from '#libs/contracts';
import { Database, type Tables } from '#libs/database';
import { CLOCK, DomainError, type AccountViewer, type Clock, type Viewer } from '#libs/kernel';

import { loadCaptions } from '../captions/load-captions.js';
import { recordChange } from '../videos/record-change.js';
import { findVideo, type VideoAtHand } from '../videos/video-row.js';

const NONE: ChaptersView = { revision: 0, chapters: [] };

const load = async (db: Kysely<Tables>, videoId: string): Promise<ChaptersView> =>
  (await db
    .selectFrom('video_chapters')
    .select(['revision', 'chapters'])
    .where('video_id', '=', videoId)
    .executeTakeFirst()) ?? NONE;

/** The chapters of videos: written by people, suggested from what is said, and read by whoever sees the video. */
@Injectable()
export class KeepChapters {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not-found` */
  async read(viewer: Viewer, videoId: string): Promise<ChaptersView> {
    const { row } = await findVideo(this.database.sql, viewer, videoId);
    return load(this.database.sql, row.id);
  }

  /** As a WebVTT file whose cues are the chapters. @throws DomainError `not-found` */
  async track(viewer: Viewer, videoId: string): Promise<string> {
    const { row } = await findVideo(this.database.sql, viewer, videoId);
    const cues = row.chapters.map(({ startMs, title: text }, at) => {
      const endMs = row.chapters[at + 1]?.startMs ?? row.duration_ms ?? startMs;
      return { startMs, endMs: Math.max(endMs, startMs + 1), text, speaker: null };
    });
    return writeWebVtt(cues);
  }

  /** @throws DomainError `not-found`, `not-allowed`, `chapters.…` */
  async save(
    me: AccountViewer,
    { params: { videoId }, body }: OperationInput<typeof saveVideoChapters>,
  ): Promise<ChaptersView> {
    const { durationMs } = await this.findOwn(me, videoId);
    const late = body.chapters.findIndex(({ startMs }) => durationMs !== null && startMs >= durationMs);
    if (late >= 0) throw new DomainError('chapters.after-the-end', { chapter: late + 1 });
    const chapters = body.chapters.map(({ startMs, title }) => ({ startMs, title: title.trim() }));
    return this.database.transaction(async (tx) => {
      const { rows } = await sql<ChaptersView>`
        insert into video_chapters as c (video_id, revision, chapters, updated_at, updated_by)
        select ${videoId}, 1, ${JSON.stringify(chapters)}::jsonb, ${this.clock.now()}, ${me.personId}
        where ${body.revision}::integer = 0 or exists (select from video_chapters where video_id = ${videoId})
        on conflict (video_id) do update set revision = c.revision + 1, chapters = excluded.chapters,
          updated_at = excluded.updated_at, updated_by = excluded.updated_by
        where c.revision = ${body.revision}
        returning revision, chapters`.execute(tx.sql);
      const [saved] = rows;
      if (saved === undefined) throw new DomainError('chapters.conflict');
      await recordChange(tx, videoId, me.personId);
      return saved;
    });
  }

  /** From captions in the language of the video, or else in any. @throws DomainError `not-found`, `not-allowed` */
  async suggest(me: AccountViewer, videoId: string): Promise<OperationAnswer<typeof suggestVideoChapters>> {
    const { video, durationMs } = await this.findOwn(me, videoId);
    const { captions, language: spoken } = video.row;
    const from = captions.find(({ language }) => language === spoken) ?? captions[0];
    if (from === undefined || durationMs === null) return { language: null, chapters: [] };
    const { cues } = await loadCaptions(this.database.sql, video, from.language);
    return { language: from.language, chapters: suggestChapters(cues, durationMs) };
  }

  private async findOwn(
    me: AccountViewer,
    videoId: string,
  ): Promise<{ video: VideoAtHand; durationMs: number | null }> {
    const video = await findVideo(this.database.sql, me, videoId);
    demand(canCaptionVideo(video.place, video.facts), video.place);
    return { video, durationMs: video.row.duration_ms };
  }
}
