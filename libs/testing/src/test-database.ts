import { randomBytes } from 'node:crypto';

import { Client } from 'pg';

import { Database, type DatabaseOptions } from '#libs/database';

/** A database of the test's own, copied from the migrated template. */
export interface TestDatabase {
  readonly database: Database;
  readonly url: string;
  /** Closes the connections and drops the database. */
  drop(): Promise<void>;
}

const serverUrl = (): string => {
  const url = process.env['TEST_DATABASE_URL'];
  if (url === undefined) throw new Error('TEST_DATABASE_URL is not set: run tests through Jest');
  return url;
};

const administer = async (statement: string): Promise<void> => {
  const client = new Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
};

/** Makes an empty database (all migrations applied) and gives its address; `drop` removes it with force. */
export const createDatabase = async (): Promise<{ url: string; drop: () => Promise<void> }> => {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await retryWhile(/being accessed/, () => administer(`create database ${name} template guildhall_template`));
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  // PostgreSQL may be vacuuming it just then, and only a superuser may end that.
  const drop = () => administer(`drop database if exists ${name} with (force)`);
  return { url: url.href, drop: () => retryWhile(/permission denied to terminate/, drop) };
};

const retryWhile = async (reason: RegExp, work: () => Promise<void>): Promise<void> => {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt > 100 || !(error instanceof Error) || !reason.test(error.message)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50 + Math.random() * 100));
    }
  }
};

/** A connected, migrated, empty database for one test file. */
export const testDatabase = async (options: Partial<DatabaseOptions> = {}): Promise<TestDatabase> => {
  const { url, drop } = await createDatabase();
  const database = await Database.connect({ url, poolSize: 10, ...options });
  return {
    database,
    url,
    drop: async () => {
      await database.close();
      await drop();
    },
  };
};
