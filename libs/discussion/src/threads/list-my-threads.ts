import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';

import { readsCommunity } from '#libs/access';
import type { ThreadSummary } from '#libs/contracts';
import { Database } from '#libs/database';
import { CursorCodec, type AccountViewer } from '#libs/kernel';

import { hasUnread } from '../reading/unread.js';
import { olderThan, pageOf } from './list-threads.js';
import { summariesOf, summaryOf, type SummaryRow } from './thread-summary.js';

export type MyThreadFilter = 'all' | 'unread' | 'unanswered' | 'mine';

export interface MyThreadQuery {
  readonly filter?: MyThreadFilter | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Threads of all communities of a person, the most recently active first. */
@Injectable()
export class ListMyThreads {
  constructor(
    private readonly database: Database,
    private readonly cursors: CursorCodec,
  ) {}

  /** @throws DomainError `cursor.invalid` */
  async execute(
    me: AccountViewer,
    { filter = 'all', limit, cursor }: MyThreadQuery,
  ): Promise<{ items: ThreadSummary[]; next?: string }> {
    const scope = `my-threads/${filter}/${me.personId}`;
    const after = cursor === undefined ? null : this.cursors.decode(scope, cursor);
    const { rows } = await sql<SummaryRow>`
      ${summariesOf(candidates(me, filter, after, limit + 1), me)}
      order by t.last_post_at desc, t.id desc limit ${limit + 1}`.execute(this.database.sql);
    return pageOf(rows.map(summaryOf), limit, (key) => this.cursors.encode(scope, key));
  }
}

/** The first threads of each community, of which the first of all are among: no community is read further than needed. */
const candidates = (
  me: AccountViewer,
  filter: MyThreadFilter,
  after: readonly (string | number | null)[] | null,
  most: number,
): RawBuilder<unknown> => sql`
  select first.* from membership m
  join community c on c.id = m.community_id
  cross join lateral (
    select t.* from thread t
    left join read_position r on r.thread_id = t.id and r.person_id = m.person_id
    where t.community_id = m.community_id and t.deleted_at is null and ${condition(me, filter)}
      and ${olderThan(after)}
    order by t.last_post_at desc, t.id desc limit ${most}
  ) first
  where m.person_id = ${me.personId} and ${readsCommunity(me, 'c')}
  order by first.last_post_at desc, first.id desc limit ${most}`;

const condition = (me: AccountViewer, filter: MyThreadFilter): RawBuilder<unknown> => {
  if (filter === 'unread') return sql`${sql.raw(hasUnread)}`;
  if (filter === 'unanswered') return sql`t.kind = 'question' and t.accepted_post_id is null`;
  if (filter === 'mine') return sql`t.author_id = ${me.personId}`;
  return sql`true`;
};
