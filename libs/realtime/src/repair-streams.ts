import { sql } from 'kysely';

import type { Database } from '#libs/database';

import type { Emitter } from './emitter.js';
import type { LiveServer } from './live-socket.js';
import { rooms } from './rooms.js';
import { accountFrameOf, hintOf, threadFrameOf } from './stream-frames.js';
import type { Heads, Owed } from './stream-heads.js';

const MOST_AT_ONCE = 100;

interface Parts {
  readonly io: LiveServer;
  readonly database: Database;
  readonly emitter: Emitter;
  readonly heads: Heads;
}

const followed = (io: LiveServer, idOf: (room: string) => string | null): string[] =>
  [...io.of('/').adapter.rooms.keys()].flatMap((room) => idOf(room) ?? []);

const sendOwedThreadEvents = async (
  { database, emitter, heads }: Parts,
  { id, told, stored }: Owed,
): Promise<void> => {
  const rows = await database.sql
    .selectFrom('thread_event')
    .selectAll()
    .where('thread_id', '=', id)
    .where('seq', '>', told)
    .orderBy('seq')
    .limit(MOST_AT_ONCE)
    .execute();
  for (const { thread_id: threadId, community_id: communityId, seq, kind, payload, created_at: at } of rows)
    emitter.emitHere(
      rooms.thread(id),
      'thread',
      threadFrameOf({ threadId, communityId, seq, kind, payload, at }),
    );
  if (rows.length < MOST_AT_ONCE) return;
  emitter.emitHere(rooms.thread(id), 'resync', {});
  // Whoever is told to catch up fetches the rest; to send it as well would ask them again at every look.
  heads.threads.told(id, stored);
};

const sendOwedAccountEvents = async (
  { database, emitter, heads }: Parts,
  { id, told, stored }: Owed,
): Promise<void> => {
  const rows = await database.sql
    .selectFrom('account_event')
    .selectAll()
    .where('person_id', '=', id)
    .where('seq', '>', told)
    .orderBy('seq')
    .limit(MOST_AT_ONCE)
    .execute();
  for (const { person_id: personId, seq, kind, payload, created_at: at } of rows)
    emitter.emitHere(rooms.person(id), 'me', accountFrameOf({ personId, seq, kind, payload, at }));
  if (rows.length < MOST_AT_ONCE) return;
  emitter.emitHere(rooms.person(id), 'resync', {});
  heads.people.told(id, stored);
};

const repairThreads = async (parts: Parts): Promise<void> => {
  const ids = followed(parts.io, rooms.threadOf);
  const { rows } = await sql<{ id: string; seq: number }>`
    select id, seq from thread where id = any(${ids}::uuid[])`.execute(parts.database.sql);
  const owed = parts.heads.threads.compare(new Map(rows.map(({ id, seq }) => [id, seq])));
  for (const stream of owed) await sendOwedThreadEvents(parts, stream);
};

const repairPeople = async (parts: Parts): Promise<void> => {
  const ids = followed(parts.io, rooms.personOf);
  const { rows } = await sql<{ person_id: string; seq: number }>`
    select person_id, seq from account_stream where person_id = any(${ids}::uuid[])`.execute(
    parts.database.sql,
  );
  const stored = new Map(rows.map(({ person_id: id, seq }) => [id, seq]));
  const owed = parts.heads.people.compare(new Map(ids.map((id) => [id, stored.get(id) ?? 0])));
  for (const stream of owed) await sendOwedAccountEvents(parts, stream);
};

const repairCommunities = async ({ io, database, emitter, heads }: Parts): Promise<void> => {
  const ids = followed(io, rooms.communityOf);
  const { rows } = await sql<{ communityId: string; threadId: string; seq: number }>`
    select c.id as "communityId", t.id as "threadId", t.seq
    from unnest(${ids}::uuid[]) c (id)
    cross join lateral (
      select id, seq from thread where community_id = c.id and deleted_at is null
      order by last_post_at desc, id desc limit 1) t`.execute(database.sql);
  const owed = new Set(
    heads.communities.compare(new Map(rows.map((row) => [row.communityId, `${row.threadId}:${row.seq}`]))),
  );
  for (const row of rows)
    if (owed.has(row.communityId))
      emitter.emitHere(
        rooms.community(row.communityId),
        'community',
        hintOf({ ...row, kind: 'thread.changed' }),
      );
};

/**
 * Compares what this process told its sockets with the database and sends what they were not told: events of a
 * process that died between commit and broadcast, or that a broken link between processes lost. Three statements,
 * whatever the number of sockets; clients drop repeats by their numbers.
 */
export const repairStreams = async (parts: Parts): Promise<void> => {
  if (parts.io.of('/').sockets.size === 0) {
    parts.heads.forget();
    return;
  }
  await repairThreads(parts);
  await repairPeople(parts);
  await repairCommunities(parts);
};
