import { sql } from 'kysely';

import type { Database, Transaction } from '#libs/database';

import { demoContent } from './content/index.js';

/** What was taken away. */
export interface RemovedDemo {
  readonly communities: number;
  readonly people: number;
}

const removeCommunities = async (tx: Transaction): Promise<number> => {
  const names = demoContent.communities.map(({ name }) => name);
  const communities = sql`(select id from community where name = any(${names})
    and instance_id = (select id from instance where is_local))`;
  const posts = sql`(select id from post where community_id in ${communities})`;
  const threads = sql`(select id from thread where community_id in ${communities})`;
  for (const statement of [
    sql`delete from notification where community_id in ${communities}`,
    sql`delete from report where community_id in ${communities}`,
    sql`delete from thread_subscription where thread_id in ${threads}`,
    sql`delete from thread_event where thread_id in ${threads}`,
    sql`delete from read_position where community_id in ${communities}`,
    sql`delete from reaction where post_id in ${posts}`,
    sql`delete from mention where post_id in ${posts}`,
    sql`delete from post_version where post_id in ${posts}`,
    sql`delete from stored_file where post_id in ${posts} or community_id in ${communities}`,
    sql`delete from post where community_id in ${communities}`,
    sql`delete from thread where community_id in ${communities}`,
    sql`delete from invitation where community_id in ${communities}`,
    sql`delete from join_request where community_id in ${communities}`,
    sql`delete from ban where community_id in ${communities}`,
    sql`delete from membership where community_id in ${communities}`,
    sql`delete from actor_name where kind = 'community' and owner_id in ${communities}`,
  ]) {
    await statement.execute(tx.sql);
  }
  const { numAffectedRows } = await sql`delete from community where name = any(${names})
    and instance_id = (select id from instance where is_local)`.execute(tx.sql);
  return Number(numAffectedRows ?? 0);
};

/** Accounts end; people who wrote something outside the demo stay as a name without an account. */
const removePeople = async (tx: Transaction): Promise<number> => {
  const emails = demoContent.people.map(({ email }) => email);
  const people = await tx.sql
    .selectFrom('account')
    .select('person_id')
    .where('email', 'in', emails)
    .execute();
  const ids = people.map((row) => row.person_id);
  if (ids.length === 0) return 0;
  await tx.sql.deleteFrom('membership').where('person_id', 'in', ids).execute();
  await tx.sql.deleteFrom('account').where('person_id', 'in', ids).execute();
  await tx.sql
    .updateTable('person')
    .set({ deleted_at: new Date(), role_title: '', team: '', summary: '', summary_html: '' })
    .where('id', 'in', ids)
    .execute();
  return ids.length;
};

/** Takes the demo's communities and accounts away; what others made elsewhere stays. Doing it again changes nothing. */
export const removeDemo = (database: Database): Promise<RemovedDemo> =>
  database.transaction(async (tx) => {
    const communities = await removeCommunities(tx);
    const people = await removePeople(tx);
    await tx.sql.updateTable('instance_settings').set({ is_demo: false }).execute();
    return { communities, people };
  });
