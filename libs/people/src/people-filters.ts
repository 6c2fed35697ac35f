import { sql, type RawBuilder } from 'kysely';

import { seesField, shown } from '#libs/access';
import type { OperationInput, readPeopleFacets } from '#libs/contracts';
import { likeSafe } from '#libs/database';
import type { AccountViewer } from '#libs/kernel';

type Predicate = RawBuilder<boolean>;

/** What people are looked for by. */
export type PeopleWish = OperationInput<typeof readPeopleFacets>['query'];

const MOST_WORDS = 8;

/** Whether words, folded, hold one that was typed, or nearly so. */
export const holds = (text: RawBuilder<unknown>, word: string): Predicate =>
  sql<boolean>`(fold(${word}) <% ${text} or ${text} like '%' || fold(${likeSafe(word)}) || '%')`;

/** Words of skills of a row of `person` (as `p`). */
const skillWords = sql`(select string_agg(w.folded, ' ') from person_skill k join skill_word w on w.skill_id = k.skill_id
  where k.person_id = p.id and k.kind = 'skill')`;

/** All words of a person that the reader may see. */
const visibleWords = (me: AccountViewer): RawBuilder<string> =>
  sql<string>`fold(concat_ws(' ', p.display_name, p.name, ${shown(me, 'p', 'role_title')}, ${shown(me, 'p', 'team')},
    ${shown(me, 'p', 'ask_me_about')}, ${shown(me, 'p', 'place')},
    case when ${seesField(me, 'p', 'skills')} then ${skillWords} end))`;

/** Whether the reader may see all that a row of `person` (as `p`) is found by. */
const seesAllWords = (me: AccountViewer): Predicate =>
  sql.join<boolean>(
    (['roleTitle', 'team', 'askMeAbout', 'place', 'skills'] as const).map((field) =>
      seesField(me, 'p', field),
    ),
    sql` and `,
  );

/**
 * People of whom some part holds a word, whoever may see it: each part has an index of its own. Which of them the reader
 * finds is decided by what they may see.
 */
const candidates = (word: string): RawBuilder<unknown> => sql`
  select n.id from person n
    where ${holds(sql`fold(n.display_name || ' ' || n.name || ' ' || n.role_title || ' ' || n.team)`, word)}
  union all select a.id from person a where ${holds(sql`fold(a.ask_me_about || ' ' || a.place)`, word)}
  union all select k.person_id from skill_word w
    join person_skill k on k.skill_id = w.skill_id and k.kind = 'skill' where ${holds(sql`w.folded`, word)}`;

/** The words that were typed, each once. */
export const wordsOf = (q = ''): string[] =>
  [...new Set(q.split(/\s+/).filter((word) => word !== ''))].slice(0, MOST_WORDS);

/** A query for people: what it begins with, what it takes rows of `person` (as `p`) from, and which of them. */
export interface PeopleQuery {
  readonly begin: RawBuilder<unknown>;
  readonly from: RawBuilder<unknown>;
  readonly where: Predicate;
}

const lookUp = (words: readonly string[], most: RawBuilder<unknown>): RawBuilder<unknown> => {
  const named = words.map(
    (word, index) => sql`${sql.ref(`word_${index}`)} (id) as materialized (${candidates(word)} ${most})`,
  );
  return named.length === 0 ? sql`` : sql`with ${sql.join(named)}`;
};

/** People with their words, which are put together once for each that comes so far. */
const withWords = (words: readonly string[], told: RawBuilder<unknown>): RawBuilder<unknown> =>
  words.length === 0
    ? sql`person p`
    : sql`person p cross join lateral (select ${told} as words offset 0) seen`;

const seenWords = sql.ref('seen.words');

/** How many people a word may lead to before it is cheaper to go through all of them by name until a page is full. */
const COMMON = 500;

/**
 * For one page of people by name, of whom each word must be found. Rare words are looked up; a common one is found soon
 * by going through the list.
 */
export const pageQuery = (me: AccountViewer, wish: PeopleWish): PeopleQuery => {
  const words = wordsOf(wish.q);
  const found = words.map((word, index) => {
    const few = sql.ref(`word_${index}`);
    return sql<boolean>`((p.id in (select id from ${few}) or (select count(*) from ${few}) > ${sql.lit(COMMON)})
      and ${holds(seenWords, word)})`;
  });
  return {
    begin: lookUp(words, sql`limit ${sql.lit(COMMON + 1)}`),
    from: withWords(words, visibleWords(me)),
    where: sql.join<boolean>([matchesParts(me, wish), ...found], sql` and `),
  };
};

/** For all people whom a page query would find on all its pages; most of them hide nothing and need no second look. */
export const wholeQuery = (me: AccountViewer, wish: PeopleWish): PeopleQuery => {
  const words = wordsOf(wish.q);
  const found = words.map(
    (word, index) => sql<boolean>`(p.id in (select id from ${sql.ref(`word_${index}`)})
      and (seen.words is null or ${holds(seenWords, word)}))`,
  );
  return {
    begin: lookUp(words, sql``),
    from: withWords(words, sql`case when ${seesAllWords(me)} then null else ${visibleWords(me)} end`),
    where: sql.join<boolean>([matchesParts(me, wish), ...found], sql` and `),
  };
};

const equals = (me: AccountViewer, column: 'place' | 'team', value: string | undefined): Predicate[] =>
  value === undefined
    ? []
    : [
        sql<boolean>`(fold(${sql.ref(`p.${column}`)}) = fold(${value.trim()}) and ${seesField(me, 'p', column)})`,
      ];

/** People of this instance by parts of their profiles, such only as the reader may see. */
const matchesParts = (me: AccountViewer, { skillId, language, place, team }: PeopleWish): Predicate => {
  const wanted: Predicate[] = [
    sql`p.instance_id = ${me.instanceId} and p.deleted_at is null and p.suspended_at is null`,
    ...equals(me, 'place', place),
    ...equals(me, 'team', team),
  ];
  if (skillId !== undefined)
    wanted.push(sql`(p.id in (select k.person_id from person_skill k
      where k.skill_id = ${skillId} and k.kind = 'skill') and ${seesField(me, 'p', 'skills')})`);
  if (language !== undefined)
    wanted.push(sql`(${language} = any(p.spoken_languages) and ${seesField(me, 'p', 'languages')})`);
  return sql.join<boolean>(wanted, sql` and `);
};
