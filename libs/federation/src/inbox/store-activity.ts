import { createHash } from 'node:crypto';

import { sql } from 'kysely';

import type { Database } from '#libs/database';

import type { Activity } from '../incoming/documents.js';
import { aboutOf } from './about-of.js';
import { boxExists, type Box } from './inbox-box.js';

/** The channel on which processors hear that something arrived. */
export const INBOX_CHANNEL = 'federation_inbox';

/** An activity whose sender is proven. */
export interface ActivityToStore {
  readonly activity: Activity;
  /** Of its actor, in canonical spelling. */
  readonly host: string;
  readonly body: Uint8Array;
  readonly receivedAt: Date;
}

/** Only a Delete may come without an id; it is the same one when the same bytes come again. */
const idOf = ({ id, actor }: Activity, body: Uint8Array): string =>
  id ?? `${actor}#${createHash('sha256').update(body).digest('hex')}`;

/**
 * Stores an activity and wakes the processors, in one statement that commits by itself. One that was stored before stays
 * as it was.
 *
 * @returns whether there is such an inbox
 */
export const storeActivity = async (
  database: Database,
  box: Box,
  { activity, host, body, receivedAt }: ActivityToStore,
): Promise<boolean> => {
  const { sql: text, parameters } = sql`
    with box as (select 1 where ${boxExists(box)}), stored as (
      insert into inbox_activity (uri, host, actor_uri, kind, about, body, received_at)
      select ${idOf(activity, body)}, ${host}, ${activity.actor}, ${activity.type}, ${aboutOf(activity)},
        ${body}::bytea, ${receivedAt}::timestamptz
      from box
      on conflict (uri) do nothing
      returning 1
    )
    select exists (select from box) as "isThere", (select pg_notify(${INBOX_CHANNEL}, '') from stored) as woken`.compile(
    database.sql,
  );
  const statement = { name: `store-activity.${box.kind}`, text, values: parameters };
  const rows = await database.write<{ isThere: boolean }>(statement, () => ({}));
  return rows[0]?.isThere === true;
};
