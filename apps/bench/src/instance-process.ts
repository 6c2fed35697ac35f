import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { findRunningPostgres, type Database } from '#libs/database';

import { startProduct, type Product } from './product-process.js';
import { environmentOf } from './stage.js';
import { withDatabase } from './with-database.js';

/** An instance that federates, with somebody who is signed in. */
export interface Instance {
  readonly url: string;
  /** The address that its pages have. */
  readonly origin: string;
  readonly cookie: string;
  readonly product: Product;
  readonly databaseUrl: string;
}

const PATIENCE_MS = 30_000;

/** Somebody with an account and a session. */
const insertPerson = async ({ pool }: Database, name: string): Promise<{ id: string; cookie: string }> => {
  const id = randomUUID();
  const secret = createHash('sha256').update(`pair ${id}`).digest('base64url');
  await pool.query(
    `insert into actor_name (name, kind, owner_id, claimed_at) values ($1, 'person', $2, now())`,
    [name, id],
  );
  await pool.query(
    `insert into person (id, instance_id, name, display_name, created_at)
     select $1::uuid, i.id, $2::text, $2::text, now() from instance i where i.is_local`,
    [id, name],
  );
  await pool.query(
    `insert into account (person_id, email, email_confirmed_at, created_at) values ($1, $2, now(), now())`,
    [id, `${name}@bench.example`],
  );
  await pool.query(
    `insert into session (id, public_id, person_id, created_at, last_seen_at, expires_at)
     values ($1, gen_random_uuid(), $2, now(), now(), now() + interval '1 day')`,
    [createHash('sha256').update(secret).digest(), id],
  );
  return { id, cookie: `__Host-guildhall=${secret}` };
};

/** Starts the product with its embedded PostgreSQL below `folder`; `settings` name its address and port. */
export const startInstance = async (
  folder: string,
  settings: Record<string, string>,
  options: readonly string[],
): Promise<Instance> => {
  const dataDir = join(folder, new URL(settings['PUBLIC_URL'] ?? '').hostname);
  const product = await startProduct(await environmentOf({ DATA_DIR: dataDir, ...settings }), options);
  const databaseUrl = (await findRunningPostgres(dataDir)) ?? '';
  const { cookie } = await withDatabase(databaseUrl, (database) => insertPerson(database, 'bench'));
  return { product, databaseUrl, url: product.url, origin: settings['PUBLIC_URL'] ?? '', cookie };
};

/** Calls the API as that somebody; with a body, by POST. @throws Error with the answer when it is refused */
export const call = async (
  { url, cookie }: Pick<Instance, 'url' | 'cookie'>,
  path: string,
  body?: unknown,
): Promise<Record<string, unknown>> => {
  const answer = await fetch(`${url}/api${path}`, {
    headers: { cookie, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path} was answered ${answer.status}: ${text}`);
  return JSON.parse(text) as Record<string, unknown>;
};

/** Asks the database until it finds the one value that it is asked for. */
export const found = (
  { databaseUrl }: Pick<Instance, 'databaseUrl'>,
  query: string,
  values: readonly string[] = [],
): Promise<string> =>
  withDatabase(databaseUrl, async ({ pool }) => {
    const until = performance.now() + PATIENCE_MS;
    for (;;) {
      const { rows } = await pool.query<{ id: string }>(query, [...values]);
      if (rows[0] !== undefined) return rows[0].id;
      if (performance.now() > until) throw new Error(`Nothing came of: ${query}`);
      await delay(50);
    }
  });
