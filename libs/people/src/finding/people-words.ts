import { sql, type RawBuilder } from 'kysely';

import { seesField, shown } from '#libs/access';
import { likeSafe } from '#libs/database';
import type { AccountViewer } from '#libs/kernel';

import { readableTable, writersOf } from './writers-of.js';

type Predicate = RawBuilder<boolean>;

const MOST_WORDS = 8;

/** The words that were typed, each once. */
export const wordsOf = (q = ''): string[] =>
  [...new Set(q.split(/\s+/).filter((word) => word !== ''))].slice(0, MOST_WORDS);

/**
 * Whether words, folded, hold one that was typed, or nearly so. The word as it is comes first: how alike words are takes far
 * longer to say.
 */
export const holds = (text: RawBuilder<unknown>, word: string): Predicate =>
  sql<boolean>`(${text} like '%' || fold(${likeSafe(word)}) || '%' or fold(${word}) <% ${text})`;

/** Words of skills of a row of `person` (as `p`). */
const skillWords = sql`(select string_agg(w.folded, ' ') from person_skill k join skill_word w on w.skill_id = k.skill_id
  where k.person_id = p.id and k.kind = 'skill')`;

/** All words of a person that the reader may see. */
export const visibleWords = (me: AccountViewer): RawBuilder<string> =>
  sql<string>`fold(concat_ws(' ', p.display_name, p.name, ${shown(me, 'p', 'role_title')}, ${shown(me, 'p', 'team')},
    ${shown(me, 'p', 'ask_me_about')}, ${shown(me, 'p', 'place')}, ${shown(me, 'p', 'experience')},
    ${shown(me, 'p', 'summary')}, case when ${seesField(me, 'p', 'skills')} then ${skillWords} end))`;

/** Whether the reader may see all that a row of `person` (as `p`) is found by. */
export const seesAllWords = (me: AccountViewer): Predicate =>
  sql.join<boolean>(
    (['roleTitle', 'team', 'askMeAbout', 'place', 'experience', 'summary', 'skills'] as const).map((field) =>
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
  union all select b.id from person b where ${holds(sql`fold(b.experience || ' ' || b.summary)`, word)}
  union all select k.person_id from skill_word w
    join person_skill k on k.skill_id = w.skill_id and k.kind = 'skill' where ${holds(sql`w.folded`, word)}`;

/** One word that people are looked for by, with what is asked of a row of `person` (as `p`). */
export interface SoughtWord {
  /** Everybody whom the word may lead to, but no more than one more than were wished. */
  readonly reached: RawBuilder<unknown>;
  /** Whether a part of their profile may hold it, whoever may see that part. */
  readonly isTold: Predicate;
  /** Whether they wrote it where the reader may read it. */
  readonly isWritten: Predicate;
  /** Whether more profiles may hold it than were wished: not all of them are reached. */
  readonly isCommon: Predicate;
  /** Whether the words of `seen.words` hold it. */
  readonly isSeen: Predicate;
}

/** Words that people are looked for by, and the tables of a `with` that they need. */
export interface SoughtWords {
  readonly words: readonly SoughtWord[];
  readonly tables: readonly RawBuilder<unknown>[];
}

const sought = (word: string, index: number, most: number): SoughtWord => {
  const [told, wrote] = [sql.ref(`told_${index}`), sql.ref(`wrote_${index}`)];
  return {
    reached: sql`select id from ${told} union select id from ${wrote}`,
    isTold: sql<boolean>`p.id in (select id from ${told})`,
    isWritten: sql<boolean>`p.id in (select id from ${wrote})`,
    isCommon: sql<boolean>`(select count(*) from ${told}) > ${sql.lit(most)}`,
    isSeen: holds(sql.ref('seen.words'), word),
  };
};

/** Looks each word up: people whose profiles may hold it, no more than `most` and one, and people who wrote it. */
export const seekWords = (me: AccountViewer, words: readonly string[], most: number): SoughtWords => {
  if (words.length === 0) return { words: [], tables: [] };
  const tables = words.flatMap((word, index) => [
    sql`${sql.ref(`told_${index}`)} (id) as materialized (${candidates(word)} limit ${sql.lit(most + 1)})`,
    sql`${sql.ref(`wrote_${index}`)} (id) as materialized (${writersOf(word)})`,
  ]);
  return {
    words: words.map((word, index) => sought(word, index, most)),
    tables: [readableTable(me), ...tables],
  };
};
