import { sql, type Kysely } from 'kysely';

import type { Tables } from '#libs/database';

import type { Statement } from './statement.js';

/**
 * Puts statements where they wait to be sent. One that waits already is left out, and so are all of somebody who has
 * taken consent back.
 */
export const keepStatements = async (
  db: Kysely<Tables>,
  personId: string,
  statements: readonly Statement[],
  now: Date,
): Promise<void> => {
  await sql`
    insert into learning_statement (id, person_id, statement, created_at)
    select (s.statement ->> 'id')::uuid, k.person_id, s.statement, ${now}
    from learning_record_consent k, jsonb_array_elements(${JSON.stringify(statements)}::jsonb) with ordinality s (statement, number)
    where k.person_id = ${personId}
    order by s.number
    on conflict (id) do nothing`.execute(db);
};
