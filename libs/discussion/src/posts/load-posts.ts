import { sql, type Kysely } from 'kysely';

import {
  canReadThread,
  placeColumn,
  placeOf,
  type Place,
  type PlaceColumn,
  type ProfileReader,
  type ThreadFacts,
} from '#libs/access';
import type { PostContent } from '#libs/contracts';
import type { Tables } from '#libs/database';
import { notFound, personOf, type Viewer } from '#libs/kernel';

import { threadFactsOf } from '../threads/thread-gate.js';
import type { PostFactsAtHand } from './permissions.js';
import {
  myReactions,
  postColumns,
  postContentOf,
  postFactsOf,
  postJoins,
  type PostContentRow,
  type PostViewRow,
} from './post-row.js';

/** What a reader who may read their threads may see of these posts now, by id. */
export const loadContents = async (
  db: Kysely<Tables>,
  reader: ProfileReader,
  ids: readonly string[],
): Promise<Map<string, PostContent>> => {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<PostContentRow>`
    select ${postColumns(reader)} from post p ${sql.raw(postJoins)}
    where p.id = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.post_id, postContentOf(row)]));
};

interface PostGateRow extends PostViewRow {
  place: PlaceColumn;
  markdown: string;
  thread_author_id: string;
  thread_kind: 'discussion' | 'question';
  locked_at: Date | null;
  thread_deleted_at: Date | null;
  thread_deleted_by: string | null;
  accepted_post_id: string | null;
}

/** A post as one viewer stands to it. */
export interface PostAtHand {
  readonly row: PostGateRow;
  readonly place: Place;
  readonly thread: ThreadFacts;
  readonly facts: PostFactsAtHand;
}

/** Loads a post with all that decides what the viewer may do about it; the caller asks the gate. */
export const loadPost = async (
  db: Kysely<Tables>,
  viewer: Viewer,
  postId: string,
): Promise<PostAtHand | null> => {
  const now = new Date();
  const { rows } = await sql<PostGateRow>`
    select ${postColumns(viewer)}, p.markdown, ${myReactions(personOf(viewer))},
      ${placeColumn(viewer, 'c')} as place, t.author_id as thread_author_id, t.kind as thread_kind, t.locked_at,
      t.deleted_at as thread_deleted_at, t.deleted_by as thread_deleted_by, t.accepted_post_id
    from post p
    join thread t on t.id = p.thread_id
    join community c on c.id = t.community_id
    ${sql.raw(postJoins)}
    where p.id = ${postId}`.execute(db);
  const [row] = rows;
  if (row === undefined) return null;
  const thread = threadFactsOf({ ...row, author_id: row.thread_author_id });
  return { row, place: placeOf(viewer, row.place, now), thread, facts: postFactsOf(row) };
};

/**
 * As `loadPost`, but only where the viewer may read the thread.
 *
 * @throws DomainError `not-found`
 */
export const findPost = async (db: Kysely<Tables>, viewer: Viewer, postId: string): Promise<PostAtHand> => {
  const post = await loadPost(db, viewer, postId);
  if (post === null || !canReadThread(post.place, post.thread)) throw notFound();
  return post;
};
