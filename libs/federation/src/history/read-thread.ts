import { sql } from 'kysely';

import type { Database } from '#libs/database';
import type { Clock } from '#libs/kernel';

import type { Iri } from '../incoming/iri.js';
import type { Reading, TakePosts } from './take-posts.js';
import { ThreadWalk, type HistoryLimits } from './thread-walk.js';

/** What became of reading a thread. */
export interface ThreadRead {
  readonly because: string;
  /** Something could not be had now. */
  readonly isPartial: boolean;
}

export interface ReadThreadParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly posts: TakePosts;
  readonly limits: HistoryLimits;
}

/** More than any thread has, and less than what the column holds. */
const MOST_POSTS = 1_000_000;

/**
 * Reads a thread of a community elsewhere: what opens it, then what its home says belongs to it (FEP-f228). How many posts
 * its home says it has is kept, so that readers know whether they see them all.
 */
export class ReadThread {
  constructor(private readonly parts: ReadThreadParts) {}

  /** @param isLast it is not read again @throws HostRests of the community's host, TurnOver */
  async read(iri: Iri, reading: Reading, isLast: boolean): Promise<ThreadRead> {
    const { posts, limits } = this.parts;
    const taken = await posts.take({ iri, content: null }, reading);
    if (taken.kind === 'absent') return { because: taken.because, isPartial: taken.isForNow };
    const { root } = taken;
    if (root === null) return { because: 'a-reply', isPartial: false };
    const walk = new ThreadWalk(posts, reading, limits, (total) => this.noteTotal(root.id, total));
    if (!(await walk.readContext(root))) await walk.readReplies(root);
    await this.noteRead(root.id, walk.isPartial && !isLast);
    return { because: walk.isPartial ? 'incomplete' : 'read', isPartial: walk.isPartial };
  }

  private async noteTotal(root: Iri, total: number): Promise<void> {
    const now = this.parts.clock.now();
    await this.parts.database.transaction(async (tx) => {
      await sql`
        insert into thread_home (thread_id, asked_at, post_count, counted_through, counted_at, is_being_read)
        select t.id, ${now}::timestamptz, ${Math.min(total, MOST_POSTS)}::integer, t.post_count, ${now}::timestamptz, true
        from post p join thread t on t.id = p.thread_id where p.uri = ${root}
        on conflict (thread_id) do update set asked_at = excluded.asked_at, post_count = excluded.post_count,
          counted_through = excluded.counted_through, counted_at = excluded.counted_at, is_being_read = true`.execute(
        tx.sql,
      );
    });
  }

  private async noteRead(root: Iri, isBeingRead: boolean): Promise<void> {
    await this.parts.database.transaction(async (tx) => {
      await sql`
        update thread_home set is_being_read = ${isBeingRead} from post
        where post.uri = ${root} and thread_home.thread_id = post.thread_id`.execute(tx.sql);
    });
  }
}
