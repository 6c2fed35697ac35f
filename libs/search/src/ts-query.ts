import { sql, type RawBuilder } from 'kysely';

/** The query in English with its stems, or word for word for Welsh; quotes, `or` and `-` as on the web. */
export const tsQuery = (q: string): RawBuilder<unknown> =>
  sql`(websearch_to_tsquery('words_en', ${q}) || websearch_to_tsquery('words_cy', ${q}))`;

/**
 * The same, parsed once for all rows that a statement looks at, also where PostgreSQL has planned that before it knew the
 * words. It then plans for words of any kind.
 */
export const parsedOnce = (q: string): RawBuilder<unknown> => sql`(select ${tsQuery(q)})`;

/**
 * Whether the words are in one of the few rows that something else has led to: written so that the index over all rows is
 * not asked again for each of them.
 */
export const isIn = (search: string, query: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(search)} @@ ${query}) is true`;
