import { readConfig, type Config } from '#libs/config';
import type { Database } from '#libs/database';
import { ensureInstance } from '#libs/identity';

import { migrateDatabase } from '../../server/src/migrate-database.js';
import { withDatabase } from './open-database.js';

/** Runs `work` with a database that is up to date and knows which instance it is, whether a server ran before or not. */
export async function withInstance<T>(work: (database: Database, config: Config) => Promise<T>): Promise<T> {
  const config = readConfig();
  return withDatabase(config, async (database) => {
    await migrateDatabase(database);
    await ensureInstance(database, config.publicUrl);
    return work(database, config);
  });
}
