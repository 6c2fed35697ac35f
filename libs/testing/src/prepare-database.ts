import { Client } from 'pg';

import { Database, startEmbeddedPostgres } from '#libs/database';

/** Name of the migrated database that each test file copies. */
export const TEMPLATE = 'guildhall_template';

const withDatabase = (url: string, name: string): string => {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
};

/** Starts PostgreSQL in `dataDir` and migrates the template. */
export const prepareDatabase = async (
  dataDir: string,
): Promise<{ url: string; stop: () => Promise<void> }> => {
  const server = await startEmbeddedPostgres({ dataDir, durable: false, log: () => undefined });
  const client = new Client({ connectionString: server.url });
  await client.connect();
  await client.query(`create database ${TEMPLATE}`);
  await client.end();
  const database = await Database.connect({ url: withDatabase(server.url, TEMPLATE), poolSize: 1 });
  await database.migrate();
  await database.close();
  return { url: server.url, stop: () => server.stop() };
};
