import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { readsCommunity } from '#libs/access';
import type { UnreadCount } from '#libs/contracts';
import { Database } from '#libs/database';
import type { AccountViewer } from '#libs/kernel';

import { hasUnread, MOST_UNREAD, unreadPosts } from './unread.js';

/** Threads of a community that are looked at, the most recently active first; what is older counts as read. */
const MOST_THREADS = 200;

/** Counts what is unread in each of a person's communities, by looking at their most recently active threads only. */
@Injectable()
export class CountUnread {
  constructor(private readonly database: Database) {}

  async execute(me: AccountViewer): Promise<UnreadCount[]> {
    const { rows } = await sql<{ community_id: string; threads: number; posts: number }>`
      select m.community_id, found.threads, found.posts
      from membership m
      join community c on c.id = m.community_id
      cross join lateral (
        select least(count(*), ${sql.lit(MOST_UNREAD)})::integer as threads,
          least(coalesce(sum(unread), 0), ${sql.lit(MOST_UNREAD)})::integer as posts
        from (
          select ${sql.raw(unreadPosts)} as unread
          from (
            select * from thread where community_id = m.community_id
            order by last_post_at desc, id desc limit ${sql.lit(MOST_THREADS)}
          ) t
          left join read_position r on r.thread_id = t.id and r.person_id = m.person_id
          where t.deleted_at is null and ${sql.raw(hasUnread)}
        ) counted
      ) found
      where m.person_id = ${me.personId} and ${readsCommunity(me, 'c')}`.execute(this.database.sql);
    return rows.map(({ community_id: communityId, threads, posts }) => ({ communityId, threads, posts }));
  }
}
