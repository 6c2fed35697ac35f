import type { RawBuilder } from 'kysely';

import type { Database } from '#libs/database';

/** Carries a statement out and counts the pages of 8 KiB that PostgreSQL looks at for it, those in its memory too. */
export const countPages = async (database: Database, statement: RawBuilder<unknown>): Promise<number> => {
  const { sql: text, parameters } = statement.compile(database.sql);
  const { rows } = await database.pool.query<{ 'QUERY PLAN': [{ Plan: Record<string, number> }] }>(
    `explain (analyze, buffers, format json) ${text}`,
    [...parameters],
  );
  const plan = rows[0]?.['QUERY PLAN'][0].Plan ?? {};
  return (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0);
};
