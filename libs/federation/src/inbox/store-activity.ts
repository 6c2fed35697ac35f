import { createHash } from 'node:crypto';

import type { Database } from '#libs/database';

import type { Activity } from '../incoming/documents.js';
import { aboutOf } from './about-of.js';
import { BOX_EXISTS, type Box } from './inbox-box.js';

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

/** What is known of an activity once it is stored. */
interface Stored {
  /** Whether there is such an inbox. */
  readonly isThere: boolean;
  /** Whether it had not come before. */
  readonly isNew: boolean;
}

const storing = (kind: Box['kind']): string => `
  with box as (select 1 where ${BOX_EXISTS[kind]}), stored as (
    insert into inbox_activity (uri, host, actor_uri, kind, about, body, received_at)
    select $1, $2, $3, $4, $5, $6::bytea, $7::timestamptz from box
    on conflict (uri) do nothing
    returning 1
  )
  select exists (select from box) as "isThere", exists (select from stored) as "isNew"`;

const STORE: Readonly<Record<Box['kind'], string>> = {
  shared: storing('shared'),
  person: storing('person'),
  community: storing('community'),
};

/** Stores an activity in one statement that commits by itself. One that was stored before stays as it was. */
export const storeActivity = async (
  database: Database,
  box: Box,
  { activity, host, body, receivedAt }: ActivityToStore,
): Promise<Stored> => {
  const { actor, type } = activity;
  const values = [idOf(activity, body), host, actor, type, aboutOf(activity), body, receivedAt];
  const owner = box.kind === 'shared' ? [] : [box.name.toLowerCase()];
  const statement = {
    name: `store-activity.${box.kind}`,
    text: STORE[box.kind],
    values: [...values, ...owner],
  };
  const [stored] = await database.write<{ isThere: boolean; isNew: boolean }>(statement, () => ({}));
  return stored ?? { isThere: false, isNew: false };
};
