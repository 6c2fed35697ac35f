import { sql, type Kysely, type RawBuilder } from 'kysely';

import {
  canAnswerEvent,
  canEditEvent,
  canEditPost,
  canReadThread,
  canSeeMembers,
  placeColumn,
  placeOf,
  readsVideo,
  type Place,
  type PlaceColumn,
  type ThreadFacts,
} from '#libs/access';
import { personCardOf, threadCommunityJson } from '#libs/communities';
import type { EventAnswerName, EventView } from '#libs/contracts';
import type { Tables, Transaction } from '#libs/database';
import { localTimeOf, notFound, personOf, type Viewer } from '#libs/kernel';
import { slugify } from '#libs/text';

/** An event as one viewer stands to it, as queries give it. */
export interface EventRow {
  readonly id: string;
  readonly thread_id: string;
  readonly community_id: string;
  readonly root_post_id: string;
  readonly title: string;
  readonly language: 'en' | 'cy';
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly time_zone: string;
  readonly place_words: string;
  readonly link: string;
  readonly state: 'planned' | 'cancelled';
  readonly recording_id: string | null;
  readonly version: number;
  readonly thread_author_id: string;
  readonly locked_at: Date | null;
  readonly deleted_at: Date | null;
  readonly deleted_by: string | null;
  readonly agenda: string;
  readonly agenda_version: number;
  readonly agenda_deleted_at: Date | null;
  readonly agenda_is_wiki: boolean;
  /** It came from another server. */
  readonly is_elsewhere: boolean;
  readonly author: EventView['author'];
  readonly community: EventView['community'];
  readonly recording: Omit<NonNullable<EventView['recording']>, 'slug'> | null;
  readonly answers: EventView['answers'];
  readonly mine: EventAnswerName | null;
  readonly place: PlaceColumn;
}

/** An event together with what decides who may do what with it. */
export interface EventAtHand {
  readonly row: EventRow;
  readonly place: Place;
  readonly thread: ThreadFacts;
}

const answers = sql`(select jsonb_build_object('yes', count(*) filter (where a.answer = 'yes'),
  'maybe', count(*) filter (where a.answer = 'maybe'), 'no', count(*) filter (where a.answer = 'no'))
  from event_answer a where a.event_id = e.id)`;

const mineOf = (viewer: Viewer): RawBuilder<unknown> =>
  sql`(select a.answer from event_answer a where a.event_id = e.id and a.person_id = ${personOf(viewer)}::uuid)`;

/** The recording is a video of the community; where it is gone, or not for the viewer, there is none. */
const recordingOf = (viewer: Viewer): RawBuilder<unknown> =>
  sql`(select jsonb_build_object('videoId', rv.id, 'threadId', rt.id, 'title', rt.title)
    from video rv join thread rt on rt.id = rv.thread_id and rt.community_id = c.id
    where rv.id = e.recording_id and rt.deleted_at is null
      and ${readsVideo(viewer, { video: 'rv', thread: 'rt', community: 'c' })})`;

/** Events (as `e`, with thread `t` and community `c`) that `where` selects, for one viewer. */
export const loadEvents = async (
  db: Kysely<Tables>,
  viewer: Viewer,
  where: RawBuilder<unknown>,
): Promise<EventAtHand[]> => {
  const { rows } = await sql<EventRow>`
    select e.id, e.thread_id, e.community_id, t.root_post_id, t.title, t.language, e.starts_at, e.ends_at,
      e.time_zone, e.place as place_words, e.link, e.state, e.recording_id, e.version,
      t.author_id as thread_author_id, t.locked_at, t.deleted_at, t.deleted_by,
      case when p.deleted_at is null then p.markdown else '' end as agenda, p.version as agenda_version,
      p.deleted_at as agenda_deleted_at, p.is_wiki as agenda_is_wiki, p.uri is not null as is_elsewhere, ${personCardOf(viewer, 'author')} as author,
      ${threadCommunityJson('c')} as community, ${recordingOf(viewer)} as recording, ${answers} as answers,
      ${mineOf(viewer)} as mine, ${placeColumn(viewer, 'c')} as place
    from event e
    join thread t on t.id = e.thread_id
    join community c on c.id = e.community_id
    join post p on p.id = t.root_post_id
    join person author on author.id = t.author_id
    where ${where}`.execute(db);
  return rows.map((row) => ({ row, place: placeOf(viewer, row.place), thread: threadOf(row) }));
};

const threadOf = (row: EventRow): ThreadFacts => ({
  authorId: row.thread_author_id,
  lockedAt: row.locked_at,
  deletedAt: row.deleted_at,
  deletedBy: row.deleted_by,
});

/** @throws DomainError `not-found` also when the viewer may not read its thread */
export const findEvent = async (
  db: Kysely<Tables>,
  viewer: Viewer,
  eventId: string,
): Promise<EventAtHand> => {
  const [event] = await loadEvents(db, viewer, sql`e.id = ${eventId}`);
  if (event === undefined || !canReadThread(event.place, event.thread)) throw notFound();
  return event;
};

const permissionsOf = ({ row, place, thread }: EventAtHand): EventView['permissions'] => {
  const agenda = { authorId: thread.authorId, deletedAt: row.agenda_deleted_at, isWiki: row.agenda_is_wiki };
  const canEdit = canEditEvent(place, thread, row.is_elsewhere);
  return {
    canEdit,
    canEditAgenda: canEdit && canEditPost(place, thread, agenda),
    canAnswer: canAnswerEvent(place, thread) && row.state === 'planned' && row.ends_at > new Date(),
    canSeeWhoComes: canSeeMembers(place),
  };
};

/** An event as its viewer's client sees it. */
export const presentEvent = (event: EventAtHand): EventView => {
  const { row } = event;
  return {
    id: row.id,
    threadId: row.thread_id,
    slug: slugify(row.title),
    title: row.title,
    language: row.language,
    community: row.community,
    author: row.author,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    startsLocal: localTimeOf(row.starts_at, row.time_zone),
    endsLocal: localTimeOf(row.ends_at, row.time_zone),
    timeZone: row.time_zone,
    place: row.place_words,
    link: row.link,
    state: row.state,
    recording: row.recording && { ...row.recording, slug: slugify(row.recording.title) },
    answers: row.answers,
    mine: row.mine,
    version: row.version,
    isElsewhere: row.is_elsewhere,
    agenda: { markdown: row.agenda, version: row.agenda_version },
    permissions: permissionsOf(event),
  };
};

/** Keeps the row as it is until the transaction ends. */
export const holdEvent = async (tx: Transaction, eventId: string): Promise<void> => {
  await tx.sql.selectFrom('event').select('id').where('id', '=', eventId).forNoKeyUpdate().execute();
};
