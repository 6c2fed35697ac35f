import { createHash, randomBytes } from 'node:crypto';

import type { CommunityRole, Database, JoinPolicy, Visibility } from '#libs/database';
import { newId, type AccountViewer, type InstanceRole } from '#libs/kernel';

import { insertVideo, type VideoParts } from './insert-video.js';

/** Rows that a test starts from, written straight to the tables with sensible defaults. */
export interface Given {
  instance(parts?: { host?: string; isLocal?: boolean }): Promise<{ id: string; host: string }>;
  person(parts?: PersonParts): Promise<GivenPerson>;
  remotePerson(parts: { instanceId: string; name?: string }): Promise<{ id: string; name: string }>;
  community(parts?: CommunityParts): Promise<{ id: string; name: string }>;
  member(communityId: string, personId: string, role?: CommunityRole, expiresAt?: Date | null): Promise<void>;
  /** That somebody has closed their account, with what follows from it. */
  departure(personId: string): Promise<void>;
  /** A video of which no byte has come; published where it has a thread. @returns its id */
  video(parts: VideoParts): Promise<string>;
  /** A session of that person; gives the `Cookie` header to send. */
  cookie(person: { id: string }): Promise<string>;
}

interface PersonParts {
  name?: string;
  displayName?: string;
  email?: string;
  role?: InstanceRole;
  language?: 'en' | 'cy';
}

/** A local person with an account. */
export interface GivenPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly viewer: AccountViewer;
}

interface CommunityParts {
  name?: string;
  title?: string;
  visibility?: Visibility;
  joinPolicy?: JoinPolicy;
  joinDomains?: string[];
  owner?: { id: string };
  instanceId?: string;
  archivedAt?: Date | null;
}

/** Letters alone: digits behind a reserved word are reserved too, and could by chance be what a test looks for. */
const unique = (prefix: string): string => {
  const letters = randomBytes(8)
    .toString('hex')
    .replace(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)));
  return `${prefix}_${letters}`;
};

const localInstance = async (database: Database): Promise<{ id: string; host: string }> => {
  const found = await database.sql
    .selectFrom('instance')
    .select(['id', 'host'])
    .where('is_local', '=', true)
    .executeTakeFirst();
  if (found !== undefined) return found;
  const row = { id: newId(), host: 'northfield.example' };
  await database.sql
    .insertInto('instance')
    .values({
      ...row,
      is_local: true,
      name: 'Northfield Council',
      short_name: 'Northfield',
      created_at: new Date(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return database.sql
    .selectFrom('instance')
    .select(['id', 'host'])
    .where('is_local', '=', true)
    .executeTakeFirstOrThrow();
};

const claim = (
  database: Database,
  name: string,
  kind: 'person' | 'community',
  ownerId: string,
): Promise<unknown> =>
  database.sql
    .insertInto('actor_name')
    .values({ name, kind, owner_id: ownerId, claimed_at: new Date() })
    .execute();

const insertPerson = async (database: Database, parts: PersonParts): Promise<GivenPerson> => {
  const instance = await localInstance(database);
  const id = newId();
  const name = parts.name ?? unique('person');
  const email = parts.email ?? `${name}@northfield.example`;
  const role = parts.role ?? 'member';
  const now = new Date();
  await claim(database, name, 'person', id);
  await database.sql
    .insertInto('person')
    .values({
      id,
      instance_id: instance.id,
      name,
      display_name: parts.displayName ?? name,
      language: parts.language ?? 'en',
      created_at: now,
    })
    .execute();
  await database.sql
    .insertInto('account')
    .values({
      person_id: id,
      email,
      email_confirmed_at: now,
      role,
      language: parts.language ?? 'en',
      theme: 'system',
      created_at: now,
    })
    .execute();
  const emailDomain = email.split('@')[1] ?? '';
  const viewer: AccountViewer = {
    kind: 'account',
    personId: id,
    instanceId: instance.id,
    role,
    emailDomain,
    sessionId: '',
  };
  return { id, name, email, viewer };
};

const insertCommunity = async (
  database: Database,
  parts: CommunityParts,
): Promise<{ id: string; name: string }> => {
  const instance = parts.instanceId ?? (await localInstance(database)).id;
  const id = newId();
  const name = parts.name ?? unique('community');
  const now = new Date();
  if (parts.instanceId === undefined) await claim(database, name, 'community', id);
  await database.sql
    .insertInto('community')
    .values({
      id,
      instance_id: instance,
      name,
      title: parts.title ?? name,
      purpose: `Purpose of ${name}`,
      language: 'en',
      visibility: parts.visibility ?? 'organisation',
      join_policy: parts.joinPolicy ?? 'open',
      join_domains: parts.joinDomains ?? [],
      topics: [],
      created_by: parts.owner?.id ?? null,
      created_at: now,
      last_activity_at: now,
      archived_at: parts.archivedAt ?? null,
    })
    .execute();
  if (parts.owner !== undefined)
    await insertMember(database, { communityId: id, personId: parts.owner.id, role: 'owner' });
  return { id, name };
};

interface MemberParts {
  communityId: string;
  personId: string;
  role: CommunityRole;
  expiresAt?: Date | null;
}

const insertMember = async (database: Database, parts: MemberParts): Promise<void> => {
  await database.sql
    .insertInto('membership')
    .values({
      community_id: parts.communityId,
      person_id: parts.personId,
      role: parts.role,
      joined_at: new Date(),
      expires_at: parts.expiresAt ?? null,
    })
    .execute();
  await database.sql
    .updateTable('community')
    .set((set) => ({ member_count: set('member_count', '+', 1) }))
    .where('id', '=', parts.communityId)
    .execute();
};

const insertSession = async (database: Database, personId: string): Promise<string> => {
  const secret = randomBytes(32).toString('base64url');
  const now = new Date();
  await database.sql
    .insertInto('session')
    .values({
      id: createHash('sha256').update(secret).digest(),
      public_id: newId(),
      person_id: personId,
      created_at: now,
      last_seen_at: now,
      expires_at: new Date(now.getTime() + 3_600_000),
      user_agent: 'test',
      address: '127.0.0.1',
    })
    .execute();
  return `__Host-guildhall=${secret}`;
};

/** Builders on a database. */
export const given = (database: Database): Given => ({
  instance: async (parts = {}) => {
    if (parts.isLocal !== false) return localInstance(database);
    const row = { id: newId(), host: parts.host ?? `${unique('partner')}.example` };
    await database.sql
      .insertInto('instance')
      .values({ ...row, is_local: false, name: row.host, short_name: row.host, created_at: new Date() })
      .execute();
    return row;
  },
  person: (parts = {}) => insertPerson(database, parts),
  remotePerson: async ({ instanceId, name = unique('remote') }) => {
    const id = newId();
    await database.sql
      .insertInto('person')
      .values({
        id,
        instance_id: instanceId,
        name,
        display_name: name,
        language: 'en',
        created_at: new Date(),
      })
      .execute();
    return { id, name };
  },
  community: (parts = {}) => insertCommunity(database, parts),
  member: (communityId, personId, role = 'member', expiresAt = null) =>
    insertMember(database, { communityId, personId, role, expiresAt }),
  departure: (personId) =>
    database.transaction(async (tx) => {
      await tx.sql.updateTable('person').set({ deleted_at: new Date() }).where('id', '=', personId).execute();
      await tx.record('person.removed', { personId });
    }),
  video: (parts) => insertVideo(database, parts),
  cookie: (person) => insertSession(database, person.id),
});
