import { sql, type RawBuilder } from 'kysely';

import type { Database } from '#libs/database';
import type { AccountViewer } from '#libs/kernel';

import { contains, resembles } from './people-words.js';
import { readableTable, writersOf } from './writers-of.js';

/** A word that people are looked for by, and the ids of those whom it may lead to. */
export interface SoughtWord {
  readonly word: string;
  /** Of whose profile some part may hold it, whoever may see that part; no more than were wished. */
  readonly told: readonly string[];
  /** Who wrote it where the reader may read it. */
  readonly wrote: readonly string[];
  /** Whether more profiles may hold it than were wished: not all of them are told. */
  readonly isCommon: boolean;
  /** Whether it is that common as it is written: then nobody is looked for who has a word like it. */
  readonly isPlain: boolean;
}

const isOnlyLike: typeof contains = (text, word) =>
  sql<boolean>`(${resembles(text, word)} and not ${contains(text, word)})`;

/**
 * People of whom some part holds a word, whoever may see it: each part has an index of its own. Which of them the reader
 * finds is decided by what they may see.
 */
const candidates = (word: string, has: typeof contains): RawBuilder<unknown> => sql`
  select n.id from person n
    where ${has(sql`fold(n.display_name || ' ' || n.name || ' ' || n.role_title || ' ' || n.team)`, word)}
  union all select a.id from person a where ${has(sql`fold(a.ask_me_about || ' ' || a.place)`, word)}
  union all select b.id from person b where ${has(sql`fold(b.experience || ' ' || b.summary)`, word)}
  union all select k.person_id from skill_word w
    join person_skill k on k.skill_id = w.skill_id and k.kind = 'skill' where ${has(sql`w.folded`, word)}`;

interface Found {
  readonly place: number;
  readonly isPlain: boolean;
  readonly told: string[];
  readonly wrote: string[];
}

/**
 * Looks each word up, of the profiles that may hold it no more than `most`. PostgreSQL is asked for this before it is asked
 * for people: only who knows how many a word leads to can tell whether to begin with them or with the list of everybody.
 */
export const lookUpWords = async (
  database: Database,
  me: AccountViewer,
  words: readonly string[],
  most: number,
): Promise<SoughtWord[]> => {
  if (words.length === 0) return [];
  const plain = words.map(
    (word, index) => sql`${sql.ref(`plain_${index}`)} (id) as materialized (
      ${candidates(word, contains)} limit ${sql.lit(most + 1)})`,
  );
  const each = words.map((word, index) => {
    const found = sql.ref(`plain_${index}`);
    return sql`select ${sql.lit(index)} as place, (select count(*) > ${sql.lit(most)} from ${found}) as "isPlain",
      array(select id from ${found} union all select id from (${candidates(word, isOnlyLike)}) likely
        limit ${sql.lit(most + 1)}) as told,
      array(${writersOf(word)}) as wrote`;
  });
  const { rows } = await sql<Found>`
    with ${sql.join([readableTable(me), ...plain])} ${sql.join(each, sql` union all `)}`.execute(
    database.sql,
  );
  return rows.map(({ place, isPlain, told, wrote }) => ({
    word: words[place] ?? '',
    told: told.slice(0, most),
    wrote,
    isCommon: told.length > most,
    isPlain,
  }));
};
