import { standingAt, type ChosenVisibility, type ProfileStanding } from '#libs/access';
import type { Database } from '#libs/database';
import {
  newId,
  personOf,
  PROFILE_FIELDS,
  PROFILE_VISIBILITIES,
  type ProfileField,
  type ProfileVisibility,
  type Viewer,
} from '#libs/kernel';

import { RandomSource } from './random-source.js';
import type { World } from './random-world.js';

const HOUR = 3_600_000;

/** A person and whom they let see what; parts of the profile that they chose nothing for are left out. */
export interface StoredProfile {
  readonly id: string;
  readonly chosen: ChosenVisibility;
}

/** People of a world with profiles: its own, and more who only are looked at. */
export interface Profiles {
  readonly people: readonly StoredProfile[];
  /** Worked out in memory from the stored memberships and bans. */
  standingOf(viewer: Viewer, personId: string): ProfileStanding;
}

const chooseFor = (random: RandomSource): ChosenVisibility => {
  const chosen: Partial<Record<ProfileField, ProfileVisibility>> = {};
  for (const field of PROFILE_FIELDS)
    if (random.chance(0.85)) chosen[field] = random.pick(PROFILE_VISIBILITIES);
  return chosen;
};

const addPeople = async (
  { sql }: Database,
  world: World,
  random: RandomSource,
  count: number,
): Promise<void> => {
  const instances = await sql.selectFrom('instance').select('id').orderBy('is_local', 'desc').execute();
  const rows = Array.from({ length: count }, (_, index) => ({
    id: newId(),
    instance_id: random.pick(instances).id,
    name: `looked_at_${index}`,
    display_name: `Looked at ${index}`,
    language: 'en' as const,
    created_at: world.now,
  }));
  await sql.insertInto('person').values(rows).execute();
  const places = rows.flatMap(({ id }) =>
    world.communities.filter(() => random.chance(0.04)).map((community) => [id, community.id] as const),
  );
  await sql
    .insertInto('membership')
    .values(
      places.map(([person_id, community_id]) => ({
        person_id,
        community_id,
        role: 'member' as const,
        joined_at: world.now,
        expires_at: random.chance(0.3)
          ? new Date(world.now.getTime() + random.pick([-1, 0, 1]) * HOUR)
          : null,
      })),
    )
    .execute();
  await sql
    .insertInto('ban')
    .values(
      places
        .filter(() => random.chance(0.2))
        .map(([person_id, community_id]) => ({
          id: newId(),
          person_id,
          community_id,
          reason: '',
          banned_by: person_id,
          created_at: world.now,
          ends_at: random.chance(0.6) ? new Date(world.now.getTime() + random.pick([-1, 0, 1]) * HOUR) : null,
        })),
    )
    .execute();
};

/** The living communities in which each person counts as a member. */
const communitiesOf = async ({ sql }: Database, world: World): Promise<Map<string, Set<string>>> => {
  const memberships = await sql.selectFrom('membership').selectAll().execute();
  const bans = await sql.selectFrom('ban').selectAll().where('lifted_at', 'is', null).execute();
  const living = new Set(world.communities.filter(({ deletedAt }) => deletedAt === null).map(({ id }) => id));
  const found = new Map<string, Set<string>>();
  for (const { person_id, community_id, role, expires_at } of memberships) {
    const ban = bans.find((each) => each.person_id === person_id && each.community_id === community_id);
    const standing = standingAt(world.now, {
      membership: { role, expiresAt: expires_at },
      ban: ban === undefined ? null : { endsAt: ban.ends_at },
      active: true,
      hasMoved: false,
    });
    if (standing.role === null || !living.has(community_id)) continue;
    found.set(person_id, (found.get(person_id) ?? new Set()).add(community_id));
  }
  return found;
};

const inactivePeople = async ({ sql }: Database): Promise<ReadonlySet<string>> => {
  const rows = await sql
    .selectFrom('person as p')
    .leftJoin('account as a', 'a.person_id', 'p.id')
    .select('p.id')
    .where((is) => is.or([is('p.suspended_at', 'is not', null), is('a.suspended_at', 'is not', null)]))
    .execute();
  return new Set(rows.map(({ id }) => id));
};

/** By the seed, the other organisation is one that is allowed, or is not. */
const decideOnPartner = async ({ sql }: Database, seed: number): Promise<ReadonlySet<string>> => {
  const isAllowed = seed % 2 === 0;
  const others = await sql.selectFrom('instance').select('id').where('is_local', '=', false).execute();
  for (const { id } of others) {
    await sql
      .insertInto('peer')
      .values({ instance_id: id, policy: isAllowed ? 'allowed' : 'silenced' })
      .execute();
  }
  return new Set(isAllowed ? others.map(({ id }) => id) : []);
};

/** Gives everybody in a world, and `count` people more, a profile whose parts they show to whom chance decides. */
export const makeProfiles = async (
  database: Database,
  world: World,
  seed: number,
  count: number,
): Promise<Profiles> => {
  const random = new RandomSource(seed);
  await addPeople(database, world, random, count);
  const rows = await database.sql.selectFrom('person').select('id').orderBy('id').execute();
  const people = rows.map(({ id }) => ({ id, chosen: chooseFor(random) }));
  for (const { id, chosen } of people) {
    await database.sql
      .updateTable('person')
      .set({ field_visibility: chosen, role_title: `Role of ${id}` })
      .where('id', '=', id)
      .execute();
  }
  const communities = await communitiesOf(database, world);
  const inactive = await inactivePeople(database);
  const partners = await decideOnPartner(database, seed);
  return {
    people,
    standingOf: (viewer, personId) => {
      const viewerId = personOf(viewer);
      const mine = communities.get(viewerId ?? '') ?? new Set();
      const theirs = communities.get(personId) ?? new Set();
      return {
        viewer,
        active: !inactive.has(viewerId ?? ''),
        isSelf: viewerId === personId,
        sharesCommunity: [...mine].some((id) => theirs.has(id)),
        isPartner: viewer.kind !== 'account' && 'instanceId' in viewer && partners.has(viewer.instanceId),
      };
    },
  };
};
