import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';

import { isSilenced, readsCommunity } from '#libs/access';
import type { ThreadSummary } from '#libs/contracts';
import { Database } from '#libs/database';
import { CursorCodec, type AccountViewer } from '#libs/kernel';

import { hasUnread } from '../reading/unread.js';
import { olderThan, pageOf } from './list-threads.js';
import { summariesOf, summaryOf, type SummaryRow } from './thread-summary.js';

export type MyThreadFilter = 'all' | 'unread' | 'unanswered' | 'mine' | 'topics';

export interface MyThreadQuery {
  readonly filter?: MyThreadFilter | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Threads of all communities of a person, or about topics that they follow, the most recently active first. */
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
    const found =
      filter === 'topics' ? onTopics(me, after, limit + 1) : candidates(me, filter, after, limit + 1);
    const { rows } = await sql<SummaryRow>`
      ${summariesOf(found, me)}
      order by t.last_post_at desc, t.id desc limit ${limit + 1}`.execute(this.database.sql);
    return pageOf(rows.map(summaryOf), limit, (key) => this.cursors.encode(scope, key));
  }
}

/** The first threads of each community, of which the first of all are among: no community is read further than needed. */
const candidates = (
  me: AccountViewer,
  filter: Exclude<MyThreadFilter, 'topics'>,
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

/** About topics that somebody follows and has not muted, wherever they read them; not by people whom they have muted. */
const onTopics = (
  me: AccountViewer,
  after: readonly (string | number | null)[] | null,
  most: number,
): RawBuilder<unknown> => sql`
  select t.* from thread t
  join community c on c.id = t.community_id
  where t.id in (select a.thread_id from topic_follow f join thread_topic a on a.skill_id = f.skill_id
      where f.person_id = ${me.personId} and f.level <> 'mute')
    and t.author_id not in (select f.followed_id from person_follow f
      where f.follower_id = ${me.personId} and f.level = 'mute')
    and t.deleted_at is null and not ${isSilenced('c')} and ${readsCommunity(me, 'c')} and ${olderThan(after)}
  order by t.last_post_at desc, t.id desc limit ${most}`;

const condition = (me: AccountViewer, filter: Exclude<MyThreadFilter, 'topics'>): RawBuilder<unknown> => {
  if (filter === 'unread') return sql`${sql.raw(hasUnread)}`;
  if (filter === 'unanswered') return sql`t.kind = 'question' and t.accepted_post_id is null`;
  if (filter === 'mine') return sql`t.author_id = ${me.personId}`;
  return sql`true`;
};
