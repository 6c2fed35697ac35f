import { sql, type Kysely, type RawBuilder } from 'kysely';

import type { Tables } from '#libs/database';

import type { ActivityType } from '../incoming/documents.js';

/** An activity as it came. */
export interface Received {
  readonly uri: string;
  readonly body: Buffer;
}

/** What somebody elsewhere did to something: by their address, its address, and the types of activity that do it. */
export interface DeedElsewhere {
  readonly doer: string;
  readonly object: string;
  readonly objectId: string;
  readonly types: readonly ActivityType[];
}

/** The statement of {@link findReceived}. */
export const findingReceived = ({
  doer,
  object,
  objectId,
  types,
}: DeedElsewhere): RawBuilder<Received> => sql<Received>`
  select uri, body from inbox_activity
  where actor_uri = ${doer} and kind = any(${[...types]}::text[])
    and about in (select ${object} union all
      select uri from remote_object where object_id = ${objectId} and owner_uri = ${doer} and type = 'Like')
  order by seq desc limit 1`;

/** The latest activity by which somebody elsewhere did this; an Undo may name only what it undoes. */
export const findReceived = async (db: Kysely<Tables>, deed: DeedElsewhere): Promise<Received | undefined> =>
  (await findingReceived(deed).execute(db)).rows[0];
