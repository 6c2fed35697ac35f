import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';

import type { listPeopleOfPartners, OperationInput, PersonOfPartner } from '#libs/contracts';
import { Database } from '#libs/database';
import { CursorCodec, type AccountViewer } from '#libs/kernel';

import { holds, wordsOf } from '../finding/people-words.js';
import { getsCards } from './gets-cards.js';

type Query = OperationInput<typeof listPeopleOfPartners>['query'];

interface Row {
  readonly person: PersonOfPartner;
  readonly sort_name: string;
}

/** A row of `remote_expertise_card` (as `r`) of a partner (as `i`), as JSON. */
export const personOfPartnerJson: RawBuilder<PersonOfPartner> = sql<PersonOfPartner>`jsonb_build_object(
  'id', r.id, 'host', i.host, 'name', r.name, 'displayName', r.display_name, 'organisation', r.organisation,
  'roleTitle', r.role_title, 'askMeAbout', r.ask_me_about, 'languages', r.languages, 'skills', r.skills)`;

const matches = ({ q, skillId, language }: Omit<Query, 'limit' | 'cursor'>): RawBuilder<boolean> => {
  const wanted = wordsOf(q).map((word) => holds(sql`r.words`, word));
  if (language !== undefined) wanted.push(sql<boolean>`${language} = any(r.languages)`);
  if (skillId !== undefined)
    wanted.push(
      sql<boolean>`r.skill_words && array(select w.folded from skill_word w where w.skill_id = ${skillId})`,
    );
  return sql.join<boolean>([getsCards('i'), ...wanted], sql` and `);
};

/** People of partners who agreed to be found here, by the cards that their own servers sent. */
@Injectable()
export class FindPeopleOfPartners {
  constructor(
    private readonly database: Database,
    private readonly cursors: CursorCodec,
  ) {}

  /** By display name. @throws DomainError `cursor.invalid` */
  async list(
    me: AccountViewer,
    { limit, cursor, ...wish }: Query,
  ): Promise<{ items: PersonOfPartner[]; next?: string }> {
    const scope = JSON.stringify(['people-of-partners', me.personId, wish]);
    const after = cursor === undefined ? undefined : this.cursors.decode(scope, cursor);
    const later =
      after === undefined ? sql`true` : sql`(lower(r.display_name), r.id) > (${after[0]}, ${after[1]}::uuid)`;
    const { rows } = await sql<Row>`
      select ${personOfPartnerJson} as person, lower(r.display_name) as sort_name
      from remote_expertise_card r join instance i on i.id = r.instance_id
      where ${matches(wish)} and ${later}
      order by lower(r.display_name), r.id limit ${limit + 1}`.execute(this.database.sql);
    const items = rows.slice(0, limit).map(({ person }) => person);
    const last = rows[limit - 1];
    if (rows.length <= limit || last === undefined) return { items };
    return { items, next: this.cursors.encode(scope, [last.sort_name, last.person.id]) };
  }
}
