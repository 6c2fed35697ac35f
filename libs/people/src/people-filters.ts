import { sql, type RawBuilder } from 'kysely';

import { seesField, shown } from '#libs/access';
import type { OperationInput, readPeopleFacets } from '#libs/contracts';
import type { AccountViewer } from '#libs/kernel';

type Predicate = RawBuilder<boolean>;

/** What people are looked for by. */
export type PeopleWish = OperationInput<typeof readPeopleFacets>['query'];

const MOST_WORDS = 8;

/** A word as `like` takes it literally, folded. */
const literally = (word: string): RawBuilder<string> =>
  sql<string>`fold(${word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)})`;

const holds = (text: RawBuilder<unknown>, word: string): Predicate =>
  sql<boolean>`(fold(${word}) <% ${text} or ${text} like '%' || ${literally(word)} || '%')`;

/** Words of skills of a row of `person` (as `p`). */
const skillWords = sql`(select string_agg(w.folded, ' ') from person_skill k join skill_word w on w.skill_id = k.skill_id
  where k.person_id = p.id and k.kind = 'skill')`;

/** All words of a person that the reader may see. */
const visibleWords = (me: AccountViewer): RawBuilder<string> =>
  sql<string>`fold(concat_ws(' ', p.display_name, p.name, ${shown(me, 'p', 'role_title')}, ${shown(me, 'p', 'team')},
    ${shown(me, 'p', 'ask_me_about')}, ${shown(me, 'p', 'place')},
    case when ${seesField(me, 'p', 'skills')} then ${skillWords} end))`;

/**
 * People of whom some part holds a word, whoever may see it: each half has an index of its own. Which of them the reader
 * finds is decided by what they may see.
 */
const candidates = (word: string): RawBuilder<unknown> => sql`
  select n.id from person n
    where ${holds(sql`fold(n.display_name || ' ' || n.name || ' ' || n.role_title || ' ' || n.team)`, word)}
  union select a.id from person a where ${holds(sql`fold(a.ask_me_about || ' ' || a.place)`, word)}
  union select k.person_id from skill_word w join person_skill k on k.skill_id = w.skill_id and k.kind = 'skill'
    where ${holds(sql`w.folded`, word)}`;

/** Every word must be found; the longest one, which most people lack, is looked up first. */
const byWords = (me: AccountViewer, q: string): Predicate[] => {
  const words = [...new Set(q.split(/\s+/).filter((word) => word !== ''))].slice(0, MOST_WORDS);
  const [longest] = words.toSorted((one, other) => other.length - one.length);
  if (longest === undefined) return [];
  return [
    sql<boolean>`p.id in (${candidates(longest)})`,
    ...words.map((word) => holds(visibleWords(me), word)),
  ];
};

const equals = (me: AccountViewer, column: 'place' | 'team', value: string | undefined): Predicate[] =>
  value === undefined
    ? []
    : [
        sql<boolean>`(fold(${sql.ref(`p.${column}`)}) = fold(${value.trim()}) and ${seesField(me, 'p', column)})`,
      ];

/** Rows of `person` (as `p`) that somebody of this instance looks for, by such parts only as they may see. */
export const matchesWish = (
  me: AccountViewer,
  { q = '', skillId, language, place, team }: PeopleWish,
): Predicate => {
  const wanted: Predicate[] = [
    sql`p.instance_id = ${me.instanceId} and p.deleted_at is null and p.suspended_at is null`,
    ...byWords(me, q),
    ...equals(me, 'place', place),
    ...equals(me, 'team', team),
  ];
  if (skillId !== undefined)
    wanted.push(sql`(exists (select 1 from person_skill k
      where k.person_id = p.id and k.skill_id = ${skillId} and k.kind = 'skill') and ${seesField(me, 'p', 'skills')})`);
  if (language !== undefined)
    wanted.push(sql`(${language} = any(p.spoken_languages) and ${seesField(me, 'p', 'languages')})`);
  return sql.join(wanted, sql` and `);
};
