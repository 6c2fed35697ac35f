import type { PoolClient } from 'pg';

import type { Database } from '#libs/database';

const textOf = (query: unknown): string =>
  typeof query === 'string' ? query : String((query as { text?: unknown }).text);

/** The statements that reach PostgreSQL through the database's pool while `work` runs, in order. */
export const countStatements = async (
  { pool }: Database,
  work: () => Promise<unknown>,
): Promise<string[]> => {
  const sent: string[] = [];
  const restore: (() => void)[] = [];
  const listened = new Set<PoolClient>();
  const listen = (client: PoolClient): void => {
    if (listened.has(client)) return;
    listened.add(client);
    const send = client.query.bind(client) as (...parts: unknown[]) => unknown;
    const counted = (...parts: unknown[]): unknown => {
      sent.push(textOf(parts[0]));
      return send(...parts);
    };
    Object.assign(client, { query: counted });
    restore.push(() => void Reflect.deleteProperty(client, 'query'));
  };
  pool.on('acquire', listen);
  try {
    await work();
  } finally {
    pool.off('acquire', listen);
    for (const undo of restore) undo();
  }
  return sent;
};

/** The fewest counted statements of five tries of `work`, so that what the process does beside it does not count. */
export const fewestStatements = async (
  database: Database,
  work: () => Promise<unknown>,
  isCounted: (text: string) => boolean = () => true,
): Promise<number> => {
  const counts: number[] = [];
  for (let attempt = 0; attempt < 5; attempt += 1)
    counts.push((await countStatements(database, work)).filter(isCounted).length);
  return Math.min(...counts);
};
