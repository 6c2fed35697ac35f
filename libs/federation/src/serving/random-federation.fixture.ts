import { sql } from 'kysely';

import type { Database } from '#libs/database';
import { anonymous, newId, type Viewer } from '#libs/kernel';
import { given, makeWorld, RandomSource, type World } from '#libs/testing';

import {
  addFiles,
  addFilms,
  addTouches,
  markAll,
  originate,
  type Making,
  type Server,
} from './random-content.fixture.js';
import { addSent } from './random-sent.fixture.js';

const HOUR = 3_600_000;

/** A random world as other servers meet it. */
export interface RandomFederation {
  readonly world: World;
  readonly home: Server;
  /** Whoever may ask for documents, by what they are here. */
  readonly viewers: ReadonlyMap<string, Viewer>;
}

const findServers = async (database: Database): Promise<Pick<Making, 'home' | 'servers'>> => {
  const build = given(database);
  const known = await database.sql.selectFrom('instance').select(['id', 'host', 'is_local']).execute();
  const home = known.find((row) => row.is_local);
  const partner = known.find((row) => !row.is_local);
  if (home === undefined || partner === undefined) throw new Error('The world has no two instances.');
  const [distant, stranger] = [
    await build.instance({ isLocal: false }),
    await build.instance({ isLocal: false }),
  ];
  await database.sql
    .insertInto('peer')
    .values([
      { instance_id: partner.id, policy: 'allowed' },
      { instance_id: distant.id, policy: 'silenced' },
    ])
    .execute();
  return { home, servers: { partner, distant, stranger } };
};

/** A server that has a member in some communities, one that has nobody in any, and people of both and of the partner. */
const addPeople = async ({ database, random, world, servers }: Making): Promise<Map<string, Viewer>> => {
  const build = given(database);
  const as = async ({ id: instanceId }: Server): Promise<Viewer & { readonly personId: string }> => ({
    kind: 'remote-person',
    personId: (await build.remotePerson({ instanceId })).id,
    instanceId,
  });
  const member = await as(servers.distant);
  const moment = (): Date | null =>
    random.chance(0.4) ? new Date(world.now.getTime() + random.pick([-1, 1]) * HOUR) : null;
  for (const { id } of world.communities) {
    if (random.chance(0.2))
      await build.member(id, member.personId, random.pick(['member', 'guest']), moment());
    if (!random.chance(0.05)) continue;
    const ban = {
      id: newId(),
      community_id: id,
      person_id: member.personId,
      reason: '',
      created_at: world.now,
    };
    await database.sql
      .insertInto('ban')
      .values({ ...ban, banned_by: member.personId, ends_at: moment() })
      .execute();
  }
  return new Map<string, Viewer>([
    ['somebody of a server with few members', member],
    ['somebody there who belongs nowhere', await as(servers.distant)],
    ['somebody of the partner who belongs nowhere', await as(servers.partner)],
    ['somebody of a server that nobody here knows', await as(servers.stranger)],
  ]);
};

const viewersOf = (
  { world, servers: { partner, distant, stranger } }: Making,
  others: ReadonlyMap<string, Viewer>,
): ReadonlyMap<string, Viewer> => {
  const members = world.viewers.filter(({ kind }) => kind === 'remote-person');
  return new Map<string, Viewer>([
    ['anonymous', anonymous],
    ['the partner', { kind: 'remote-instance', instanceId: partner.id }],
    ['a server with few members', { kind: 'remote-instance', instanceId: distant.id }],
    ['a server that nobody here knows', { kind: 'remote-instance', instanceId: stranger.id }],
    ...members.map((viewer, index) => [`person ${index} of the partner`, viewer] as const),
    ...others,
  ]);
};

/** Everybody and everything elsewhere has an address that is known here. */
const addActors = async ({ database: { sql: db } }: Making): Promise<void> => {
  const columns = sql`insert into remote_actor (owner_id, owner_kind, instance_id, uri, username, inbox, keys, fetched_at)`;
  for (const table of ['person', 'community'])
    await sql`${columns} select id, ${table}, instance_id, uri, name, uri || '/inbox', '[]'::jsonb, now()
      from ${sql.table(table)} where uri is not null`.execute(db);
  await sql`${columns} select id, 'instance', id, 'https://' || host || '/actor', host, 'https://' || host || '/inbox',
    '[]'::jsonb, now() from instance where not is_local`.execute(db);
};

/** Some people here follow somebody elsewhere, and some ask somebody elsewhere in. */
const addTies = async ({ database, random, world }: Making): Promise<void> => {
  const actors = await database.sql.selectFrom('remote_actor').selectAll().orderBy('uri').execute();
  const targets = actors.filter(({ owner_kind: kind }) => kind !== 'instance');
  const guests = actors.filter(({ owner_kind: kind }) => kind === 'person');
  const hosts = world.viewers.flatMap((viewer) => (viewer.kind === 'account' ? [viewer.personId] : []));
  for (const follower of hosts.slice(4)) {
    const { owner_id: target_id, owner_kind: target_kind } = random.pick(targets);
    const tie = {
      follower_kind: 'person',
      state: 'accepted',
      uri: newId(),
      requested_at: world.now,
    } as const;
    await database.sql
      .insertInto('follow')
      .values({ ...tie, id: newId(), follower_id: follower, target_id, target_kind })
      .execute();
  }
  const now = world.now.getTime();
  for (const { id } of world.communities.filter(() => random.chance(0.3)))
    await database.sql
      .insertInto('invitation')
      .values({
        id: newId(),
        secret_hash: Buffer.from(newId()),
        community_id: id,
        community_role: 'member',
        person_id: random.pick(guests).owner_id,
        invited_by: random.pick(hosts),
        created_at: world.now,
        expires_at: new Date(now + random.pick([-1, 1, 1]) * HOUR),
        declined_at: random.chance(0.2) ? world.now : null,
        revoked_at: random.chance(0.2) ? world.now : null,
      })
      .execute();
  // A ban takes them back.
  await sql`update invitation set revoked_at = ${world.now} from ban where ban.person_id = invitation.person_id
    and ban.community_id = invitation.community_id and ban.lifted_at is null`.execute(database.sql);
};

/** Fills a database, in which there is this instance and nothing else, with a world that `seed` determines (but for ids). */
export const makeRandomFederation = async (
  database: Database,
  seed: number,
  communities: number,
): Promise<RandomFederation> => {
  const world = await makeWorld(database, seed, communities);
  const random = new RandomSource(seed + 1);
  const making: Making = { database, random, world, ...(await findServers(database)) };
  const others = await addPeople(making);
  await originate(making);
  await markAll(making);
  await addFiles(making);
  await addFilms(making);
  await addTouches(making);
  await addActors(making);
  await addTies(making);
  await addSent(making);
  return { world, home: making.home, viewers: viewersOf(making, others) };
};
