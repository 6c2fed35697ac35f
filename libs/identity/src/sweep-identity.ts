import { sql } from 'kysely';
import { z } from 'zod';

import type { Database } from '#libs/database';
import { defineJob } from '#libs/jobs';
import { LIMITS } from '#libs/kernel';

import { dropRegistrations } from './registration/drop-registrations.js';

/** Clears away what has run out. */
export const sweepIdentity = defineJob({
  name: 'identity.sweep',
  input: z.object({}),
  schedule: '*/15 * * * *',
});

/**
 * Forgets sessions and links that have run out, counters of windows that are over, and registrations that nobody
 * confirmed, whose names become free again: no one has ever seen them.
 */
export const sweep = async (database: Database): Promise<void> => {
  const { idleSeconds, adminIdleSeconds } = LIMITS.session;
  await sql`
    delete from session using account where account.person_id = session.person_id and (session.expires_at <= now()
      or session.last_seen_at <= now() - make_interval(secs =>
        case account.role when 'admin' then ${adminIdleSeconds}::int else ${idleSeconds}::int end))
  `.execute(database.sql);
  await sql`delete from email_link where expires_at <= now()`.execute(database.sql);
  await sql`delete from rate_counter where window_start <= now() - interval '1 hour'`.execute(database.sql);
  await database.transaction((tx) => dropRegistrations(tx, sql<boolean>`expires_at <= now()`));
};
