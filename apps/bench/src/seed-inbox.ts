import { generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';

import type { Database } from '#libs/database';

/** Somebody of another server who is a member of a community here, and the post that they answer. */
export interface SeededAuthor {
  readonly actor: string;
  readonly keyId: string;
  readonly privateKey: KeyObject;
  readonly publicKeyPem: string;
  readonly group: string;
  readonly rootPost: string;
}

const MODULUS_BITS = 2048;

const insertLocal = async (
  { pool }: Database,
  instanceId: string,
): Promise<{ communityId: string; postId: string }> => {
  const [communityId, personId, threadId, postId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  await pool.query(
    `insert into person (id, instance_id, name, display_name, created_at) values ($1, $2, 'bench', 'Bench', now())`,
    [personId, instanceId],
  );
  await pool.query(
    `insert into community (id, instance_id, name, title, purpose, visibility, join_policy, member_count, created_at,
       last_activity_at) values ($1, $2, 'bench_group', 'Bench', 'Measuring', 'public', 'open', 1, now(), now())`,
    [communityId, instanceId],
  );
  await pool.query(
    `insert into thread (id, instance_id, community_id, author_id, title, seq, post_count, root_post_id, created_at,
       last_post_at) values ($1, $2, $3, $4, 'Measuring', 1, 1, $5, now(), now())`,
    [threadId, instanceId, communityId, personId, postId],
  );
  await pool.query(
    `insert into post (id, instance_id, thread_id, community_id, author_id, number, markdown, html, created_at)
     values ($1, $2, $3, $4, $5, 1, 'First', '<p>First</p>', now())`,
    [postId, instanceId, threadId, communityId, personId],
  );
  return { communityId, postId };
};

const insertElsewhere = async (
  { pool }: Database,
  {
    actor,
    keys,
    communityId,
  }: { readonly actor: string; readonly keys: string; readonly communityId: string },
): Promise<void> => {
  const [instanceId, personId] = [randomUUID(), randomUUID()];
  await pool.query(
    `insert into instance (id, host, name, is_local) values ($1, 'eastmoor.example', 'Eastmoor', false)`,
    [instanceId],
  );
  await pool.query(
    `insert into person (id, uri, instance_id, name, display_name, created_at)
     values ($1, $2, $3, 'bench', 'Bench elsewhere', now())`,
    [personId, actor, instanceId],
  );
  await pool.query(
    `insert into remote_actor (owner_id, owner_kind, instance_id, uri, username, inbox, shared_inbox, keys, fetched_at)
     values ($1, 'person', $2, $3, 'bench', $4, 'https://eastmoor.example/inbox', $5, now())`,
    [personId, instanceId, actor, `${actor}/inbox`, keys],
  );
  await pool.query(
    `insert into membership (community_id, person_id, role, joined_at) values ($1, $2, 'member', now())`,
    [communityId, personId],
  );
};

/** Writes a public community with one thread, and a member of it on another server with a key. */
export const seedInbox = async (database: Database, host: string): Promise<SeededAuthor> => {
  const { pool } = database;
  const { rows } = await pool.query<{ id: string }>('select id from instance where is_local');
  const { communityId, postId } = await insertLocal(database, rows[0]?.id ?? '');
  const keys = generateKeyPairSync('rsa', { modulusLength: MODULUS_BITS });
  const publicKeyPem = keys.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const actor = 'https://eastmoor.example/users/bench';
  const keyId = `${actor}#main-key`;
  const listed = JSON.stringify([{ id: keyId, form: 'pem', value: publicKeyPem }]);
  await insertElsewhere(database, { actor, keys: listed, communityId });
  return {
    actor,
    keyId,
    privateKey: keys.privateKey,
    publicKeyPem,
    group: `https://${host}/c/bench_group`,
    rootPost: `https://${host}/p/${postId}`,
  };
};
