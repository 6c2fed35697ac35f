import type { AccountStreamEvent, Database, ThreadStreamEvent } from '#libs/database';

import type { EventBroadcaster } from './broadcast-events.js';

const OLDER_THAN_MS = 1_500;
const BATCH = 500;

const unsentThreadEvents = async (database: Database, before: Date): Promise<ThreadStreamEvent[]> => {
  const rows = await database.sql
    .selectFrom('thread_event')
    .selectAll()
    .where('broadcast_at', 'is', null)
    .where('created_at', '<', before)
    .orderBy('created_at')
    .orderBy('seq')
    .limit(BATCH)
    .execute();
  return rows.map((row) => ({
    threadId: row.thread_id,
    communityId: row.community_id,
    seq: row.seq,
    kind: row.kind,
    payload: row.payload,
    at: row.created_at,
  }));
};

const unsentAccountEvents = async (database: Database, before: Date): Promise<AccountStreamEvent[]> => {
  const rows = await database.sql
    .selectFrom('account_event')
    .selectAll()
    .where('broadcast_at', 'is', null)
    .where('created_at', '<', before)
    .orderBy('created_at')
    .orderBy('seq')
    .limit(BATCH)
    .execute();
  return rows.map((row) => ({
    personId: row.person_id,
    seq: row.seq,
    kind: row.kind,
    payload: row.payload,
    at: row.created_at,
  }));
};

/**
 * Broadcasts what a crash left unsent. Two processes may send the same event; that is harmless, since clients drop
 * repeats by number.
 */
export const sweepUnsent = async (database: Database, broadcaster: EventBroadcaster): Promise<void> => {
  const before = new Date(Date.now() - OLDER_THAN_MS);
  broadcaster.broadcast({
    threadEvents: await unsentThreadEvents(database, before),
    accountEvents: await unsentAccountEvents(database, before),
  });
};
