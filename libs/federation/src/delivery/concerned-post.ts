import { sql, type Kysely, type RawBuilder } from 'kysely';

import { readsCommunity } from '#libs/access';
import type { Tables, Visibility } from '#libs/database';
import { anonymous, type Viewer } from '#libs/kernel';

import type { Addresses } from '../outgoing/addresses.js';
import { isOpen } from '../outgoing/addressing.js';
import type { CommunityFacts } from '../outgoing/facts.js';
import { actorJson, idOf, type ActorColumn } from '../serving/actor-columns.js';
import { communityFactsOf } from '../serving/post-facts.js';

/** A post to which somebody did something that others are to hear of. */
export interface ConcernedPost {
  readonly postId: string;
  /** Its address as others know it; it may be of somebody elsewhere. */
  readonly address: string;
  readonly authorId: string;
  /** The address of its author. */
  readonly author: string;
  readonly isRoot: boolean;
  readonly communityId: string;
  readonly isHostedHere: boolean;
  readonly community: CommunityFacts;
  /** The address of who did it. */
  readonly doer: string;
  readonly isDoerHere: boolean;
  /** People elsewhere who are named in it, or whom it answers. */
  readonly addresseeIds: readonly string[];
  /** In whose name it is read to be told: everybody's, or where not everybody may read it the doer's. */
  readonly reader: Viewer;
}

interface ConcernedRow {
  readonly id: string;
  readonly uri: string | null;
  readonly is_root: boolean;
  readonly is_hosted_here: boolean;
  readonly community_id: string;
  readonly visibility: Visibility;
  readonly community: ActorColumn;
  readonly author_id: string;
  readonly author: ActorColumn;
  readonly doer: ActorColumn;
  readonly is_doer_here: boolean;
  readonly doer_instance_id: string;
  readonly addressee_ids: readonly string[];
}

/** A post by its id, or the first one of a thread. */
export type Which = { readonly postId: string } | { readonly threadId: string };

const isMeant = (which: Which): RawBuilder<unknown> =>
  'postId' in which
    ? sql`post.id = ${which.postId}`
    : sql`thread.id = ${which.threadId} and post.id = thread.root_post_id`;

/**
 * Somebody elsewhere is to hear of it: whoever follows a community that is hosted here, its members where not everybody
 * may read it, or the community that is hosted elsewhere.
 */
export const isFollowed = (now: Date): RawBuilder<boolean> => sql<boolean>`case when instance.is_local
  then case when ${readsCommunity(anonymous, 'community', now)}
    then exists (select 1 from follow where follow.target_id = community.id and follow.state = 'accepted')
    else exists (select 1 from membership m join person p on p.id = m.person_id and p.uri is not null
      where m.community_id = community.id and (m.expires_at is null or m.expires_at > ${now})) end
  else exists (select 1 from remote_actor where remote_actor.owner_id = community.id and remote_actor.gone_at is null) end`;

/** People elsewhere whom a post names or answers, where anybody may read it. */
const addressees = sql<string[]>`(case when community.visibility in ('public', 'unlisted') then array(
    select named.id from mention join person named on named.id = mention.target_id and named.uri is not null
      where mention.post_id = post.id
    union
    select answered.author_id from post answered
      join person writer on writer.id = answered.author_id and writer.uri is not null
      where answered.id = coalesce(post.reply_to_id, thread.root_post_id) and answered.id <> post.id)
  else '{}'::uuid[] end)`;

/** Whether somebody elsewhere follows the author, and hears of what they write in public. */
const authorIsFollowed = sql<boolean>`(community.visibility = 'public' and exists (
  select from follow join remote_actor follower on follower.owner_id = follow.follower_id
  where follow.target_id = post.author_id and follow.state = 'accepted'))`;

/**
 * The post, if what `doerId` did to it goes to other servers: in a community that is hosted here and followed by somebody
 * elsewhere, or hosted elsewhere; or in public where somebody elsewhere follows its author, or is named or answered. Null
 * in all other cases.
 */
export const concernedPost = async (
  db: Kysely<Tables>,
  at: Addresses,
  { doerId, now, ...which }: Which & { readonly doerId: string; readonly now: Date },
): Promise<ConcernedPost | null> => {
  const { rows } = await sql<ConcernedRow>`
    select post.id, post.uri, post.id = thread.root_post_id is_root,
      instance.is_local is_hosted_here, community.id community_id, community.visibility,
      author.id author_id, ${actorJson('community')} community, ${actorJson('author')} author, ${actorJson('doer')} doer,
      doer.uri is null is_doer_here, doer.instance_id doer_instance_id, ${addressees} addressee_ids
    from post
    join thread on thread.id = post.thread_id
    join community on community.id = thread.community_id
    join instance on instance.id = community.instance_id
    join person author on author.id = post.author_id
    join person doer on doer.id = ${doerId}
    where ${isMeant(which)} and community.deleted_at is null
      and (${isFollowed(now)} or ${authorIsFollowed} or ${addressees} <> '{}')`.execute(db);
  const [row] = rows;
  if (row === undefined) return null;
  return {
    postId: row.id,
    address: row.uri ?? at.post(row.id).id,
    authorId: row.author_id,
    author: idOf(at, 'person', row.author),
    isRoot: row.is_root,
    communityId: row.community_id,
    isHostedHere: row.is_hosted_here,
    community: communityFactsOf(at, row),
    doer: idOf(at, 'person', row.doer),
    isDoerHere: row.is_doer_here,
    addresseeIds: row.addressee_ids,
    reader: isOpen(row.visibility)
      ? anonymous
      : { kind: 'remote-person', personId: doerId, instanceId: row.doer_instance_id },
  };
};
