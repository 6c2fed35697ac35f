import { sql } from 'kysely';
import { z } from 'zod';

import type { Database } from '#libs/database';
import { defineJob } from '#libs/jobs';
import { removeOldFiles } from '#libs/storage';

const KEPT_DAYS = 90;
const DAY_MS = 86_400_000;

/** Every night. */
export const forgetMail = defineJob({ name: 'mail.sweep', input: z.object({}), schedule: '41 3 * * *' });

/** Forgets mail after 90 days, and the files of mail that was written to `outboxFolder` for want of a server. */
export const forgetOldMail = async (database: Database, outboxFolder: string): Promise<void> => {
  await database.sql
    .deleteFrom('mail_message')
    .where('created_at', '<', sql<Date>`now() - make_interval(days => ${KEPT_DAYS}::int)`)
    .execute();
  await removeOldFiles(outboxFolder, KEPT_DAYS * DAY_MS);
};
