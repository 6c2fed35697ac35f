import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';

import { demandReadable, findPlace, readsThread } from '#libs/access';
import type { ThreadSummary } from '#libs/contracts';
import { Database } from '#libs/database';
import { CursorCodec, personOf, type Viewer } from '#libs/kernel';

import { hasUnread } from '../reading/unread.js';
import { summariesOf, summaryOf, type SummaryRow } from './thread-summary.js';

export type ThreadFilter = 'all' | 'unread' | 'unanswered' | 'deleted';

export interface ThreadQuery {
  readonly communityId: string;
  readonly filter?: ThreadFilter | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface ThreadList {
  readonly pinned: ThreadSummary[];
  readonly items: ThreadSummary[];
  readonly next?: string;
}

const MOST_PINNED = 20;

/** Threads of one community, the most recently active first. */
@Injectable()
export class ListThreads {
  constructor(
    private readonly database: Database,
    private readonly cursors: CursorCodec,
  ) {}

  /** @throws DomainError `not-found`, `cursor.invalid` */
  async execute(viewer: Viewer, query: ThreadQuery): Promise<ThreadList> {
    const { communityId, filter = 'all', limit, cursor } = query;
    const personId = personOf(viewer);
    const scope = `threads/${communityId}/${filter}/${personId ?? ''}`;
    const after = cursor === undefined ? null : this.cursors.decode(scope, cursor);
    demandReadable(await findPlace(this.database.sql, viewer, communityId));
    const pinned = filter === 'all' && after === null ? await this.read(pinnedIn(communityId), viewer) : [];
    const items = await this.read(
      sql`select t.* from thread t ${trackingJoins(personId)}
        where t.community_id = ${communityId} and ${filter === 'deleted' ? deleted(viewer) : condition(filter)}
          and ${olderThan(after)}
        order by t.last_post_at desc, t.id desc limit ${limit + 1}`,
      viewer,
    );
    return { pinned, ...pageOf(items, limit, (key) => this.cursors.encode(scope, key)) };
  }

  private async read(found: RawBuilder<unknown>, viewer: Viewer): Promise<ThreadSummary[]> {
    const query = sql<SummaryRow>`${summariesOf(found, viewer)} order by t.last_post_at desc, t.id desc`;
    return (await query.execute(this.database.sql)).rows.map(summaryOf);
  }
}

const pinnedIn = (communityId: string): RawBuilder<unknown> => sql`
  select * from thread where community_id = ${communityId} and pinned_at is not null and deleted_at is null
  order by pinned_at desc limit ${sql.lit(MOST_PINNED)}`;

/** Joins that `hasUnread` needs, inside the selection of threads. */
export const trackingJoins = (personId: string | null): RawBuilder<unknown> => sql`
  left join membership m on m.community_id = t.community_id and m.person_id = ${personId}::uuid
    and (m.expires_at is null or m.expires_at > now())
  left join read_position r on r.thread_id = t.id and r.person_id = ${personId}::uuid`;

/** Deleted threads that the viewer may still read, and so restore or look back at. */
const deleted = (viewer: Viewer): RawBuilder<unknown> =>
  sql`t.deleted_at is not null and exists (select 1 from community tc where tc.id = t.community_id
    and ${readsThread(viewer, { thread: 't', community: 'tc' })})`;

const condition = (filter: Exclude<ThreadFilter, 'deleted'>): RawBuilder<unknown> => {
  if (filter === 'unread') return sql`t.deleted_at is null and ${sql.raw(hasUnread)}`;
  if (filter === 'unanswered')
    return sql`t.deleted_at is null and t.kind = 'question' and t.accepted_post_id is null`;
  return sql`t.deleted_at is null and t.pinned_at is null`;
};

/** Rows after a cursor's key in the order of last activity. */
export const olderThan = (key: readonly (string | number | null)[] | null): RawBuilder<unknown> =>
  key === null
    ? sql`true`
    : sql`(t.last_post_at, t.id) < (${key[0] ?? null}::timestamptz, ${key[1] ?? null}::uuid)`;

/** Cuts a page out of one row more than was asked for. */
export const pageOf = (
  rows: ThreadSummary[],
  limit: number,
  encode: (key: [string, string]) => string,
): { items: ThreadSummary[]; next?: string } => {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  if (rows.length <= limit || last === undefined) return { items };
  return { items, next: encode([last.lastPostAt, last.id]) };
};
