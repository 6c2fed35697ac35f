import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { readsThread } from '#libs/access';
import { readsCommunity } from '#libs/access';
import type { DraftSummary, DraftView } from '#libs/contracts';
import { Database } from '#libs/database';
import { CursorCodec, type AccountViewer } from '#libs/kernel';
import { slugify } from '#libs/text';

import { communityColumns, threadCommunityOf, type CommunityRow } from '../threads/thread-row.js';
import { draftColumns, draftOf, type DraftRow } from './draft-row.js';

interface DraftSummaryRow extends DraftRow, Omit<CommunityRow, 'community_id'> {
  community_id: string | null;
  thread_id: string | null;
  thread_title: string | null;
  publication_id: string | null;
}

/** A person's own drafts. */
@Injectable()
export class ReadDrafts {
  constructor(
    private readonly database: Database,
    private readonly cursors: CursorCodec,
  ) {}

  async one(me: AccountViewer, place: string): Promise<DraftView | null> {
    const row = await this.database.sql
      .selectFrom('draft')
      .select(draftColumns)
      .where('person_id', '=', me.personId)
      .where('place', '=', place)
      .executeTakeFirst();
    return row === undefined ? null : draftOf(row);
  }

  /** @throws DomainError `cursor.invalid` */
  async list(
    me: AccountViewer,
    { limit, cursor }: { limit: number; cursor?: string | undefined },
  ): Promise<{ items: DraftSummary[]; next?: string }> {
    const scope = `drafts/${me.personId}`;
    const key = cursor === undefined ? null : this.cursors.decode(scope, cursor);
    const older =
      key === null ? sql`` : sql`and (d.updated_at, d.place) < (${key[0]}::timestamptz, ${key[1]})`;
    const { rows } = await sql<DraftSummaryRow>`
      select d.place, d.title, d.markdown, d.reply_to_id, d.made_from, d.event, d.revision, d.updated_at,
        case d.kind when 'publication' then d.target end as publication_id, t.id as thread_id, t.title as thread_title, c.id as community_id, ${sql.raw(communityColumns)}
      from (
        select *, split_part(place, ':', 1) as kind, split_part(place, ':', 2)::uuid as target
        from draft where person_id = ${me.personId}
      ) d
      left join post p on d.kind = 'post' and p.id = d.target
      left join thread t on t.id = case d.kind when 'thread' then d.target when 'post' then p.thread_id end
        and exists (select 1 from community tc where tc.id = t.community_id
          and ${readsThread(me, { thread: 't', community: 'tc' })})
      left join community c on c.id = case when d.kind in ('community', 'event') then d.target else t.community_id end
        and ${readsCommunity(me, 'c')}
      where true ${older}
      order by d.updated_at desc, d.place desc limit ${limit + 1}`.execute(this.database.sql);
    const items = rows.slice(0, limit).map(summaryOf);
    const last = items.at(-1);
    if (rows.length <= limit || last === undefined) return { items };
    return { items, next: this.cursors.encode(scope, [last.updatedAt, last.place]) };
  }
}

const summaryOf = (row: DraftSummaryRow): DraftSummary => ({
  ...draftOf(row),
  community: row.community_id === null ? null : threadCommunityOf({ ...row, community_id: row.community_id }),
  thread:
    row.thread_id === null || row.thread_title === null
      ? null
      : { id: row.thread_id, title: row.thread_title, slug: slugify(row.thread_title) },
  publicationId: row.publication_id,
});
