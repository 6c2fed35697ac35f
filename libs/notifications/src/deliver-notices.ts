import { sql } from 'kysely';

import { isSilenced, publicationsReadableByMany, readableByMany } from '#libs/access';
import type { Database, Transaction } from '#libs/database';
import { newId } from '#libs/kernel';

import type { Notice } from './notice.js';
import { countUnread } from './unread.js';

/** Kinds that reach people who cannot (yet) read the community they are about. */
const OUTSIDE = new Set(['invitation', 'join-decision', 'report', 'report-decision', 'report-answered']);

const KEPT_ACTORS = 10;

/** The recorded fact that notices follow from. */
interface Cause {
  readonly id: string;
  readonly at: Date;
}

const unseen = async (tx: Transaction, eventId: string, notices: readonly Notice[]): Promise<Notice[]> => {
  const seen = await tx.sql
    .selectFrom('notification_cause')
    .select('person_id')
    .where('event_id', '=', eventId)
    .execute();
  const done = new Set(seen.map((row) => row.person_id));
  return notices.filter(({ personId }) => !done.has(personId));
};

const readable = async (tx: Transaction, notices: readonly Notice[]): Promise<Notice[]> => {
  const bound = notices.flatMap((notice) =>
    notice.communityId === null || OUTSIDE.has(notice.kind)
      ? []
      : [
          {
            notice,
            personId: notice.personId,
            communityId: notice.communityId,
            threadId: notice.threadId,
          },
        ],
  );
  const allowed = await readableByMany(tx.sql, bound);
  const refused = new Set(bound.flatMap(({ notice }, index) => (allowed.has(index) ? [] : [notice])));
  return notices.filter((notice) => !refused.has(notice));
};

const readablePublications = async (tx: Transaction, notices: readonly Notice[]): Promise<Notice[]> => {
  const bound = notices.flatMap((notice) =>
    notice.publicationId === undefined
      ? []
      : [{ notice, personId: notice.personId, publicationId: notice.publicationId }],
  );
  const allowed = await publicationsReadableByMany(tx.sql, bound);
  const refused = new Set(bound.flatMap(({ notice }, index) => (allowed.has(index) ? [] : [notice])));
  return notices.filter((notice) => !refused.has(notice));
};

const unmuted = async (tx: Transaction, notices: readonly Notice[]): Promise<Notice[]> => {
  const threadIds = [...new Set(notices.flatMap(({ threadId }) => threadId ?? []))];
  if (threadIds.length === 0) return [...notices];
  const muted = await tx.sql
    .selectFrom('thread_subscription')
    .select(['person_id', 'thread_id'])
    .where('thread_id', 'in', threadIds)
    .where('level', '=', 'mute')
    .execute();
  const quiet = new Set(muted.map((row) => `${row.person_id} ${row.thread_id}`));
  return notices.filter(({ personId, threadId }) => !quiet.has(`${personId} ${threadId ?? ''}`));
};

/** Most of what people elsewhere write concerns nobody with an account here, and then nothing more is asked. */
const accountsOnly = async ({ prepared }: Database, notices: readonly Notice[]): Promise<Notice[]> => {
  const { rows } = await sql<{ person_id: string }>`
    select person_id from account
    where person_id = any(${notices.map(({ personId }) => personId)}::uuid[]) and suspended_at is null`.execute(
    prepared,
  );
  const known = new Set(rows.map((row) => row.person_id));
  return notices.filter(({ personId }) => known.has(personId));
};

/** Of silenced instances people hear only what somebody does whom they follow. */
const unsilenced = async (tx: Transaction, notices: readonly Notice[]): Promise<Notice[]> => {
  const actorIds = [...new Set(notices.flatMap(({ actorId }) => actorId ?? []))];
  const { rows } = await sql<{ actorId: string; followers: string[] }>`
    select p.id "actorId", array(select f.follower_id from follow f where f.target_id = p.id
      and f.state = 'accepted' and f.follower_id = any(${notices.map(({ personId }) => personId)}::uuid[])) followers
    from person p where p.id = any(${actorIds}::uuid[]) and ${isSilenced('p')}`.execute(tx.sql);
  const followersOf = new Map(rows.map(({ actorId, followers }) => [actorId, followers]));
  return notices.filter(
    ({ personId, actorId }) => followersOf.get(actorId ?? '')?.includes(personId) !== false,
  );
};

const store = async (tx: Transaction, { id: eventId, at }: Cause, notice: Notice): Promise<string> => {
  const actors = notice.actorId === null ? [] : [notice.actorId];
  const { rows } = await sql<{ id: string }>`
    insert into notification (id, person_id, kind, group_key, actor_ids, community_id, thread_id, post_id, subject_id,
      publication_id, created_at, updated_at)
    values (${newId()}, ${notice.personId}, ${notice.kind}, ${notice.groupKey}, ${actors}::uuid[], ${notice.communityId},
      ${notice.threadId}, ${notice.postId}, ${notice.subjectId},
      ${notice.publicationId ?? null}, ${at}, ${at})
    on conflict (person_id, group_key) where read_at is null do update set
      count = notification.count + 1,
      actor_ids = (${actors}::uuid[] || array(select a from unnest(notification.actor_ids) a
        where a <> all (${actors}::uuid[]) limit ${sql.lit(KEPT_ACTORS - 1)})),
      subject_id = excluded.subject_id,
      updated_at = excluded.updated_at
    returning id`.execute(tx.sql);
  const id = rows[0]?.id ?? '';
  await tx.sql
    .insertInto('notification_cause')
    .values({ event_id: eventId, person_id: notice.personId, notification_id: id })
    .execute();
  return id;
};

const byPerson = (one: Notice, other: Notice): number => (one.personId < other.personId ? -1 : 1);

/**
 * Stores notices that a recorded fact led to, once each however often the fact is delivered; leaves out people who
 * may not read what it is about, who muted the thread, who have no active account, or who do not follow somebody of a
 * silenced instance. Tells each account's stream.
 */
export const deliverNotices = async (
  database: Database,
  cause: Cause,
  notices: readonly Notice[],
): Promise<void> => {
  if (notices.length === 0) return;
  const reachable = await accountsOnly(database, notices);
  if (reachable.length === 0) return;
  await database.transaction(async (tx) => {
    let due = await unseen(tx, cause.id, reachable);
    for (const filter of [readable, readablePublications, unmuted, unsilenced]) {
      if (due.length === 0) return;
      due = await filter(tx, due);
    }
    const stored: { personId: string; notificationId: string }[] = [];
    // In one order everywhere: facts that name the same people at one time would otherwise wait for each other.
    for (const notice of due.toSorted(byPerson)) {
      stored.push({ personId: notice.personId, notificationId: await store(tx, cause, notice) });
    }
    const counts = await countUnread(
      tx.sql,
      stored.map(({ personId }) => personId),
    );
    await tx.appendAccountEvents(
      stored.map(({ personId, notificationId }) => ({
        personId,
        kind: 'notification.changed',
        payload: { unread: counts.get(personId) ?? 0, notificationId },
      })),
    );
  });
};
