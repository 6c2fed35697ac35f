import { sql } from 'kysely';
import { z } from 'zod';

import type { Database } from '#libs/database';

import { defineJob } from './define-job.js';

/** Clears away what the platform no longer needs. */
export const sweepPlatform = defineJob({
  name: 'platform.sweep',
  input: z.object({}),
  schedule: '17 * * * *',
});

const DAYS_OF_REPEATS = 7;
const DAYS_OF_FACTS = 7;

/**
 * Forgets answers to creates after a week, and facts that everyone has reacted to. A fact with a delivery that is
 * still owed, or was given up, stays.
 */
export const sweep = async (database: Database): Promise<void> => {
  await sql`
    delete from idempotency_key where created_at < now() - make_interval(days => ${DAYS_OF_REPEATS})
  `.execute(database.sql);
  await sql`
    delete from domain_event where handled_at < now() - make_interval(days => ${DAYS_OF_FACTS})
      and not exists (select from domain_event_delivery where event_id = domain_event.id)
  `.execute(database.sql);
};
