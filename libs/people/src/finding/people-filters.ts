import { sql, type RawBuilder } from 'kysely';

import { listsPerson, seesField } from '#libs/access';
import type { OperationInput, readPeopleFacets } from '#libs/contracts';
import type { AccountViewer } from '#libs/kernel';

type Predicate = RawBuilder<boolean>;

/** What people are looked for by. */
export type PeopleWish = OperationInput<typeof readPeopleFacets>['query'];

const equals = (me: AccountViewer, column: 'place' | 'team', value: string | undefined): Predicate[] =>
  value === undefined
    ? []
    : [
        sql<boolean>`(fold(${sql.ref(`p.${column}`)}) = fold(${value.trim()}) and ${seesField(me, 'p', column)})`,
      ];

/** People by parts of their profiles, such only as the reader may see, and by their organisation. */
export const matchesParts = (
  me: AccountViewer,
  { skillId, language, place, team, organisation }: PeopleWish,
): Predicate => {
  const wanted: Predicate[] = [
    listsPerson(me, 'p'),
    ...equals(me, 'place', place),
    ...equals(me, 'team', team),
  ];
  if (skillId !== undefined)
    wanted.push(sql`(p.id in (select k.person_id from person_skill k
      where k.skill_id = ${skillId} and k.kind = 'skill') and ${seesField(me, 'p', 'skills')})`);
  if (language !== undefined)
    wanted.push(sql`(${language} = any(p.spoken_languages) and ${seesField(me, 'p', 'languages')})`);
  if (organisation !== undefined)
    wanted.push(sql`p.instance_id = (select i.id from instance i where i.host = ${organisation})`);
  return sql.join<boolean>(wanted, sql` and `);
};
