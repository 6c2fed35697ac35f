import { sql } from 'kysely';

import type { Transaction } from '#libs/database';

/** A community after one of its threads was deleted: one thread fewer, and no trace of when it was last active. */
export const forgetActivity = async (tx: Transaction, communityId: string): Promise<void> => {
  await sql`
    update community c set thread_count = c.thread_count - 1, last_activity_at = coalesce(
      (select t.last_post_at from thread t where t.community_id = c.id and t.deleted_at is null
        order by t.last_post_at desc, t.id desc limit 1), c.created_at)
    where c.id = ${communityId}`.execute(tx.sql);
};

/** A community after one of its threads, last active then, came back. */
export const countAgain = async (tx: Transaction, communityId: string, lastPostAt: Date): Promise<void> => {
  await sql`
    update community set thread_count = thread_count + 1,
      last_activity_at = greatest(last_activity_at, ${lastPostAt})
    where id = ${communityId}`.execute(tx.sql);
};
