import { sql, type RawBuilder } from 'kysely';

import type { AccountViewer } from '#libs/kernel';

import { matchesParts, type PeopleWish } from './people-filters.js';
import { seekWords, seesAllWords, visibleWords, wordsOf, type SoughtWord } from './people-words.js';

type Predicate = RawBuilder<boolean>;

/** A query for people: tables of its `with`, what it takes rows of `person` (as `p`) from, and which of them. */
export interface PeopleQuery {
  readonly tables: readonly RawBuilder<unknown>[];
  readonly from: RawBuilder<unknown>;
  readonly where: Predicate;
}

const all = (predicates: readonly Predicate[]): Predicate =>
  predicates.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join<boolean>(predicates, sql` and `)})`;

/** People with their words, which are put together once for each that comes so far. */
const withWords = (words: readonly SoughtWord[], told: RawBuilder<unknown>): RawBuilder<unknown> =>
  words.length === 0
    ? sql`person p`
    : sql`person p cross join lateral (select ${told} as words offset 0) seen`;

/** How many people a word may lead to before it is cheaper to go through all of them by name until a page is full. */
const COMMON = 500;

/**
 * For one page of people by name, of whom each word must be found. Rare words are looked up; a common one is found soon
 * by going through the list.
 */
export const pageQuery = (me: AccountViewer, wish: PeopleWish): PeopleQuery => {
  const { words, tables } = seekWords(me, wordsOf(wish.q), COMMON);
  const found = words.map(
    ({ isTold, isWritten, isCommon, isSeen }) =>
      sql<boolean>`((${isTold} or ${isWritten} or ${isCommon}) and (${isWritten} or ${isSeen}))`,
  );
  return {
    tables,
    from: withWords(words, visibleWords(me)),
    where: all([matchesParts(me, wish), ...found]),
  };
};

/** More people than these are not counted for one search. */
export const MOST_COUNTED = 1000;

/** A query for people among whom something is counted. */
export interface CountQuery extends PeopleQuery {
  /** Whether there may be more of them than it looks at. */
  readonly isCut: Predicate;
}

/** Everybody whom a rare word leads to; where each word is common, some of those whom the first leads to. */
const leads = (words: readonly SoughtWord[], isCut: Predicate): RawBuilder<unknown> => {
  const lists = words.map(({ reached, isCommon }, index) => {
    const leadsOn = index === 0 ? sql`(not (${isCommon}) or ${isCut})` : sql`not (${isCommon})`;
    return sql`select r.id from (${reached}) r where ${leadsOn}`;
  });
  return sql`reached (id) as materialized (${sql.join(lists, sql` union `)})`;
};

/**
 * For the people whom a page query would find on all its pages, as far as they can be counted soon: where every word is
 * common, only for some of them. Most people hide nothing, so that what a word leads to needs no second look.
 */
export const countQuery = (me: AccountViewer, wish: PeopleWish): CountQuery => {
  const { words, tables } = seekWords(me, wordsOf(wish.q), MOST_COUNTED);
  if (words.length === 0)
    return { tables, from: sql`person p`, where: matchesParts(me, wish), isCut: sql<boolean>`false` };
  const isCut = all(words.map(({ isCommon }) => isCommon));
  const isSure = all([...words.map(({ isTold }) => isTold), seesAllWords(me)]);
  const found = words.map(
    ({ isTold, isWritten, isCommon, isSeen }) =>
      sql<boolean>`((${isTold} or ${isWritten} or ${isCommon})
        and (seen.words is null or ${isWritten} or ${isSeen}))`,
  );
  return {
    tables: [...tables, leads(words, isCut)],
    from: withWords(words, sql`case when ${isSure} then null else ${visibleWords(me)} end`),
    where: all([sql<boolean>`p.id in (select id from reached)`, matchesParts(me, wish), ...found]),
    isCut,
  };
};
