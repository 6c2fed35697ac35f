import type { Database } from '#libs/database';
import { newId } from '#libs/kernel';

/** What was published, and how far it is to one host. */
export interface Letter {
  readonly host: string;
  readonly id?: string;
  /** Left out: this instance itself. */
  readonly actorId?: string;
  readonly objectId?: string;
  readonly isPublic?: boolean;
  readonly publishedAt?: Date;
  /** `given-up` and `failing` say why by `lastError`. */
  readonly state?: 'waiting' | 'failing' | 'given-up' | 'delivered';
  readonly lastError?: string;
}

const later = (): Date => new Date(Date.now() + 86_400_000);

const stateColumns = ({ state = 'waiting', lastError = '503 Down' }: Letter) => {
  if (state === 'delivered') return { attempts: 1, delivered_at: new Date() };
  if (state === 'waiting') return { not_before: later() };
  const failed = { attempts: 3, last_error: lastError, last_status: 503 };
  return state === 'failing' ? { ...failed, not_before: later() } : { ...failed, dead_at: new Date() };
};

/** Stores something that was published for a host; nothing is sent of what waits. @returns its address and its id */
export const storeLetter = async (
  database: Database,
  letter: Letter,
): Promise<{ readonly id: string; readonly uri: string }> => {
  const instance = await database.sql
    .selectFrom('instance')
    .select('id')
    .where('is_local', '=', true)
    .executeTakeFirstOrThrow();
  const { host, actorId = instance.id, objectId = null, isPublic = true, publishedAt = new Date() } = letter;
  const { id = newId() } = letter;
  const uri = `https://northfield.example/activities/announce/${id}`;
  const about = { actor_id: actorId, object_id: objectId, is_public: isPublic };
  await database.sql
    .insertInto('outbox_activity')
    .values({ id, uri, kind: 'Announce', body: Buffer.from('{}'), created_at: publishedAt, ...about })
    .execute();
  const inbox = `https://${host}/inbox`;
  await database.sql
    .insertInto('delivery')
    .values({ activity_id: id, host, inbox, due_since: publishedAt, ...stateColumns(letter) })
    .execute();
  return { id, uri };
};
