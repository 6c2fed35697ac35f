import { sql } from 'kysely';

import type { Transaction } from '#libs/database';
import type { Jobs } from '#libs/jobs';
import type { Clock } from '#libs/kernel';

import { historyJobs } from './history-jobs.js';

export interface BeginParts {
  readonly jobs: Pick<Jobs, 'send'>;
  readonly clock: Clock;
}

/** Has read what was written in a community elsewhere, unless that was begun before and goes on or is done. */
export const beginHistory = async (
  tx: Transaction,
  { jobs, clock }: BeginParts,
  communityId: string,
): Promise<void> => {
  const { rows } = await sql`
    insert into community_history (community_id, state, next_page, started_at)
    select owner_id, 'reading', outbox, ${clock.now()}::timestamptz from remote_actor
    where owner_id = ${communityId} and owner_kind = 'community' and gone_at is null
    on conflict (community_id) do update set state = 'reading', ended_at = null, last_error = '', page_tries = 0
    where community_history.state = 'stopped'
    returning 1`.execute(tx.sql);
  if (rows.length > 0) await jobs.send(tx, historyJobs().readHistory, { communityId });
};
