import { sql } from 'kysely';

import type { Database } from '#libs/database';

/** Statements that should have reached the store by now. */
export interface Unsent {
  /** Waiting for more than an hour. */
  readonly late: number;
  /** The store will not have them. */
  readonly refused: number;
}

/** Counts what did not reach the learning record store; nothing where the database is still empty. */
export const countUnsent = async ({ sql: db }: Database): Promise<Unsent> => {
  const known = await sql<{ is_there: boolean }>`
    select to_regclass('learning_statement') is not null as is_there`.execute(db);
  if (known.rows[0]?.is_there !== true) return { late: 0, refused: 0 };
  const { rows } = await sql<Unsent>`
    select count(*) filter (where refusal is null and created_at < now() - interval '1 hour')::int as late,
      count(*) filter (where refusal is not null)::int as refused
    from learning_statement`.execute(db);
  return rows[0] ?? { late: 0, refused: 0 };
};
