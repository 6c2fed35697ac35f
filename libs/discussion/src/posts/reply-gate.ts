import { sql } from 'kysely';

import {
  anyAccount,
  canReadThread,
  placeColumn,
  placeOf,
  type Place,
  type PlaceColumn,
  type ThreadFacts,
} from '#libs/access';
import type { PersonCard, PersonLink } from '#libs/contracts';
import type { Database } from '#libs/database';
import { notFound, type PersonViewer } from '#libs/kernel';

import {
  joinPerson,
  personCardColumns,
  personCardOf,
  personLinkColumns,
  personLinkOf,
  type PersonCardRow,
  type PersonLinkRow,
} from '../rows/person-columns.js';
import { prepared } from '../rows/prepared.js';
import { threadFactsOf } from '../threads/thread-gate.js';

interface ReplyGateRow extends PersonCardRow<'me'>, PersonLinkRow<'answered_author'> {
  place: PlaceColumn;
  author_id: string;
  locked_at: Date | null;
  thread_deleted_at: Date | null;
  thread_deleted_by: string | null;
  thread_language: 'en' | 'cy';
  last_post_at: Date;
  host_elsewhere: string | null;
  answered_number: number | null;
  given_before: boolean;
}

/** All that a reply depends on, as it was before the reply. */
export interface ReplyGate {
  readonly place: Place;
  readonly facts: ThreadFacts;
  readonly language: 'en' | 'cy';
  readonly lastPostAt: Date;
  /** The host of the community, where that is another server. */
  readonly hostElsewhere: string | null;
  /** The writer as every account sees them: the reply is sent to all readers alike. */
  readonly author: PersonCard;
  /** The post that is answered, when it is one of this thread. */
  readonly answered: { readonly number: number; readonly author: PersonLink } | null;
  /** Whether the idempotency key was used before. */
  readonly isRepeat: boolean;
}

const readReplyGate = prepared<ReplyGateRow>(
  'reply-gate',
  (viewer, slot) => sql`
  select ${placeColumn(viewer, 'c')} as place, t.author_id, t.locked_at, t.deleted_at as thread_deleted_at,
    t.deleted_by as thread_deleted_by,
    t.language as thread_language, t.last_post_at,
    case when home.is_local then null else home.host end as host_elsewhere, answered.number as answered_number,
    ${personCardColumns(anyAccount, 'me')}, ${sql.raw(personLinkColumns('answered_author'))},
    exists (select 1 from idempotency_key k
      where k.person_id = ${slot('person')}::uuid and k.key = ${slot('key')}) as given_before
  from thread t
  join community c on c.id = t.community_id
  join instance home on home.id = c.instance_id
  join person me on me.id = ${slot('person')}::uuid
  join instance me_i on me_i.id = me.instance_id
  left join post answered on answered.id = ${slot('replyTo')}::uuid and answered.thread_id = t.id
  ${sql.raw(joinPerson('answered_author', 'answered.author_id', 'left join'))}
  where t.id = ${slot('thread')}::uuid`,
);

/**
 * Loads what decides about a reply in one statement.
 *
 * @throws DomainError `not-found` also when the person may not read the thread
 */
export const findReplyGate = async (
  database: Database,
  me: PersonViewer,
  wanted: { threadId: string; replyToId: string | null; key: string },
): Promise<ReplyGate> => {
  const now = new Date();
  const values = { person: me.personId, thread: wanted.threadId, replyTo: wanted.replyToId, key: wanted.key };
  const [row] = await readReplyGate(database, me, values);
  if (row === undefined) throw notFound();
  const place = placeOf(me, row.place, now);
  const facts = threadFactsOf(row);
  if (!canReadThread(place, facts)) throw notFound();
  const answered =
    row.answered_number === null
      ? null
      : { number: row.answered_number, author: personLinkOf(row, 'answered_author') };
  return {
    place,
    facts,
    language: row.thread_language,
    lastPostAt: row.last_post_at,
    hostElsewhere: row.host_elsewhere,
    author: personCardOf(row, 'me'),
    answered,
    isRepeat: row.given_before,
  };
};
