import { sql } from 'kysely';

import type { Database } from '#libs/database';

/** Work that was tried often and in vain, and now waits for somebody to look at it. */
export interface GivenUp {
  /** Reactions to facts (`domain_event_delivery`). */
  readonly reactions: number;
  /** Jobs (`pgboss.job`); they are kept for a week. */
  readonly jobs: number;
}

/** Counts what was given up; nothing where the database is still empty. */
export const countGivenUp = async ({ sql: db }: Database): Promise<GivenUp> => {
  const tables = await sql<{ facts: boolean; jobs: boolean }>`
    select to_regclass('domain_event_delivery') is not null as facts,
      to_regclass('pgboss.job') is not null as jobs`.execute(db);
  const [known] = tables.rows;
  const count = async (isThere: boolean | undefined, rows: ReturnType<typeof sql>): Promise<number> => {
    if (isThere !== true) return 0;
    const found = await sql<{ count: number }>`select count(*)::int as count from ${rows}`.execute(db);
    return found.rows[0]?.count ?? 0;
  };
  return {
    reactions: await count(known?.facts, sql`domain_event_delivery where dead_at is not null`),
    jobs: await count(known?.jobs, sql`pgboss.job where state = 'failed'`),
  };
};
