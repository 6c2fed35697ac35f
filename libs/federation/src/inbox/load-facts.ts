import { sql, type Kysely } from 'kysely';

import type { Tables } from '#libs/database';

import type { Activity } from '../incoming/documents.js';
import type { Iri } from '../incoming/iri.js';
import type { Addresses } from '../outgoing/addresses.js';
import {
  addressesIn,
  type Facts,
  type KnownActivity,
  type KnownObject,
  type SentRequest,
} from '../trust/facts.js';
import { findCollections, type CollectionAt } from './find-collections.js';
import type { CommunityAt } from './find-communities.js';
import { findNamed, type Named } from './find-named.js';
import type { PostAt } from './find-posts.js';
import { namesAmong } from './local-address.js';
import { parseActivity } from './parse-activity.js';
import { reportsSent } from './sent-reports.js';

/** What the rules ask about, and the rows behind it. */
export interface KnownRows {
  readonly facts: Facts;
  readonly posts: ReadonlyMap<Iri, PostAt>;
  readonly communities: ReadonlyMap<Iri, CommunityAt>;
  /** What people elsewhere published on their own pages. */
  readonly publications: ReadonlyMap<Iri, KnownObject>;
  /** Where something may be put into. */
  readonly collections: ReadonlyMap<Iri, CollectionAt>;
  /** Activities, by their ids, that arrived before and had an effect. */
  readonly received: ReadonlyMap<Iri, Activity>;
}

const MODERATING: ReadonlySet<Activity['type']> = new Set([
  'Delete',
  'Undo',
  'Add',
  'Remove',
  'Lock',
  'Block',
  'Move',
]);

/** The communities among these that the actor looks after as a member of their teams. */
const moderatedBy = async (
  db: Kysely<Tables>,
  actor: Iri,
  groups: ReadonlyMap<string, Iri>,
): Promise<ReadonlyMap<Iri, ReadonlySet<Iri>>> => {
  if (groups.size === 0) return new Map();
  const { rows } = await sql<{ id: string }>`
    select m.community_id as id from membership m join person p on p.id = m.person_id
    where p.uri = ${actor} and m.community_id = any(${[...groups.keys()]}::uuid[])
      and m.role in ('owner', 'facilitator', 'moderator')
      and (m.expires_at is null or m.expires_at > now())`.execute(db);
  return new Map(
    rows.flatMap(({ id }) => {
      const group = groups.get(id);
      return group === undefined ? [] : [[group, new Set([actor])] as const];
    }),
  );
};

const objectIn = (activity: Activity): Iri | null => {
  if (!('object' in activity)) return null;
  return typeof activity.object === 'string' ? activity.object : activity.object.id;
};

/** Activities, among these, that arrived before and had an effect. */
const appliedAmong = async (
  db: Kysely<Tables>,
  uris: readonly Iri[],
): Promise<ReadonlyMap<Iri, Activity>> => {
  const rows = await db
    .selectFrom('inbox_activity')
    .select('body')
    .where(sql<boolean>`uri = any(${[...uris]}::text[])`)
    .where('verdict', '=', 'applied')
    .execute();
  return new Map(
    rows.flatMap(({ body }) => {
      const posted = parseActivity(body);
      if (posted.kind !== 'activity') return [];
      const { id } = posted.activity;
      return id === null ? [] : [[id, posted.activity] as const];
    }),
  );
};

const knownIn = (received: ReadonlyMap<Iri, Activity>): ReadonlyMap<Iri, KnownActivity> =>
  new Map(
    [...received].flatMap(([id, activity]) => {
      const object = objectIn(activity);
      return object === null ? [] : [[id, { actor: activity.actor, object }] as const];
    }),
  );

/** Agreements that this instance proposed to another. */
const offeredTo = async (
  db: Kysely<Tables>,
  actor: Iri,
  addresses: Addresses,
): Promise<readonly SentRequest[]> => {
  const { rows } = await sql<{ uri: string }>`
    select g.offer_uri as uri from partner_agreement g
    join remote_actor a on a.owner_id = g.instance_id and a.uri = ${actor}
    where g.is_ours and g.state in ('proposed', 'accepted')`.execute(db);
  return rows.map(({ uri }) => ({
    id: uri as Iri,
    type: 'Offer',
    actor: addresses.instance.id as Iri,
    answerer: actor,
  }));
};

/** Of what an answer may be about: by which of these ids, or these people of ours, the actor was asked to be followed. */
const followsSentTo = async (
  db: Kysely<Tables>,
  actor: Iri,
  addresses: Addresses,
  iris: readonly Iri[],
): Promise<readonly SentRequest[]> => {
  const names = namesAmong(iris, 'person', addresses.host);
  const { rows } = await sql<{ uri: string; type: 'Follow' | 'Join'; name: string }>`
    select f.uri, f.type, p.name from follow f join person p on p.id = f.follower_id and p.uri is null
    where f.target_id = (select owner_id from remote_actor where uri = ${actor}) and f.id in (
      select id from follow where uri = any(${[...iris]}::text[])
      union all
      select asked.id from follow asked join person asker on asker.id = asked.follower_id
      where asker.instance_id = (select id from instance where is_local) and asker.name = any(${names}::text[]))`.execute(
    db,
  );
  return rows.map(({ uri, type, name }) => ({
    id: uri as Iri,
    type,
    actor: addresses.person(name).id as Iri,
    answerer: actor,
  }));
};

/** What somebody of ours asked, to which an activity may be the answer. */
const askedBefore = async (
  db: Kysely<Tables>,
  addresses: Addresses,
  { type, actor }: Activity,
  iris: readonly Iri[],
): Promise<readonly SentRequest[]> => {
  if (type === 'Resolve') return reportsSent(db, iris, addresses);
  if (type !== 'Accept' && type !== 'Reject') return [];
  return [...(await followsSentTo(db, actor, addresses, iris)), ...(await offeredTo(db, actor, addresses))];
};

/** The group itself, if somebody of this instance follows it. */
const followedAmong = async (db: Kysely<Tables>, group: Iri): Promise<ReadonlySet<Iri>> => {
  const { rows } = await sql`
    select 1 from follow f join community c on c.id = f.target_id
    where c.uri = ${group} and c.deleted_at is null and f.state = 'accepted' limit 1`.execute(db);
  return new Set(rows.length === 0 ? [] : [group]);
};

/** What is known by id of objects: the stored ones, and those of the actor that ended before they came. */
const objectsOf = ({ posts, publications, ended }: Named, owner: Iri): ReadonlyMap<Iri, KnownObject> =>
  new Map<Iri, KnownObject>([
    ...ended.map(
      ({ uri, type }) => [uri, { type, owner, group: null, updatedAt: null, deleted: true }] as const,
    ),
    ...publications,
    ...[...posts.values()].map(({ iri, known }) => [iri, known] as const),
  ]);

/** Reads everything that the rules may ask about an activity. */
export const loadFacts = async (
  db: Kysely<Tables>,
  addresses: Addresses,
  activity: Activity,
): Promise<KnownRows> => {
  const { actor, type } = activity;
  const named = addressesIn(activity);
  const received = type === 'Undo' ? await appliedAmong(db, named) : new Map<Iri, Activity>();
  const activities = knownIn(received);
  const iris = [...named, ...[...received.values()].flatMap(addressesIn)];
  const found = await findNamed(db, addresses, actor, iris);
  const { posts, communities, publications } = found;
  const collections = await findCollections(db, addresses, [activity, ...received.values()]);
  const owners = [...collections.values()].map(({ community }) => community);
  const groups = new Map<string, Iri>([
    ...[...communities.values(), ...owners].map(({ id, iri }) => [id, iri] as const),
    ...[...posts.values()].flatMap(({ communityId, known }) =>
      known.group === null ? [] : [[communityId, known.group] as const],
    ),
  ]);
  return {
    posts,
    communities,
    publications,
    collections,
    received,
    facts: {
      ownHost: addresses.host,
      objects: objectsOf(found, actor),
      groups: new Set(groups.values()),
      followedGroups: type === 'Announce' ? await followedAmong(db, actor) : new Set(),
      moderators: MODERATING.has(type) ? await moderatedBy(db, actor, groups) : new Map(),
      collections: new Map([...collections].map(([iri, { community }]) => [iri, community.iri])),
      activities,
      sent: await askedBefore(db, addresses, activity, iris),
    },
  };
};
