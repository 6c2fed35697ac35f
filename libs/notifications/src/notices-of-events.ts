import { sql } from 'kysely';

import type { Database, NotificationKind } from '#libs/database';
import type { DomainEvents } from '#libs/kernel';

import { noticesFor, type Notice } from './notice.js';

type EventFact = DomainEvents['event.soon' | 'event.changed' | 'event.state-changed'];
type Answer = 'yes' | 'maybe' | 'no';

const ANYONE_WHO_ANSWERED: readonly Answer[] = ['yes', 'maybe', 'no'];
const WHO_MAY_COME: readonly Answer[] = ['yes', 'maybe'];

const guestsOf = async (
  database: Database,
  eventId: string,
  answers: readonly Answer[],
): Promise<string[]> => {
  const rows = await database.sql
    .selectFrom('event_answer')
    .select('person_id')
    .where('event_id', '=', eventId)
    .where('answer', 'in', [...answers])
    .execute();
  return rows.map(({ person_id }) => person_id);
};

const about = (
  kind: NotificationKind,
  fact: EventFact,
  personIds: readonly string[],
  by: string | null = null,
): Notice[] =>
  noticesFor(
    personIds.filter((personId) => personId !== by),
    {
      kind,
      groupKey: `${kind}:${fact.eventId}`,
      actorId: by,
      communityId: fact.communityId,
      threadId: fact.threadId,
      postId: null,
      subjectId: fact.eventId,
    },
  );

/** A reminder for those who may come; none where the event was moved or cancelled since the reminder was written. */
export const noticesOfSoon = async (
  database: Database,
  fact: DomainEvents['event.soon'],
): Promise<Notice[]> => {
  const within = fact.ahead === 'day' ? '1 day' : '1 hour';
  const { rows } = await sql`
    select from event where id = ${fact.eventId} and state = 'planned' and starts_at > now()
      and starts_at <= now() + ${within}::interval`.execute(database.sql);
  return rows.length === 0
    ? []
    : about('event-soon', fact, await guestsOf(database, fact.eventId, WHO_MAY_COME));
};

/** Another time concerns those too who could not come at the time before. */
export const noticesOfMove = async (
  database: Database,
  fact: DomainEvents['event.changed'],
): Promise<Notice[]> =>
  fact.isMoved
    ? about('event-moved', fact, await guestsOf(database, fact.eventId, ANYONE_WHO_ANSWERED), fact.by)
    : [];

export const noticesOfEventState = async (
  database: Database,
  fact: DomainEvents['event.state-changed'],
): Promise<Notice[]> =>
  fact.state === 'cancelled'
    ? about('event-cancelled', fact, await guestsOf(database, fact.eventId, WHO_MAY_COME), fact.by)
    : about('event-resumed', fact, await guestsOf(database, fact.eventId, ANYONE_WHO_ANSWERED), fact.by);
