import { sql, type Kysely, type RawBuilder } from 'kysely';

import type { ReactionKind, Tables } from '#libs/database';

import type { Activity, ActivityType } from '../incoming/documents.js';
import { reactionIn } from '../reaction-emoji.js';
import { parseActivity } from './parse-activity.js';

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

/** How many reactions of somebody to one post are looked through for that of one kind. */
const MOST_REACTIONS = 30;

/** The statement of {@link findReceived}. */
export const findingReceived = (
  { doer, object, objectId, types }: DeedElsewhere,
  most = 1,
): RawBuilder<Received> => sql<Received>`
  select uri, body from inbox_activity
  where actor_uri = ${doer} and kind = any(${[...types]}::text[])
    and about in (select ${object} union all
      select uri from remote_object where object_id = ${objectId} and owner_uri = ${doer} and type like 'Like%')
  order by seq desc limit ${most}`;

/** The latest activity by which somebody elsewhere did this; an Undo may name only what it undoes. */
export const findReceived = async (db: Kysely<Tables>, deed: DeedElsewhere): Promise<Received | undefined> =>
  (await findingReceived(deed).execute(db)).rows[0];

const activityIn = (body: Uint8Array): Activity | null => {
  const posted = parseActivity(body);
  return posted.kind === 'activity' ? posted.activity : null;
};

/** The activity that came under an id. */
const receivedAs = async (db: Kysely<Tables>, uri: string): Promise<Activity | null> => {
  const row = await db.selectFrom('inbox_activity').select('body').where('uri', '=', uri).executeTakeFirst();
  return row === undefined ? null : activityIn(row.body);
};

/** The reaction that an activity is or takes back. */
const reactionMeant = async (db: Kysely<Tables>, body: Buffer): Promise<ReactionKind | null> => {
  const activity = activityIn(body);
  if (activity?.type !== 'Undo') return activity === null ? null : reactionIn(activity);
  const { id, embedded } = activity.object;
  const undone = (id === null ? null : await receivedAs(db, id)) ?? embedded;
  return undone?.kind === 'activity' ? reactionIn(undone) : null;
};

/** As `findReceived`, of a reaction of this kind or of its taking back. */
export const findReceivedReaction = async (
  db: Kysely<Tables>,
  deed: DeedElsewhere,
  kind: ReactionKind,
): Promise<Received | undefined> => {
  const { rows } = await findingReceived(deed, MOST_REACTIONS).execute(db);
  for (const received of rows) if ((await reactionMeant(db, received.body)) === kind) return received;
  return undefined;
};
