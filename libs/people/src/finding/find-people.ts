import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';

import { seesField, shown } from '#libs/access';
import { organisationColumn, personCardOf } from '#libs/communities';
import type { listPeople, OperationInput, PeopleFacets, PersonListItem } from '#libs/contracts';
import { Database } from '#libs/database';
import { CursorCodec, type AccountViewer } from '#libs/kernel';

import { skillJson } from '../skill-json.js';
import { lookUpWords } from './look-up-words.js';
import type { PeopleWish } from './people-filters.js';
import { COMMON, countQuery, MOST_COUNTED, pageQuery } from './people-queries.js';
import { wordsOf } from './people-words.js';

interface Row {
  readonly person: PersonListItem;
  readonly sort_name: string;
}

/** How many of each kind of facet are told. */
const MOST_FACETS = 12;

/** The people whom an account finds in the list, by display name, and what they have in common. */
@Injectable()
export class FindPeople {
  constructor(
    private readonly database: Database,
    private readonly cursors: CursorCodec,
  ) {}

  /** @throws DomainError `cursor.invalid` */
  async list(
    me: AccountViewer,
    { limit, cursor, ...wish }: OperationInput<typeof listPeople>['query'],
  ): Promise<{ items: PersonListItem[]; next?: string }> {
    const scope = JSON.stringify(['people', me.personId, wish]);
    const after = cursor === undefined ? undefined : this.cursors.decode(scope, cursor);
    const later =
      after === undefined ? sql`true` : sql`(lower(p.display_name), p.id) > (${after[0]}, ${after[1]}::uuid)`;
    const words = await lookUpWords(this.database, me, wordsOf(wish.q), COMMON);
    const { from, where } = pageQuery(me, wish, words);
    const { rows } = await sql<Row>`
      select ${personCardOf(me, 'p')} || jsonb_build_object('team', ${shown(me, 'p', 'team')},
          'askMeAbout', ${shown(me, 'p', 'ask_me_about')}) as person, lower(p.display_name) as sort_name
      from ${from} where ${where} and ${later}
      order by lower(p.display_name), p.id limit ${limit + 1}`.execute(this.database.sql);
    const items = rows.slice(0, limit).map(({ person }) => person);
    const last = rows[limit - 1];
    if (rows.length <= limit || last === undefined) return { items };
    return { items, next: this.cursors.encode(scope, [last.sort_name, last.person.id]) };
  }

  async facets(me: AccountViewer, wish: PeopleWish): Promise<PeopleFacets> {
    const words = await lookUpWords(this.database, me, wordsOf(wish.q), MOST_COUNTED);
    const { from, where, isCut } = countQuery(me, wish, words);
    // One more than are counted tells that there are more.
    const matching = sql`matching as materialized (
      select p.id, p.instance_id, p.place, p.team, p.spoken_languages, p.field_visibility
      from ${from} where ${where} limit ${sql.lit(MOST_COUNTED + 1)})`;
    const found = sql`found as materialized (select * from matching limit ${sql.lit(MOST_COUNTED)})`;
    const { rows } = await sql<PeopleFacets>`
      with ${matching}, ${found}
      select ${skillFacet(me)} as skills, ${languageFacet(me)} as languages,
        ${wordFacet(me, 'place')} as places, ${wordFacet(me, 'team')} as teams,
        ${organisationFacet} as organisations, (select count(*)::integer from found) as people,
        (select count(*) <= ${sql.lit(MOST_COUNTED)} from matching) and ${sql.lit(!isCut)} as "isComplete"`.execute(
      this.database.sql,
    );
    const [facets] = rows;
    if (facets === undefined) throw new Error('A query without a table gives one row.');
    return facets;
  }
}

/** Facets as one JSON list, the most frequent first; `counted` gives `facet`, `people` and `name`. */
const listed = (counted: RawBuilder<unknown>): RawBuilder<unknown> => sql`coalesce((
  select jsonb_agg(f.facet || jsonb_build_object('people', f.people) order by f.people desc, f.name)
  from (select * from (${counted}) c order by c.people desc, c.name limit ${sql.lit(MOST_FACETS)}) f), '[]')`;

const skillFacet = (me: AccountViewer): RawBuilder<unknown> =>
  listed(sql`
    select jsonb_build_object('skill', ${skillJson('s')}) as facet, count(*) as people, s.id::text as name
    from found p join person_skill k on k.person_id = p.id and k.kind = 'skill' join skill s on s.id = k.skill_id
    where ${seesField(me, 'p', 'skills')} group by s.id`);

/** Whose organisation somebody is of can be seen by all who find them. */
const organisationFacet = listed(sql`
    select jsonb_build_object('organisation', ${organisationColumn('p')}) as facet, count(*) as people, i.host as name
    from found p join instance i on i.id = p.instance_id group by p.instance_id, i.host`);

const languageFacet = (me: AccountViewer): RawBuilder<unknown> =>
  listed(sql`
    select jsonb_build_object('language', spoken) as facet, count(*) as people, spoken as name
    from found p cross join lateral unnest(p.spoken_languages) spoken
    where ${seesField(me, 'p', 'languages')} group by spoken`);

/** What is written alike is counted together before it is folded, which takes longer than the rest. */
const wordFacet = (me: AccountViewer, column: 'place' | 'team'): RawBuilder<unknown> => {
  const its = sql.ref(`p.${column}`);
  return listed(sql`
    select jsonb_build_object(${sql.lit(column)}, min(w.word)) as facet, sum(w.people)::integer as people,
      fold(w.word) as name
    from (select ${its} as word, count(*) as people from found p
      where ${its} <> '' and ${seesField(me, 'p', column)} group by ${its}) w
    group by fold(w.word)`);
};
