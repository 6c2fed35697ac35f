import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { shown } from '#libs/access';
import type { listPeople, OperationInput, PersonListItem } from '#libs/contracts';
import { Database } from '#libs/database';
import { CursorCodec, type AccountViewer } from '#libs/kernel';

import { anywhere } from './like-pattern.js';
import { cardColumns, presentCard, shownCardColumns } from './person-card.js';

type Query = OperationInput<typeof listPeople>['query'];

/** How alike a word must be to be taken for a typing mistake (pg_trgm, 0 to 1). */
const ALIKE = 0.45;

/** The people of this server who can sign in, by display name. */
@Injectable()
export class ListPeople {
  constructor(
    private readonly database: Database,
    private readonly cursors: CursorCodec,
  ) {}

  async execute(
    me: AccountViewer,
    { limit, cursor, q }: Query,
  ): Promise<{ items: PersonListItem[]; next?: string }> {
    const scope = JSON.stringify(['people', me.personId, q]);
    const name = sql<string>`lower(person.display_name)`;
    const team = shown(me, 'person', 'team');
    let select = this.database.sql
      .selectFrom('person')
      .innerJoin('instance', 'instance.id', 'person.instance_id')
      .select(cardColumns)
      .select(shownCardColumns(me))
      .select([team.as('team'), name.as('sort_name')])
      .where('person.instance_id', '=', me.instanceId)
      .where('person.deleted_at', 'is', null)
      .where('person.suspended_at', 'is', null);
    if (q !== undefined && q.trim() !== '') {
      const words = q.trim();
      const role = shown(me, 'person', 'role_title');
      const all = sql`unaccent(concat_ws(' ', person.display_name, person.name, ${role}, ${team}))`;
      select = select.where(
        sql<boolean>`(${all} ilike unaccent(${anywhere(words)})
          or word_similarity(lower(unaccent(${words})), lower(${all})) > ${ALIKE})`,
      );
    }
    if (cursor !== undefined) {
      const [lastName, lastId] = this.cursors.decode(scope, cursor);
      select = select.where(
        sql<boolean>`(lower(person.display_name), person.id) > (${lastName}, ${lastId}::uuid)`,
      );
    }
    const rows = await select
      .orderBy(name)
      .orderBy('person.id')
      .limit(limit + 1)
      .execute();
    const last = rows[limit - 1];
    const items = rows.slice(0, limit).map((row) => ({ ...presentCard(row), team: row.team }));
    if (rows.length <= limit || last === undefined) return { items };
    return { items, next: this.cursors.encode(scope, [last.sort_name, last.id]) };
  }
}
