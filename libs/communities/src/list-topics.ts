import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { listsCommunity } from '#libs/access';
import { Database } from '#libs/database';
import type { Viewer } from '#libs/kernel';

const MOST_TOPICS = 100;

/** Topics of the communities that the viewer finds in the directory, the most used first. */
@Injectable()
export class ListTopics {
  constructor(private readonly database: Database) {}

  async execute(viewer: Viewer): Promise<{ items: { topic: string; communities: number }[] }> {
    const { rows } = await sql<{ topic: string; communities: number }>`
      select topic, count(*)::int as communities
      from community c cross join lateral unnest(c.topics) as topic
      where ${listsCommunity(viewer, 'c')} and c.archived_at is null
      group by topic order by communities desc, topic limit ${MOST_TOPICS}`.execute(this.database.sql);
    return { items: rows };
  }
}
