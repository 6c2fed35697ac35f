import { sql } from 'kysely';

import type { Transaction } from '#libs/database';

/** Tables whose rows would go with a person, and of which each is a tie of its own. */
const ties = sql`
  select 1 from follow f where f.follower_id = p.id or f.target_id = p.id
  union all select 1 from person_follow f where f.followed_id = p.id
  union all select 1 from other_account o where o.other_id = p.id
  union all select 1 from mention m where m.target_id = p.id
  union all select 1 from publication_mention m where m.person_id = p.id
  union all select 1 from membership m where m.person_id = p.id
  union all select 1 from invitation i where i.person_id = p.id or i.invited_by = p.id
  union all select 1 from post w where w.author_id = p.id
  union all select 1 from publication w where w.author_id = p.id
  union all select 1 from publication_reaction r where r.person_id = p.id
  union all select 1 from event_answer e where e.person_id = p.id
  union all select 1 from endorsement e where e.endorser_id = p.id`;

/**
 * People of an instance who were looked up because of their cards, and whom nothing else ties to this one, are known no
 * more. Whoever something else still names stays.
 */
export const forgetCardPeople = async (
  tx: Transaction,
  instanceId: string,
  personUris: readonly string[],
): Promise<void> => {
  const { rows } = await sql<{ id: string }>`
    select p.id from person p where p.instance_id = ${instanceId} and p.uri = any(${[...personUris]}::text[])
      and not exists (${ties})
    for update`.execute(tx.sql);
  for (const { id } of rows) await forgetPerson(tx, id);
};

const FOREIGN_KEY_VIOLATION = '23503';

const isStillNamed = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === FOREIGN_KEY_VIOLATION;

const forgetPerson = async (tx: Transaction, id: string): Promise<void> => {
  await sql`savepoint forget_person`.execute(tx.sql);
  try {
    await tx.sql.deleteFrom('remote_actor').where('owner_id', '=', id).execute();
    await tx.sql.deleteFrom('person').where('id', '=', id).execute();
    await sql`release savepoint forget_person`.execute(tx.sql);
  } catch (error) {
    if (!isStillNamed(error)) throw error;
    await sql`rollback to savepoint forget_person`.execute(tx.sql);
  }
};
