import { sql, type RawBuilder } from 'kysely';

import type { ThreadSummary } from '#libs/contracts';
import { personOf, type Viewer } from '#libs/kernel';

import { unreadPosts } from '../reading/unread.js';
import { joinPerson, personLinkColumns, personLinkOf, type PersonLinkRow } from '../rows/person-columns.js';
import {
  communityColumns,
  threadColumns,
  threadCommunityOf,
  threadStateOf,
  type CommunityRow,
  type ThreadRow,
} from './thread-row.js';

export interface SummaryRow extends ThreadRow, CommunityRow, PersonLinkRow<'last_author'> {
  last_number: number;
  last_at: Date;
  read_through: number | null;
  unread: number | null;
}

/**
 * SQL for the summaries of the threads that `found` selects as `t` (all columns of `thread`), for one viewer. The caller
 * adds the order.
 */
export const summariesOf = (found: RawBuilder<unknown>, viewer: Viewer): RawBuilder<SummaryRow> =>
  sql<SummaryRow>`
  select ${threadColumns(viewer)}, ${sql.raw(communityColumns)}, ${sql.raw(personLinkColumns('last_author'))},
    last.number as last_number, last.created_at as last_at, r.read_through, ${sql.raw(unreadPosts)} as unread
  from (${found}) t
  join community c on c.id = t.community_id
  ${sql.raw(joinPerson('author', 't.author_id'))}
  join post last on last.thread_id = t.id and last.number = t.post_count
  ${sql.raw(joinPerson('last_author', 'last.author_id'))}
  left join membership m on m.community_id = t.community_id and m.person_id = ${personOf(viewer)}::uuid
    and (m.expires_at is null or m.expires_at > now())
  left join read_position r on r.thread_id = t.id and r.person_id = ${personOf(viewer)}::uuid`;

export const summaryOf = (row: SummaryRow): ThreadSummary => ({
  ...threadStateOf(row),
  community: threadCommunityOf(row),
  lastPost: {
    number: row.last_number,
    author: personLinkOf(row, 'last_author'),
    at: row.last_at.toISOString(),
  },
  readThrough: row.read_through ?? 0,
  unread: row.unread,
});
