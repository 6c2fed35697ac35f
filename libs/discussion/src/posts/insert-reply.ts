import { sql, type RawBuilder } from 'kysely';

import { preparedStatement, type SlotOf } from '../rows/prepared.js';

type Part = (slot: SlotOf) => RawBuilder<unknown>;

/** The author's unused files among those named, held until the statement ends. */
const files: Part = (slot) => sql`
  select f.id, given.position::integer as position
  from unnest(${slot('files')}::uuid[]) with ordinality given (id, position)
  join stored_file f on f.id = given.id
  where f.owner_id = ${slot('author')}::uuid and f.purpose = 'attachment' and f.post_id is null
    and f.deleted_at is null
  for update of f`;

/** The thread with its next numbers; no row when it may not be written to (any more) or a file is missing. */
const thread: Part = (slot) => sql`
  update thread set seq = seq + 1, post_count = post_count + 1,
    last_post_at = greatest(last_post_at, ${slot('at')}::timestamptz)
  where id = ${slot('thread')}::uuid and deleted_at is null
    and (locked_at is null or ${slot('writesInLocked')}::boolean)
    and (select count(*) from files) = cardinality(${slot('files')}::uuid[])
  returning id, seq, post_count`;

const post: Part = (slot) => sql`
  insert into post (id, uri, url, instance_id, thread_id, community_id, author_id, number, reply_to_id, markdown,
    html, language, created_at)
  select ${slot('post')}::uuid, ${slot('uri')}::text, ${slot('url')}::text, ${slot('instance')}::uuid, t.id, ${slot('community')}::uuid,
    ${slot('author')}::uuid, t.post_count, ${slot('replyTo')}::uuid, ${slot('markdown')}, ${slot('html')},
    ${slot('language')}, ${slot('at')}::timestamptz
  from t`;

const claimedFiles: Part = (slot) => sql`
  update stored_file f set post_id = ${slot('post')}::uuid, community_id = ${slot('community')}::uuid,
    position = files.position
  from files, t where f.id = files.id`;

const mentions: Part = (slot) => sql`
  insert into mention (post_id, target_id, target_kind)
  select ${slot('post')}::uuid, m.id, m.kind
  from t, unnest(${slot('mentionIds')}::uuid[], ${slot('mentionKinds')}::text[]) m (id, kind)`;

/** A post of somebody here waits until the server of a community elsewhere shows that it has it. */
const confirmation: Part = (slot) => sql`
  insert into unconfirmed_post (post_id, since)
  select ${slot('post')}::uuid, ${slot('now')}::timestamptz from t where ${slot('waits')}::boolean`;

/** Whoever had read everything before their own post has read everything after it. */
const readPosition: Part = (slot) => sql`
  update read_position r set read_through = t.post_count, updated_at = ${slot('now')}::timestamptz
  from t where r.person_id = ${slot('author')}::uuid and r.thread_id = t.id
    and r.read_through = t.post_count - 1`;

/** Once a minute is enough for a directory, and keeps writers from queueing for the community's row. */
const communityActivity: Part = (slot) => sql`
  update community c set last_activity_at = ${slot('at')}::timestamptz
  from t where c.id = ${slot('community')}::uuid
    and c.last_activity_at < ${slot('at')}::timestamptz - interval '1 minute'`;

const streamEvent: Part = (slot) => sql`
  insert into thread_event (thread_id, seq, community_id, kind, payload, created_at)
  select t.id, t.seq, ${slot('community')}::uuid, 'post.added',
    jsonb_set(${slot('event')}::jsonb, '{post,number}', to_jsonb(t.post_count)), ${slot('now')}::timestamptz
  from t`;

const fact: Part = (slot) => sql`
  insert into domain_event (id, kind, payload, created_at)
  select ${slot('fact')}::uuid, 'post.added',
    jsonb_set(${slot('factPayload')}::jsonb, '{number}', to_jsonb(t.post_count)),
    ${slot('now')}::timestamptz
  from t`;

const keptAnswer: Part = (slot) => sql`
  insert into idempotency_key (person_id, key, operation, request_hash, status, answer, created_at)
  select ${slot('author')}::uuid, ${slot('key')}, ${slot('operation')}, ${slot('requestHash')}::bytea, 201,
    jsonb_set(${slot('answer')}::jsonb, '{number}', to_jsonb(t.post_count)), ${slot('now')}::timestamptz
  from t`;

/**
 * One statement that adds a reply with all that belongs to it, and takes the thread's next post and event numbers. It was
 * written `at`, which may be earlier than now. It writes nothing when the thread was locked or a file was taken meanwhile;
 * then it returns no row. The thread's row is locked for this one statement only, so that writers queue for as short as
 * possible.
 */
export const insertReply = preparedStatement(
  'insert-reply',
  (_viewer, slot) => sql`
  with files as (${files(slot)}), t as (${thread(slot)}), new_post as (${post(slot)}),
    claimed_files as (${claimedFiles(slot)}), new_mentions as (${mentions(slot)}),
    new_wait as (${confirmation(slot)}),
    moved_position as (${readPosition(slot)}), noted_activity as (${communityActivity(slot)}),
    new_event as (${streamEvent(slot)}), new_fact as (${fact(slot)}), kept_answer as (${keptAnswer(slot)})
  select seq, post_count from t`,
);
