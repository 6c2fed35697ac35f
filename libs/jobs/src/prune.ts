import { sql } from 'kysely';
import { z } from 'zod';

import type { Database } from '#libs/database';

import { defineJob } from './define-job.js';
import { pruneRules, type KeptDays } from './prune-rules.js';

const BATCH = 2_000;

/** Every night: removes rows that nobody needs any more from tables that would otherwise grow for ever. */
export const prunePlatform = defineJob({
  name: 'platform.prune',
  input: z.object({}),
  schedule: '17 2 * * *',
  expireSeconds: 3600,
});

/** How a pruning works: `kept` says for how long, `batch` how many rows one statement removes at most. */
export interface Pruning {
  readonly kept: KeptDays;
  readonly batch?: number;
  /** Aborted when the process stops; the next night goes on. */
  readonly signal?: AbortSignal;
}

/**
 * Applies every rule, in short statements that each commit by themselves, so that nobody waits for a long one.
 * Gives the number of rows that went, by table.
 */
export const prune = async (
  { sql: db }: Database,
  { kept, batch = BATCH, signal }: Pruning,
): Promise<Record<string, number>> => {
  const removed: Record<string, number> = {};
  for (const [table, rule] of Object.entries(pruneRules)) {
    removed[table] = 0;
    for (let last = batch; last >= batch && signal?.aborted !== true;) {
      const { numAffectedRows } = await sql`
        delete from ${sql.table(table)} where ctid in (${rule(kept, batch)})`.execute(db);
      last = Number(numAffectedRows ?? 0);
      removed[table] += last;
    }
  }
  return removed;
};
