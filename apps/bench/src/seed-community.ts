import { randomUUID } from 'node:crypto';

import type { Database } from '#libs/database';

/** A public community of this instance, and the posts that open its threads. */
export interface SeededCommunity {
  readonly id: string;
  readonly name: string;
  readonly rootPosts: readonly string[];
}

/** Writes a community of which somebody here opened so many threads. */
export const seedCommunity = async (
  { pool }: Database,
  name: string,
  threads: number,
): Promise<SeededCommunity> => {
  const [communityId, personId] = [randomUUID(), randomUUID()];
  const { rows } = await pool.query<{ id: string }>('select id from instance where is_local');
  const instanceId = rows[0]?.id;
  await pool.query(
    `insert into person (id, instance_id, name, display_name, created_at) values ($1, $2, $3, 'Bench', now())`,
    [personId, instanceId, `${name}_host`],
  );
  await pool.query(
    `insert into community (id, instance_id, name, title, purpose, visibility, join_policy, member_count, created_at,
       last_activity_at) values ($1, $2, $3, 'Bench', 'Measuring', 'public', 'open', 1, now(), now())`,
    [communityId, instanceId, name],
  );
  const rootPosts: string[] = [];
  for (let count = 0; count < threads; count += 1) {
    const [threadId, postId] = [randomUUID(), randomUUID()];
    await pool.query(
      `insert into thread (id, instance_id, community_id, author_id, title, seq, post_count, root_post_id, created_at,
         last_post_at) values ($1, $2, $3, $4, 'Measuring', 1, 1, $5, now(), now())`,
      [threadId, instanceId, communityId, personId, postId],
    );
    await pool.query(
      `insert into post (id, instance_id, thread_id, community_id, author_id, number, markdown, html, created_at)
       values ($1, $2, $3, $4, $5, 1, 'First', '<p>First</p>', now())`,
      [postId, instanceId, threadId, communityId, personId],
    );
    rootPosts.push(postId);
  }
  return { id: communityId, name, rootPosts };
};
