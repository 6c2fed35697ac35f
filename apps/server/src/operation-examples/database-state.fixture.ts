import { sql } from 'kysely';

import { eventually } from '#libs/testing';

import type { Scene } from './scene.fixture.js';

/** What changes by reading or by what follows from earlier writes, rather than by the request at hand. */
const FOLLOWS = [
  'session',
  'rate_counter',
  'account_event',
  'account_stream',
  'audit_entry',
  'notification',
  'notification_cause',
  'search_word',
  'mail_message',
  'document_file',
  'document_passage',
  'domain_event',
  'domain_event_delivery',
];

const untilNothingIsOwed = ({ test }: Scene): Promise<void> =>
  eventually(async () => {
    const { rows } = await sql`select from domain_event where handled_at is null limit 1`.execute(
      test.database.sql,
    );
    if (rows.length > 0) throw new Error('Something still follows from what happened before.');
  });

/** A digest of every table that requests write, by its name, once nothing follows any more from earlier ones. */
export const databaseState = async (scene: Scene): Promise<Record<string, string>> => {
  await untilNothingIsOwed(scene);
  const { test } = scene;
  const { rows: tables } = await sql<{ tablename: string }>`
    select tablename from pg_tables where schemaname = 'public' order by tablename`.execute(
    test.database.sql,
  );
  const digests = tables
    .filter(({ tablename }) => !FOLLOWS.includes(tablename))
    .map(async ({ tablename }): Promise<[string, string]> => {
      const { rows } = await sql<{ digest: string }>`
        select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as digest
        from ${sql.table(tablename)} t`.execute(test.database.sql);
      return [tablename, rows[0]?.digest ?? ''];
    });
  return Object.fromEntries(await Promise.all(digests));
};
