import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { canReadPost } from '#libs/access';
import type { ReactionName, ReactionView } from '#libs/contracts';
import { Database } from '#libs/database';
import { CursorCodec, notFound, type AccountViewer } from '#libs/kernel';

import { joinPerson, personCardColumns, personCardOf, type PersonCardRow } from '../rows/person-columns.js';
import { findPost } from './load-posts.js';

interface ReactionRow extends PersonCardRow<'person'> {
  kind: ReactionName;
  created_at: Date;
}

export interface ReactionQuery {
  readonly postId: string;
  readonly kind?: ReactionName | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Who reacted to a post, the latest first. */
@Injectable()
export class ListReactions {
  constructor(
    private readonly database: Database,
    private readonly cursors: CursorCodec,
  ) {}

  /** @throws DomainError `not-found`, `cursor.invalid` */
  async execute(
    me: AccountViewer,
    { postId, kind, limit, cursor }: ReactionQuery,
  ): Promise<{ items: ReactionView[]; next?: string }> {
    const { place, thread, facts } = await findPost(this.database.prepared, me, postId);
    if (!canReadPost(place, thread, facts)) throw notFound();
    const scope = `reactions/${postId}/${kind ?? ''}/${me.personId}`;
    const key = cursor === undefined ? null : this.cursors.decode(scope, cursor);
    const { rows } = await sql<ReactionRow>`
      select r.kind, r.created_at, ${personCardColumns(me, 'person')}
      from reaction r ${sql.raw(joinPerson('person', 'r.person_id'))}
      where r.post_id = ${postId}
        ${kind === undefined ? sql`` : sql`and r.kind = ${kind}`}
        ${key === null ? sql`` : sql`and (r.created_at, r.person_id, r.kind) < (${key[0]}::timestamptz, ${key[1]}::uuid, ${key[2]})`}
      order by r.created_at desc, r.person_id desc, r.kind desc limit ${limit + 1}`.execute(
      this.database.sql,
    );
    const items = rows.slice(0, limit).map((row) => ({
      kind: row.kind,
      person: personCardOf(row, 'person'),
      at: row.created_at.toISOString(),
    }));
    const last = items.at(-1);
    if (rows.length <= limit || last === undefined) return { items };
    return { items, next: this.cursors.encode(scope, [last.at, last.person.id, last.kind]) };
  }
}
