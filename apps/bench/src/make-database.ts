import { randomUUID } from 'node:crypto';

import { withDatabase } from './with-database.js';

/** Makes an empty database on the same PostgreSQL, for an instance with another address. @returns its address */
export const makeDatabase = async (beside: string, part: string): Promise<string> => {
  const name = `bench_${part}_${randomUUID().slice(0, 8)}`;
  await withDatabase(beside, (database) => database.pool.query(`create database ${name}`));
  const url = new URL(beside);
  url.pathname = `/${name}`;
  return url.href;
};
