import { sql } from 'kysely';

import type { Database, Transaction } from '#libs/database';

import { demoContent } from './content/index.js';

/** What was taken away. */
export interface RemovedDemo {
  readonly communities: number;
  readonly people: number;
}

/** Tables whose rows belong to a community alone. */
const OF_COMMUNITY = [
  'start_kit_tick',
  'start_kit',
  'member_welcome',
  'invitation',
  'join_request',
  'ban',
  'membership',
];

const removeCommunities = async (tx: Transaction): Promise<number> => {
  const names = demoContent.communities.map(({ name }) => name);
  const communities = sql`(select id from community where name = any(${names})
    and instance_id = (select id from instance where is_local))`;
  const posts = sql`(select id from post where community_id in ${communities})`;
  const threads = sql`(select id from thread where community_id in ${communities})`;
  for (const statement of [
    sql`delete from notification where community_id in ${communities}`,
    ...OF_COMMUNITY.map((table) => sql`delete from ${sql.table(table)} where community_id in ${communities}`),
    sql`delete from report where community_id in ${communities}`,
    sql`delete from thread_subscription where thread_id in ${threads}`,
    sql`delete from thread_event where thread_id in ${threads}`,
    sql`delete from read_position where community_id in ${communities}`,
    sql`delete from reaction where post_id in ${posts}`,
    sql`delete from document where community_id in ${communities}`,
    sql`delete from pathway_item where thread_id in ${threads}`,
    sql`delete from pathway where community_id in ${communities}`,
    sql`update upload_quota q set bytes = q.bytes - held.bytes
      from (select author_id, sum(reserved_bytes) as bytes from video where community_id in ${communities}
        group by author_id) held
      where q.person_id = held.author_id`,
    // The sweep takes the bytes.
    sql`update upload set expires_at = now() where id in (select upload_id from video where community_id in ${communities})`,
    sql`delete from video where community_id in ${communities}`,
    sql`delete from mention where post_id in ${posts}`,
    sql`delete from post_version where post_id in ${posts}`,
    sql`delete from stored_file where post_id in ${posts} or community_id in ${communities}`,
    sql`delete from post where community_id in ${communities}`,
    sql`delete from thread where community_id in ${communities}`,
    sql`delete from actor_name where kind = 'community' and owner_id in ${communities}`,
    sql`update community set parent_id = null where parent_id in ${communities}`,
  ]) {
    await statement.execute(tx.sql);
  }
  const { numAffectedRows } = await sql`delete from community where name = any(${names})
    and instance_id = (select id from instance where is_local)`.execute(tx.sql);
  return Number(numAffectedRows ?? 0);
};

const FOREIGN_KEY_VIOLATION = '23503';

/** Deletes a person to whom nothing in the database refers any more. */
const removeUnlessNeeded = async (tx: Transaction, personId: string): Promise<void> => {
  await sql`savepoint person`.execute(tx.sql);
  try {
    await sql`delete from person where id = ${personId}`.execute(tx.sql);
  } catch (error) {
    if ((error as { code?: string }).code !== FOREIGN_KEY_VIOLATION) throw error;
    await sql`rollback to savepoint person`.execute(tx.sql);
  }
};

/** Tables whose rows are somebody's own, and nobody else's. */
const PERSONAL = [
  'upload_quota',
  'video_viewing',
  'watch_record',
  'watch_opt_out',
  'learning_record_consent',
  'pathway_progress',
  'feed_address',
  'event_answer',
  'person_skill',
  'skill_suggestion',
  'expert_suggestion',
  'topic_follow',
  'publication_reaction',
];

/** Accounts end; people who left traces outside the demo stay as a name without an account. */
const removePeople = async (tx: Transaction): Promise<number> => {
  const emails = demoContent.people.map(({ email }) => email);
  const people = await tx.sql
    .selectFrom('account')
    .select('person_id')
    .where('email', 'in', emails)
    .execute();
  const ids = people.map((row) => row.person_id);
  if (ids.length === 0) return 0;
  for (const statement of [
    sql`delete from membership where person_id = any(${ids}::uuid[])`,
    sql`delete from publication where author_id = any(${ids}::uuid[])`,
    sql`delete from publication_comment where author_id = any(${ids}::uuid[])`,
    sql`delete from stored_file where owner_id = any(${ids}::uuid[]) and post_id is null`,
    sql`delete from upload u where person_id = any(${ids}::uuid[])
      and not exists (select from video where upload_id = u.id)`,
    sql`delete from endorsement where endorser_id = any(${ids}::uuid[])`,
    ...PERSONAL.map((table) => sql`delete from ${sql.table(table)} where person_id = any(${ids}::uuid[])`),
    sql`delete from skill s where created_by = any(${ids}::uuid[])
      and not exists (select from person_skill where skill_id = s.id)`,
    sql`delete from account where person_id = any(${ids}::uuid[])`,
    sql`update person set deleted_at = now(), role_title = '', team = '', place = '', spoken_languages = '{}',
      working_pattern = '', pronouns = '', contact = '', ask_me_about = '', experience = '', summary = '', summary_html = '' where id = any(${ids}::uuid[])`,
  ]) {
    await statement.execute(tx.sql);
  }
  for (const id of ids) await removeUnlessNeeded(tx, id);
  await sql`delete from actor_name n where kind = 'person' and owner_id = any(${ids}::uuid[])
    and not exists (select 1 from person where id = n.owner_id)`.execute(tx.sql);
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
