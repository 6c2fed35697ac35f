import { sql, type Kysely, type RawBuilder } from 'kysely';

import { readsCommunity } from '#libs/access';
import type { Tables, Visibility } from '#libs/database';
import { anonymous } from '#libs/kernel';

import type { Addresses } from '../outgoing/addresses.js';
import type { CommunityFacts } from '../outgoing/facts.js';
import { actorJson, idOf, type ActorColumn } from '../serving/actor-columns.js';
import { communityFactsOf } from '../serving/post-facts.js';

/** A post to which somebody of this instance did something that others are to hear of. */
export interface ConcernedPost {
  readonly postId: string;
  /** Its address as others know it; it may be of somebody elsewhere. */
  readonly address: string;
  readonly authorId: string;
  /** The address of its author. */
  readonly author: string;
  readonly isRoot: boolean;
  readonly communityId: string;
  readonly community: CommunityFacts;
  /** The address of who did it. */
  readonly doer: string;
}

interface ConcernedRow {
  readonly id: string;
  readonly uri: string | null;
  readonly is_root: boolean;
  readonly community_id: string;
  readonly visibility: Visibility;
  readonly community: ActorColumn;
  readonly author_id: string;
  readonly author: ActorColumn;
  readonly doer: ActorColumn;
}

/** A post by its id, or the first one of a thread. */
export type Which = { readonly postId: string } | { readonly threadId: string };

const isMeant = (which: Which): RawBuilder<unknown> =>
  'postId' in which
    ? sql`post.id = ${which.postId}`
    : sql`thread.id = ${which.threadId} and post.id = thread.root_post_id`;

/**
 * The post, if what `doerId` did to it goes to other servers: in a community that is hosted here, that anybody may read
 * and that somebody elsewhere follows, by a person of this instance. Null in all other cases.
 */
export const concernedPost = async (
  db: Kysely<Tables>,
  at: Addresses,
  { doerId, now, ...which }: Which & { readonly doerId: string; readonly now: Date },
): Promise<ConcernedPost | null> => {
  const { rows } = await sql<ConcernedRow>`
    select post.id, post.uri, post.id = thread.root_post_id is_root, community.id community_id, community.visibility,
      author.id author_id, ${actorJson('community')} community, ${actorJson('author')} author, ${actorJson('doer')} doer
    from post
    join thread on thread.id = post.thread_id
    join community on community.id = thread.community_id
    join instance on instance.id = community.instance_id and instance.is_local
    join person author on author.id = post.author_id
    join person doer on doer.id = ${doerId} and doer.instance_id = instance.id
    where ${isMeant(which)} and ${readsCommunity(anonymous, 'community', now)}
      and exists (select 1 from follow where follow.target_id = community.id and follow.state = 'accepted')`.execute(
    db,
  );
  const [row] = rows;
  if (row === undefined) return null;
  return {
    postId: row.id,
    address: row.uri ?? at.post(row.id).id,
    authorId: row.author_id,
    author: idOf(at, 'person', row.author),
    isRoot: row.is_root,
    communityId: row.community_id,
    community: communityFactsOf(at, row),
    doer: idOf(at, 'person', row.doer),
  };
};
