import { createHash, randomUUID } from 'node:crypto';

import type { Database } from '#libs/database';
import { newId } from '#libs/kernel';

/** A thread that the benchmark reads or writes. */
export interface SeededThread {
  readonly id: string;
  readonly posts: number;
}

/** What the measurements work with; every person is a member of every community and signed in. */
export interface Seeded {
  readonly cookies: readonly string[];
  readonly people: readonly string[];
  readonly communityId: string;
  readonly instanceId: string;
  /** Threads of 10, 1,000 and 100,000 posts (the last smaller in a quick run). */
  readonly long: readonly SeededThread[];
  readonly writing: readonly SeededThread[];
  /** A thread of another community, where the people who are online elsewhere are. */
  readonly elsewhere: SeededThread;
}

const PEOPLE = 1_000;
const WRITTEN = 'We looked at the figures for the depot again. Collections were late on 14 of 60 days.';

const insertPeople = async ({ pool }: Database, instanceId: string): Promise<[string[], string[]]> => {
  const secrets = Array.from({ length: PEOPLE }, (_, index) =>
    createHash('sha256').update(`bench ${index}`).digest('base64url'),
  );
  const hashes = secrets.map((secret) => createHash('sha256').update(secret).digest());
  const ids = secrets.map(() => randomUUID());
  await pool.query(
    `insert into person (id, instance_id, name, display_name, created_at)
     select id, $2, 'bench_' || n, 'Colleague ' || n, now() from unnest($1::uuid[]) with ordinality p (id, n)`,
    [ids, instanceId],
  );
  await pool.query(
    `insert into account (person_id, email, email_confirmed_at, created_at)
     select id, 'bench_' || n || '@northfield.example', now(), now() from unnest($1::uuid[]) with ordinality p (id, n)`,
    [ids],
  );
  await pool.query(
    `insert into session (id, public_id, person_id, created_at, last_seen_at, expires_at)
     select hash, gen_random_uuid(), id, now(), now(), now() + interval '1 day'
     from unnest($1::uuid[], $2::bytea[]) s (id, hash)`,
    [ids, hashes],
  );
  return [ids, secrets.map((secret) => `__Host-guildhall=${secret}`)];
};

const insertCommunity = async ({ pool }: Database, name: string, instanceId: string): Promise<string> => {
  const id = randomUUID();
  await pool.query(
    `insert into community (id, instance_id, name, title, purpose, visibility, join_policy, member_count,
       created_at, last_activity_at)
     values ($1, $2, $3::text, $3::text, 'Measuring', 'organisation', 'open', $4, now(), now())`,
    [id, instanceId, name, PEOPLE],
  );
  await pool.query(
    `insert into membership (community_id, person_id, role, joined_at)
     select $1, person_id, 'member', now() from account`,
    [id],
  );
  return id;
};

const insertThread = async (
  { pool }: Database,
  community: { id: string; instanceId: string; authors: readonly string[] },
  posts: number,
): Promise<SeededThread> => {
  const id = randomUUID();
  const root = newId();
  await pool.query(
    `insert into thread (id, instance_id, community_id, author_id, title, seq, post_count, root_post_id,
       created_at, last_post_at)
     values ($1, $2, $3, $4, 'Late collections', $5::integer, $5::integer, $6, now() - interval '1 year', now())`,
    [id, community.instanceId, community.id, community.authors[0], posts, root],
  );
  await pool.query({
    text: `insert into post (id, instance_id, thread_id, community_id, author_id, number, markdown, html, created_at)
     select case n when 1 then $6::uuid else uuidv7(n * interval '5 minutes' - interval '1 year') end, $2, $1, $3,
       ($4::uuid[])[1 + n % cardinality($4::uuid[])], n, $5::text || ' (' || n || ')', '<p>' || $5::text || ' (' || n || ')</p>',
       now() - interval '1 year' + n * interval '5 minutes'
     from generate_series(1, $7::integer) n`,
    values: [id, community.instanceId, community.id, community.authors.slice(0, 40), WRITTEN, root, posts],
  });
  return { id, posts };
};

/** Writes people, sessions, communities and threads straight to the tables, then lets PostgreSQL look at them. */
export const seedData = async (database: Database, longest: number): Promise<Seeded> => {
  const { rows } = await database.pool.query<{ id: string }>('select id from instance where is_local');
  const instanceId = rows[0]?.id ?? '';
  const [people, cookies] = await insertPeople(database, instanceId);
  const communityId = await insertCommunity(database, 'bench', instanceId);
  const otherId = await insertCommunity(database, 'bench_elsewhere', instanceId);
  const here = { id: communityId, instanceId, authors: people };
  const long: SeededThread[] = [];
  for (const posts of [10, 1_000, longest]) long.push(await insertThread(database, here, posts));
  const writing: SeededThread[] = [];
  for (let count = 0; count < 8; count += 1) writing.push(await insertThread(database, here, 10));
  const elsewhere = await insertThread(database, { ...here, id: otherId }, 10);
  await database.pool.query('vacuum analyze');
  return { people, cookies, communityId, instanceId, long, writing, elsewhere };
};
