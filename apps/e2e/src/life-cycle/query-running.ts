import { Client } from 'pg';

import { findRunningPostgres } from '#libs/database';

/** Asks the embedded database of a server that is running on this data folder. */
export async function queryRunning(dataDir: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: await findRunningPostgres(dataDir) });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}
