import { expect } from '@jest/globals';

import { eventually, startBuiltServer } from '#libs/testing';

import { queryRunning } from './query-running.js';

/**
 * Kills first starts with an empty folder for their data once so many tables are made; the next one has to make the rest.
 * A server must not start with the schema of a newer version either.
 */
export async function outliveKilledMigrations(
  dataDir: string,
  tableCounts: readonly number[],
): Promise<void> {
  for (const tables of tableCounts) {
    const killed = await startBuiltServer({ DATA_DIR: dataDir });
    await eventually(
      async () => {
        const [row] = await queryRunning(
          dataDir,
          "select count(*)::int as n from pg_tables where schemaname = 'public'",
        );
        expect((row as { n: number }).n).toBeGreaterThanOrEqual(tables);
      },
      { every: 5 },
    );
    await killed.end('SIGKILL');
  }
  const whole = await startBuiltServer({ DATA_DIR: dataDir });
  await whole.ready();
  await queryRunning(
    dataDir,
    "insert into schema_migration (name, executed_at) values ('99999999-later', now())",
  );
  await whole.end();
  const refused = await startBuiltServer({ DATA_DIR: dataDir });
  expect(await refused.ended).toMatchObject({ code: 1 });
  expect(refused.output()).toContain('99999999-later');
}
