import { generateKeyPairSync, type KeyObject } from 'node:crypto';

import type { Database } from '#libs/database';

import { seedCommunity } from './seed-community.js';

/** Somebody of another server who is a member of a community here, and the post that they answer. */
export interface SeededAuthor {
  readonly actor: string;
  readonly keyId: string;
  readonly privateKey: KeyObject;
  readonly group: string;
  readonly rootPost: string;
}

interface SeededServer {
  readonly authors: readonly SeededAuthor[];
  /** All of them have one key, as the bare inbox knows one. */
  readonly publicKeyPem: string;
}

const MODULUS_BITS = 2048;
const AUTHORS = 20;
const HOST = 'eastmoor.example';

const insertAuthors = async (
  { pool }: Database,
  communityId: string,
  publicKeyPem: string,
): Promise<void> => {
  await pool.query(
    `insert into instance (id, host, name, short_name, is_local, created_at)
     values (gen_random_uuid(), $1, 'Eastmoor', 'Eastmoor', false, now())`,
    [HOST],
  );
  await pool.query(
    `insert into person (id, uri, instance_id, name, display_name, created_at)
     select gen_random_uuid(), 'https://' || i.host || '/users/bench' || number, i.id, 'bench' || number,
       'Bench ' || number, now()
     from instance i, generate_series(0, $2::integer - 1) number where i.host = $1`,
    [HOST, AUTHORS],
  );
  await pool.query(
    `insert into remote_actor (owner_id, owner_kind, instance_id, uri, username, inbox, shared_inbox, keys, fetched_at)
     select p.id, 'person', p.instance_id, p.uri, p.name, p.uri || '/inbox', 'https://' || i.host || '/inbox',
       jsonb_build_array(jsonb_build_object('id', p.uri || '#main-key', 'form', 'pem', 'value', $2::text)), now()
     from person p join instance i on i.id = p.instance_id where i.host = $1`,
    [HOST, publicKeyPem],
  );
  await pool.query(
    `insert into membership (community_id, person_id, role, joined_at)
     select $2, p.id, 'member', now() from person p join instance i on i.id = p.instance_id where i.host = $1`,
    [HOST, communityId],
  );
};

/** Writes a public community with some threads, and for each of them a member on another server who writes there. */
export const seedInbox = async (database: Database, host: string): Promise<SeededServer> => {
  const community = await seedCommunity(database, 'bench_group', AUTHORS);
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: MODULUS_BITS });
  const publicKeyPem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  await insertAuthors(database, community.id, publicKeyPem);
  const authors = community.rootPosts.map((postId, number) => {
    const actor = `https://${HOST}/users/bench${number}`;
    return {
      actor,
      keyId: `${actor}#main-key`,
      privateKey,
      group: `https://${host}/c/${community.name}`,
      rootPost: `https://${host}/p/${postId}`,
    };
  });
  return { authors, publicKeyPem };
};
