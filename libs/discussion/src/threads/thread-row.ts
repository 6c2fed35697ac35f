import { sql, type RawBuilder } from 'kysely';

import { organisationSql, type ProfileReader } from '#libs/access';
import type { ThreadCommunity, ThreadState } from '#libs/contracts';
import { slugify } from '#libs/text';

import { personCardColumns, personCardOf, type PersonCardRow } from '../rows/person-columns.js';

/** Columns of a thread (alias `t`) with its author (alias `author`) as this reader may see them. */
export const threadColumns = (
  reader: ProfileReader,
): RawBuilder<unknown> => sql`t.id as thread_id, t.community_id, t.title, t.kind, t.language, t.seq, t.post_count,
  t.root_post_id, t.accepted_post_id, t.created_at, t.last_post_at, t.pinned_at, t.locked_at, t.deleted_at, t.deleted_by,
  (select v.id from video v where v.thread_id = t.id and v.deleted_at is null) as video_id,
  (select e.id from event e where e.thread_id = t.id) as event_id,
  ${personCardColumns(reader, 'author')}`;

export interface ThreadRow extends PersonCardRow<'author'> {
  thread_id: string;
  community_id: string;
  title: string;
  kind: 'discussion' | 'question';
  language: 'en' | 'cy';
  seq: number;
  post_count: number;
  root_post_id: string;
  accepted_post_id: string | null;
  created_at: Date;
  last_post_at: Date;
  pinned_at: Date | null;
  locked_at: Date | null;
  deleted_at: Date | null;
  deleted_by: string | null;
  video_id: string | null;
  event_id: string | null;
}

export const threadStateOf = (row: ThreadRow): ThreadState => ({
  id: row.thread_id,
  communityId: row.community_id,
  title: row.title,
  slug: slugify(row.title),
  kind: row.kind,
  language: row.language,
  author: personCardOf(row, 'author'),
  postCount: row.post_count,
  createdAt: row.created_at.toISOString(),
  lastPostAt: row.last_post_at.toISOString(),
  pinnedAt: row.pinned_at?.toISOString() ?? null,
  lockedAt: row.locked_at?.toISOString() ?? null,
  deleted:
    row.deleted_at === null
      ? null
      : { at: row.deleted_at.toISOString(), by: row.deleted_by === row.author_id ? 'author' : 'moderator' },
  acceptedPostId: row.accepted_post_id,
  videoId: row.video_id,
  eventId: row.event_id,
});

/** Columns of a community (alias `c`) as lists of threads show it. */
export const communityColumns = `c.name as community_name, c.title as community_title,
  c.visibility as community_visibility, c.image_file_id as community_image_file_id,
  c.archived_at as community_archived_at,
  (select ${organisationSql('home')}
    from instance home where home.id = c.instance_id) as community_organisation`;

export interface CommunityRow {
  community_id: string;
  community_name: string;
  community_title: string;
  community_visibility: ThreadCommunity['visibility'];
  community_image_file_id: string | null;
  community_archived_at: Date | null;
  community_organisation: ThreadCommunity['organisation'];
}

export const threadCommunityOf = (row: CommunityRow): ThreadCommunity => ({
  id: row.community_id,
  name: row.community_name,
  title: row.community_title,
  visibility: row.community_visibility,
  imageFileId: row.community_image_file_id,
  isArchived: row.community_archived_at !== null,
  organisation: row.community_organisation,
});
