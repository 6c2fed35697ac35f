import { sql } from 'kysely';

import type { Database } from '#libs/database';

/** Forgets to what somebody said they come; of one community where one is named, as far as it has not ended. */
export const forgetAnswers = async (
  { sql: db }: Database,
  personId: string,
  communityId?: string,
): Promise<void> => {
  const which =
    communityId === undefined
      ? sql`true`
      : sql`exists (select from event e where e.id = event_id and e.community_id = ${communityId}
          and e.ends_at > now())`;
  await sql`delete from event_answer where person_id = ${personId} and ${which}`.execute(db);
};
