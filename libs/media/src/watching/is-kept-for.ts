import type { Kysely } from 'kysely';

import type { Tables } from '#libs/database';

/** Whether it may be kept what this person watches. */
export const isKeptFor = async (db: Kysely<Tables>, personId: string): Promise<boolean> => {
  const optOut = await db
    .selectFrom('watch_opt_out')
    .select('person_id')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return optOut === undefined;
};
