import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';

import { canSeePanel } from '#libs/access';
import { pageOf, personCardOf, readPlaceRows, scopeOf, type Page } from '#libs/communities';
import type {
  listNewMembers,
  listQuietMembers,
  NewMember,
  OperationInput,
  QuietMember,
} from '#libs/contracts';
import { Database } from '#libs/database';
import { CursorCodec, type AccountViewer } from '#libs/kernel';

import { newMembers, quietMembers } from './panel-facts.js';

/** Members who are new or quiet, each list in one statement. */
@Injectable()
export class ListPanelMembers {
  constructor(
    private readonly database: Database,
    private readonly cursors: CursorCodec,
  ) {}

  /** @throws DomainError `not-found`, `not-allowed`, `cursor.invalid` */
  async fresh(
    me: AccountViewer,
    { params, query: { limit, cursor } }: OperationInput<typeof listNewMembers>,
  ): Promise<Page<NewMember>> {
    const now = new Date();
    const scope = scopeOf('new-members', me, params);
    const after = cursor === undefined ? undefined : this.cursors.decode(scope, cursor);
    const from =
      after === undefined
        ? sql`true`
        : sql`(m.joined_at, m.person_id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`;
    const rows = sql`
      select jsonb_build_object('person', ${personCardOf(me, 'p')}, 'joinedAt', m.joined_at) as found
      from ${newMembers(now)} and ${from} order by m.joined_at, m.person_id limit ${limit + 1}`;
    return pageOf(await this.rows<NewMember>(me, params.community, rows, now), limit, {
      present: (row) => ({ ...row, joinedAt: new Date(row.joinedAt).toISOString() }),
      keyOf: ({ joinedAt, person }) => [joinedAt, person.id],
      cursors: this.cursors,
      scope,
    });
  }

  /** In the order of their ids, which ranks nobody. @throws DomainError `not-found`, `not-allowed`, `cursor.invalid` */
  async quiet(
    me: AccountViewer,
    { params, query: { limit, cursor } }: OperationInput<typeof listQuietMembers>,
  ): Promise<Page<QuietMember>> {
    const now = new Date();
    const scope = scopeOf('quiet-members', me, params);
    const after = cursor === undefined ? undefined : this.cursors.decode(scope, cursor);
    const from = after === undefined ? sql`true` : sql`m.person_id > ${after[0]}::uuid`;
    const rows = sql`
      select jsonb_build_object('person', ${personCardOf(me, 'p')}) as found
      from ${quietMembers(now)} and ${from} order by m.person_id limit ${limit + 1}`;
    return pageOf(await this.rows<QuietMember>(me, params.community, rows, now), limit, {
      present: (row) => row,
      keyOf: ({ person }) => [person.id],
      cursors: this.cursors,
      scope,
    });
  }

  private async rows<Row>(
    viewer: AccountViewer,
    reference: string,
    rows: RawBuilder<unknown>,
    now: Date,
  ): Promise<Row[]> {
    const read = await readPlaceRows<Row>(this.database.sql, {
      viewer,
      reference,
      rows,
      allowed: canSeePanel,
      now,
    });
    return read.rows;
  }
}
