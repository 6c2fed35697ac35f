import { sql, type RawBuilder } from 'kysely';

import type { AccountViewer } from '#libs/kernel';

import type { SoughtWord } from './look-up-words.js';
import { matchesParts, type PeopleWish } from './people-filters.js';
import { contains, hasSkill, holds, seesAllWords, visibleText } from './people-words.js';

type Predicate = RawBuilder<boolean>;

/** A query for people: what it takes rows of `person` (as `p`) from, and which of them. */
export interface PeopleQuery {
  readonly from: RawBuilder<unknown>;
  readonly where: Predicate;
}

const all = (predicates: readonly Predicate[]): Predicate =>
  sql<boolean>`(${sql.join<boolean>(predicates, sql` and `)})`;

const isOneOf = (ids: readonly string[]): Predicate => sql<boolean>`p.id = any(${ids}::uuid[])`;

/** People with what they say of themselves, which is put together once for each that comes so far. */
const withText = (words: readonly SoughtWord[], told: RawBuilder<unknown>): RawBuilder<unknown> =>
  words.length === 0
    ? sql`person p`
    : sql`person p cross join lateral (select ${told} as told offset 0) seen`;

/** Whether the reader may know by what somebody says or wrote that a word leads to them. */
const leadsTo = (me: AccountViewer, { word, wrote, isPlain }: SoughtWord): Predicate => {
  const has = isPlain ? contains : holds;
  return sql<boolean>`(${isOneOf(wrote)} or ${has(sql`seen.told`, word)} or ${hasSkill(me, word, has)})`;
};

/** Everybody to whom each of these words may lead. */
const reachedByAll = (words: readonly SoughtWord[]): string[] => {
  const [first, ...others] = words.map(({ told, wrote }) => new Set([...told, ...wrote]));
  return [...(first ?? [])].filter((id) => others.every((ids) => ids.has(id)));
};

/** How many people a word may lead to before it is cheaper to go through all of them by name until a page is full. */
export const COMMON = 500;

/**
 * For one page of people by name, of whom each word must be found. It begins with those whom the rare words lead to; where
 * every word is common, a page is soon full by going through the list.
 */
export const pageQuery = (me: AccountViewer, wish: PeopleWish, words: readonly SoughtWord[]): PeopleQuery => {
  const rare = words.filter(({ isCommon }) => !isCommon);
  return {
    from: withText(words, visibleText(me)),
    where: all([
      matchesParts(me, wish),
      ...(rare.length === 0 ? [] : [isOneOf(reachedByAll(rare))]),
      ...words.map((word) => leadsTo(me, word)),
    ]),
  };
};

/** More people than these are not counted for one search. */
export const MOST_COUNTED = 1000;

/** A query for people among whom something is counted. */
export interface CountQuery extends PeopleQuery {
  /** Whether there may be more of them than it looks at. */
  readonly isCut: boolean;
}

/**
 * For the people whom a page query would find on all its pages, as far as they can be counted soon: where every word is
 * common, only for some of those whom the first leads to. Most people hide nothing, so that what a word leads to needs no
 * second look.
 */
export const countQuery = (me: AccountViewer, wish: PeopleWish, words: readonly SoughtWord[]): CountQuery => {
  if (words.length === 0) return { from: sql`person p`, where: matchesParts(me, wish), isCut: false };
  const rare = words.filter(({ isCommon }) => !isCommon);
  const isCut = rare.length === 0;
  const isSure = all([...words.map(({ told }) => isOneOf(told)), seesAllWords(me)]);
  return {
    from: withText(words, sql`case when ${isSure} then null else ${visibleText(me)} end`),
    where: all([
      isOneOf(reachedByAll(isCut ? words.slice(0, 1) : rare)),
      matchesParts(me, wish),
      ...words.map((word) => sql<boolean>`(seen.told is null or ${leadsTo(me, word)})`),
    ]),
    isCut,
  };
};
