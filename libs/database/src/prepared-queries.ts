import { createHash } from 'node:crypto';

import { Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely';
import type { Pool, PoolClient } from 'pg';

const names = new Map<string, string>();

const nameOf = (text: string): string => {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = createHash('sha256').update(text).digest('hex').slice(0, 32);
  names.set(text, name);
  return name;
};

const preparing = (client: PoolClient): PostgresPoolClient => ({
  query: ((text: string, values: readonly unknown[] = []) =>
    client.query({
      name: nameOf(text),
      text,
      values: [...values],
    })) as unknown as PostgresPoolClient['query'],
  release: () => client.release(),
});

/**
 * Kysely over a pool, whose statements each connection parses and plans once, under a name made of their text: for
 * statements that run all the time and find by keys, where planning costs more than running. Their text must not grow
 * with their values (`= any($1)`, not `in ($1, $2)`), as every text stays with every connection.
 */
export const preparedQueries = <Tables>(pool: Pool): Kysely<Tables> =>
  new Kysely<Tables>({
    dialect: new PostgresDialect({
      pool: {
        options: pool.options,
        connect: async () => preparing(await pool.connect()),
        end: () => Promise.resolve(),
      },
    }),
  });
