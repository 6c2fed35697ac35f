import { sql } from 'kysely';

import { readableByMany } from '#libs/access';
import type { Database, FollowLevel } from '#libs/database';
import type { DomainEvents } from '#libs/kernel';

import { noticesFor, strongestOnly, type Notice } from './notice.js';

type About = Pick<Notice, 'actorId' | 'communityId' | 'threadId' | 'postId' | 'subjectId'>;

const aboutPost = (
  fact: { communityId: string; threadId: string; postId: string },
  actorId: string,
): About => ({
  actorId,
  communityId: fact.communityId,
  threadId: fact.threadId,
  postId: fact.postId,
  subjectId: null,
});

/** Those whom something written in a thread may concern. */
interface Concerned {
  readonly starter: string[];
  readonly watchers: string[];
  /** Who follows the author and hears of what they write in public. */
  readonly followers: string[];
}

/** In one statement, as every post asks. */
const concernedBy = async (
  database: Database,
  { authorId, communityId, threadId }: DomainEvents['post.added'] | DomainEvents['thread.opened'],
  levels: readonly FollowLevel[],
): Promise<Concerned> => {
  const { rows } = await sql<Concerned>`
    select array(select t.author_id from thread t join account a on a.person_id = t.author_id
        where t.id = ${threadId}) as starter,
      array(select person_id from thread_subscription where thread_id = ${threadId} and level = 'watch') as watchers,
      array(select f.follower_id from person_follow f join community c on c.id = ${communityId}
        where f.followed_id = ${authorId} and f.state = 'accepted' and f.level = any(${[...levels]}::text[])
          and c.visibility = 'public') as followers`.execute(database.prepared);
  return rows[0] ?? { starter: [], watchers: [], followers: [] };
};

const ofFollowed = (personIds: readonly string[], threadId: string, about: About): Notice[] =>
  noticesFor(personIds, { ...about, kind: 'followed-post', groupKey: `followed-post:${threadId}` });

const mentions = (personIds: readonly string[], threadId: string, about: About): Notice[] =>
  noticesFor(personIds, { ...about, kind: 'mention', groupKey: `mention:${threadId}` });

export const noticesOfThread = async (
  database: Database,
  fact: DomainEvents['thread.opened'],
): Promise<Notice[]> => {
  if (fact.isHistory === true) return [];
  const about = aboutPost(fact, fact.authorId);
  const { followers } = await concernedBy(database, fact, ['all', 'threads']);
  return strongestOnly(
    [...mentions(fact.mentionedIds, fact.threadId, about), ...ofFollowed(followers, fact.threadId, about)],
    fact.authorId,
  );
};

/** For the strongest reason: named in it, replied to, watching, or following its author. */
export const noticesOfPost = async (
  database: Database,
  fact: DomainEvents['post.added'],
): Promise<Notice[]> => {
  if (fact.isHistory === true) return [];
  const about = aboutPost(fact, fact.authorId);
  const { starter, watchers, followers } = await concernedBy(database, fact, ['all']);
  const repliedTo = [...(fact.replyToAuthorId === null ? [] : [fact.replyToAuthorId]), ...starter];
  return strongestOnly(
    [
      ...mentions(fact.mentionedIds, fact.threadId, about),
      ...noticesFor(repliedTo, { ...about, kind: 'reply', groupKey: `reply:${fact.threadId}` }),
      ...noticesFor(watchers, {
        ...about,
        kind: 'thread-activity',
        groupKey: `thread-activity:${fact.threadId}`,
      }),
      ...ofFollowed(followers, fact.threadId, about),
    ],
    fact.authorId,
  );
};

/** Only people whom the edit named for the first time are in `mentionedIds`. */
export const noticesOfEdit = (fact: DomainEvents['post.edited']): Notice[] =>
  strongestOnly(mentions(fact.mentionedIds, fact.threadId, aboutPost(fact, fact.by)), fact.by);

export const noticesOfReaction = (fact: DomainEvents['reaction.added']): Notice[] =>
  strongestOnly(
    noticesFor([fact.authorId], {
      ...aboutPost(fact, fact.personId),
      kind: 'reaction',
      groupKey: `reaction:${fact.postId}`,
    }),
    fact.personId,
  );

export const noticesOfAnswer = (fact: DomainEvents['answer.accepted']): Notice[] =>
  strongestOnly(
    noticesFor([fact.authorId], {
      ...aboutPost(fact, fact.by),
      kind: 'answer-accepted',
      groupKey: `answer-accepted:${fact.postId}`,
    }),
    fact.by,
  );

const hostsOf = async (database: Database, communityId: string): Promise<string[]> => {
  const rows = await database.sql
    .selectFrom('membership')
    .select('person_id')
    .where('community_id', '=', communityId)
    .where('role', 'in', ['owner', 'facilitator'])
    .execute();
  return rows.map((row) => row.person_id);
};

/** Asks whoever looks after a video whether it is still correct: its author, or the hosts once they cannot read it. */
export const noticesOfReview = async (
  database: Database,
  fact: DomainEvents['video.review-due'],
): Promise<Notice[]> => {
  const authorReads = (await readableByMany(database.prepared, [fact])).size > 0;
  return noticesFor(authorReads ? [fact.personId] : await hostsOf(database, fact.communityId), {
    kind: 'video-review',
    groupKey: `video-review:${fact.videoId}`,
    actorId: null,
    communityId: fact.communityId,
    threadId: fact.threadId,
    postId: null,
    subjectId: fact.videoId,
  });
};

/** A reminder of what the author wanted to do; nobody else did anything. */
export const noticesOfMissingCaptions = (fact: DomainEvents['captions.missing']): Notice[] =>
  noticesFor([fact.personId], {
    kind: 'captions-missing',
    groupKey: `captions-missing:${fact.videoId}`,
    actorId: null,
    communityId: fact.communityId,
    threadId: fact.threadId,
    postId: null,
    subjectId: fact.videoId,
  });
