import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { canMarkVideo, canReply, canSeeVideoNumbers } from '#libs/access';
import { personCardOf } from '#libs/communities';
import type { PersonCard, VideoWorth } from '#libs/contracts';
import { Database } from '#libs/database';
import { personOf, type Viewer } from '#libs/kernel';

import { findVideo, type VideoAtHand } from '../videos/video-row.js';
import { SMALLEST_GROUP } from './publish-numbers.js';

const MOST_NOTES = 200;
const MOST_NAMED = 50;

/** What a video was worth to others, and to the reader. */
@Injectable()
export class ReadWorth {
  constructor(private readonly database: Database) {}

  /** @throws DomainError `not-found` */
  async execute(viewer: Viewer, videoId: string): Promise<VideoWorth> {
    const video = await findVideo(this.database.sql, viewer, videoId);
    const { row, place, facts } = video;
    const canMark = canMarkVideo(place, facts);
    return {
      helpful: row.helpful_count,
      used: row.used_count,
      notePostIds: await this.notes(videoId),
      mine: await this.mine(viewer, videoId),
      numbers: canSeeVideoNumbers(place, facts) ? await this.numbers(viewer, video) : null,
      permissions: { canMark, canNote: canMark && facts.thread !== null && canReply(place, facts.thread) },
    };
  }

  private async notes(videoId: string): Promise<string[]> {
    const rows = await this.database.sql
      .selectFrom('video_mark')
      .select('post_id')
      .where('video_id', '=', videoId)
      .where('post_id', 'is not', null)
      .orderBy('created_at', 'desc')
      .limit(MOST_NOTES)
      .execute();
    return rows.flatMap(({ post_id: id }) => id ?? []);
  }

  private async mine(viewer: Viewer, videoId: string): Promise<VideoWorth['mine']> {
    const personId = personOf(viewer);
    if (personId === null) return { helpful: false, used: false, notePostId: null };
    const marks = await this.database.sql
      .selectFrom('video_mark as m')
      .leftJoin('post as p', (join) => join.onRef('p.id', '=', 'm.post_id').on('p.deleted_at', 'is', null))
      .select(['m.kind', 'p.id as note'])
      .where('m.video_id', '=', videoId)
      .where('m.person_id', '=', personId)
      .execute();
    const used = marks.find(({ kind }) => kind === 'used');
    return {
      helpful: marks.some(({ kind }) => kind === 'helpful'),
      used: used !== undefined,
      notePostId: used?.note ?? null,
    };
  }

  private async numbers(viewer: Viewer, { row }: VideoAtHand): Promise<VideoWorth['numbers']> {
    const found = await this.database.sql
      .selectFrom('video_numbers')
      .selectAll()
      .where('video_id', '=', row.id)
      .executeTakeFirst();
    const told = (people: number | undefined): number | null =>
      people === undefined || people < SMALLEST_GROUP ? null : people;
    return {
      viewers: told(found?.viewers),
      completed: told(found?.completed),
      visits: told(found?.visits),
      countedAt: found?.counted_at.toISOString() ?? null,
      named: personOf(viewer) === row.author_id ? await this.named(viewer, row.id) : [],
    };
  }

  /** Viewers who let authors see their names, as things stand now. */
  private async named(viewer: Viewer, videoId: string): Promise<PersonCard[]> {
    const { rows } = await sql<{ card: PersonCard }>`
      select ${personCardOf(viewer, 'p')} as card
      from video_viewing w
      join account a on a.person_id = w.person_id and a.show_viewing
      join person p on p.id = w.person_id and p.deleted_at is null
      where w.video_id = ${videoId} order by lower(p.display_name), p.id limit ${MOST_NAMED}`.execute(
      this.database.sql,
    );
    return rows.map(({ card }) => card);
  }
}
