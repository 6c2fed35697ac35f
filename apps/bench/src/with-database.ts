import { Database } from '#libs/database';

/** Filling the tables that search is measured on takes minutes. */
const STATEMENT_TIMEOUT_MS = 1_200_000;

/** Does some work on a database, over connections of its own. */
export const withDatabase = async <T>(url: string, work: (database: Database) => Promise<T>): Promise<T> => {
  const database = await Database.connect({ url, poolSize: 2, statementTimeout: STATEMENT_TIMEOUT_MS });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
};
