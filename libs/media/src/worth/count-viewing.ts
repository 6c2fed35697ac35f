import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { Database } from '#libs/database';
import { personOf, type Viewer } from '#libs/kernel';

import { findVideo } from '../videos/video-row.js';
import { isKeptFor } from '../watching/is-kept-for.js';

/**
 * Counts who watches. Of somebody with an account one row is kept for each video, without a time; of others, and of those
 * who do not want it kept what they watch, a sum.
 * Authors do not count, and drafts are not counted.
 */
@Injectable()
export class CountViewing {
  constructor(private readonly database: Database) {}

  /** @throws DomainError `not-found` */
  async execute(viewer: Viewer, videoId: string, completed: boolean): Promise<void> {
    const { row } = await findVideo(this.database.sql, viewer, videoId);
    const personId = personOf(viewer);
    if (row.thread_id === null || row.author_id === personId) return;
    if (personId !== null && (await isKeptFor(this.database.sql, personId)))
      await this.ofPerson(videoId, personId, completed);
    else if (!completed) await this.ofSomebody(videoId);
  }

  private async ofPerson(videoId: string, personId: string, completed: boolean): Promise<void> {
    await this.database.sql
      .insertInto('video_viewing')
      .values({ video_id: videoId, person_id: personId, completed })
      .onConflict((conflict) =>
        conflict
          .columns(['video_id', 'person_id'])
          .doUpdateSet({ completed: true })
          .where(sql<boolean>`excluded.completed and not video_viewing.completed`),
      )
      .execute();
  }

  private async ofSomebody(videoId: string): Promise<void> {
    await this.database.sql
      .insertInto('video_visits')
      .values({ video_id: videoId, visits: 1 })
      .onConflict((conflict) =>
        conflict.column('video_id').doUpdateSet({ visits: sql<number>`video_visits.visits + 1` }),
      )
      .execute();
  }
}
