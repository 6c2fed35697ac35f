import { sql } from 'kysely';

import {
  canReadThread,
  othersReplied,
  placeColumn,
  placeOf,
  type Place,
  type PlaceColumn,
  type RepliedThreadFacts,
  type ThreadFacts,
} from '#libs/access';
import type { DraftView } from '#libs/contracts';
import type { Database } from '#libs/database';
import { notFound, personOf, type Viewer } from '#libs/kernel';

import { unreadPosts } from '../reading/unread.js';
import { joinPerson } from '../rows/person-columns.js';
import { prepared } from '../rows/prepared.js';
import { communityColumns, threadColumns, type CommunityRow, type ThreadRow } from './thread-row.js';

interface GateRow extends ThreadRow, CommunityRow {
  place: PlaceColumn;
  others_replied: boolean;
  read_through: number | null;
  unread: number | null;
  home_post_count: number | null;
  home_counted_at: Date | null;
  home_is_being_read: boolean | null;
  draft: (Omit<DraftView, 'updatedAt'> & { updatedAt: string }) | null;
}

/** A thread as one viewer stands to it. */
export interface ThreadAtHand {
  readonly row: GateRow;
  readonly place: Place;
  readonly facts: RepliedThreadFacts;
}

const MOST_SINCE = 500;

/**
 * SQL for the posts of thread `t` that are younger than what its `home` said: that has them too. What was fetched from there
 * afterwards is older.
 */
const postsSince = `(select count(*)::integer from (select 1 from post since where since.thread_id = t.id
    and since.number > home.counted_through and since.created_at > home.counted_at limit ${MOST_SINCE}) younger)`;

const readGate = prepared<GateRow>(
  'thread-gate',
  (viewer, slot) => sql`
  select ${threadColumns(viewer)}, ${sql.raw(communityColumns)},
    ${placeColumn(viewer, 'c')} as place,
    (t.author_id <> ${slot('person')}::uuid or ${othersReplied('t')}) is not false as others_replied,
    r.read_through, ${sql.raw(unreadPosts)} as unread,
    home.post_count + ${sql.raw(postsSince)} as home_post_count, home.counted_at as home_counted_at,
    home.is_being_read as home_is_being_read,
    (select json_build_object('place', d.place, 'title', d.title, 'markdown', d.markdown,
        'replyToId', d.reply_to_id, 'madeFrom', d.made_from, 'event', d.event, 'revision', d.revision, 'updatedAt', d.updated_at)
      from draft d where d.person_id = ${slot('person')}::uuid and d.place = 'thread:' || t.id) as draft
  from thread t
  join community c on c.id = t.community_id
  ${sql.raw(joinPerson('author', 't.author_id'))}
  left join membership m on m.community_id = t.community_id and m.person_id = ${slot('person')}::uuid
    and (m.expires_at is null or m.expires_at > ${slot('now')}::timestamptz)
  left join read_position r on r.thread_id = t.id and r.person_id = ${slot('person')}::uuid
  left join thread_home home on home.thread_id = t.id
  where t.id = ${slot('thread')}::uuid`,
);

export const threadFactsOf = (row: {
  author_id: string;
  locked_at: Date | null;
  thread_deleted_at: Date | null;
  thread_deleted_by: string | null;
}): ThreadFacts => ({
  authorId: row.author_id,
  lockedAt: row.locked_at,
  deletedAt: row.thread_deleted_at,
  deletedBy: row.thread_deleted_by,
});

/**
 * Loads a thread together with all that decides what the viewer may do there, in one statement.
 *
 * @throws DomainError `not-found` also when the viewer may not read it
 */
export const findThread = async (
  database: Database,
  viewer: Viewer,
  threadId: string,
): Promise<ThreadAtHand> => {
  const now = new Date();
  const [row] = await readGate(database, viewer, { person: personOf(viewer), thread: threadId, now });
  if (row === undefined) throw notFound();
  const place = placeOf(viewer, row.place, now);
  const facts = {
    authorId: row.author_id,
    lockedAt: row.locked_at,
    deletedAt: row.deleted_at,
    deletedBy: row.deleted_by,
    othersReplied: row.others_replied,
  };
  if (!canReadThread(place, facts)) throw notFound();
  return { row, place, facts };
};
