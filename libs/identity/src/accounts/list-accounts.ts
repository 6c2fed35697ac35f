import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import type { AccountView, listAccounts, OperationInput } from '#libs/contracts';
import { anywhere, Database } from '#libs/database';
import { CursorCodec, type AccountViewer } from '#libs/kernel';

import { presentAccount, selectAccounts } from './view-account.js';

type Query = OperationInput<typeof listAccounts>['query'];

/** The administrators' list of accounts, by display name. */
@Injectable()
export class ListAccounts {
  constructor(
    private readonly database: Database,
    private readonly cursors: CursorCodec,
  ) {}

  async execute(me: AccountViewer, query: Query): Promise<{ items: AccountView[]; next?: string }> {
    const { limit, cursor, q, role, state } = query;
    const scope = JSON.stringify(['accounts', me.personId, me.role, q, role, state]);
    const name = sql<string>`lower(p.display_name)`;
    let select = selectAccounts(this.database.sql).select(name.as('sort_name'));
    if (role !== undefined) select = select.where('a.role', '=', role);
    if (state !== undefined)
      select = select.where('a.suspended_at', state === 'active' ? 'is' : 'is not', null);
    if (q !== undefined && q.trim() !== '') {
      const pattern = anywhere(q.trim());
      select = select.where((is) =>
        is.or([
          is('p.display_name', 'ilike', pattern),
          is('p.name', 'ilike', pattern),
          ...(me.role === 'admin' ? [is('a.email', 'ilike', pattern)] : []),
        ]),
      );
    }
    if (cursor !== undefined) {
      const [lastName, lastId] = this.cursors.decode(scope, cursor);
      select = select.where(sql<boolean>`(lower(p.display_name), p.id) > (${lastName}, ${lastId}::uuid)`);
    }
    const rows = await select
      .orderBy(name)
      .orderBy('p.id')
      .limit(limit + 1)
      .execute();
    const last = rows[limit - 1];
    const items = rows.slice(0, limit).map((row) => presentAccount(me, row));
    if (rows.length <= limit || last === undefined) return { items };
    return { items, next: this.cursors.encode(scope, [last.sort_name, last.person_id]) };
  }
}
