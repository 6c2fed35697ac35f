import type { Database } from '#libs/database';

const INSTANCES = `
  insert into instance (id, host, name, short_name, is_local, created_at)
  select gen_random_uuid(), host, host, host, false, now() from unnest($1::text[]) host on conflict (host) do nothing`;

const PEOPLE = `
  insert into person (id, uri, instance_id, name, display_name, created_at)
  select gen_random_uuid(), 'https://' || host || '/u/reader', id, 'reader', 'Reader', now()
  from instance where host = any($1::text[]) on conflict do nothing`;

const ACTORS = `
  insert into remote_actor (owner_id, owner_kind, instance_id, uri, username, inbox, shared_inbox, keys, fetched_at)
  select p.id, 'person', i.id, p.uri, p.name, p.uri || '/inbox', 'https://' || i.host || '/inbox', '[]', now()
  from person p join instance i on i.id = p.instance_id where i.host = any($1::text[]) on conflict do nothing`;

const FOLLOWS = `
  insert into follow (id, follower_id, follower_kind, target_id, target_kind, uri, state, requested_at)
  select gen_random_uuid(), p.id, 'person', $2::uuid, 'community', p.uri || '/follows/' || $2::text, 'accepted', now()
  from person p join instance i on i.id = p.instance_id where i.host = any($1::text[])`;

const QUICK = `
  insert into peer (instance_id, signature, is_quick)
  select id, 'cavage', true from instance where host = any($1::text[])
  on conflict (instance_id) do update set is_quick = true`;

/** Has somebody of each of these hosts follow a community here; nothing is known of how the hosts answer. */
export const seedFollowers = async (
  { pool }: Database,
  communityId: string,
  hosts: readonly string[],
): Promise<void> => {
  for (const statement of [INSTANCES, PEOPLE, ACTORS]) await pool.query(statement, [hosts]);
  await pool.query(FOLLOWS, [hosts, communityId]);
};

/** These hosts have answered quickly before. */
export const knowAsQuick = async ({ pool }: Database, hosts: readonly string[]): Promise<void> => {
  await pool.query(QUICK, [hosts]);
};
