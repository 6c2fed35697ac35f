import type { Config } from '#libs/config';
import { Database, findRunningPostgres, startEmbeddedPostgres } from '#libs/database';

/**
 * Runs `work` with the server's database: the one in DATABASE_URL, the embedded one of a server that is running,
 * or the embedded one started for this command alone.
 */
export async function withDatabase<T>(config: Config, work: (database: Database) => Promise<T>): Promise<T> {
  const running = config.database.url ?? (await findRunningPostgres(config.dataDir));
  const own =
    running === undefined
      ? await startEmbeddedPostgres({ dataDir: config.dataDir, log: () => undefined })
      : undefined;
  try {
    const database = await Database.connect({ url: running ?? own?.url ?? '', poolSize: 2 });
    try {
      return await work(database);
    } finally {
      await database.close();
    }
  } finally {
    await own?.stop();
  }
}
