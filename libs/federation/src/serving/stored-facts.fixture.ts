import type {
  BanFacts,
  ChosenVisibility,
  CommunityFacts,
  MembershipFacts,
  PostFacts,
  ThreadFacts,
} from '#libs/access';
import type { CommunityRole, Database } from '#libs/database';

export interface CommunityRow extends CommunityFacts {
  readonly name: string;
  readonly memberCount: number;
  readonly threadCount: number;
}

export interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly instanceId: string;
  readonly isActive: boolean;
  readonly hasLeft: boolean;
  readonly chosen: ChosenVisibility;
  readonly portraitId: string;
}

export interface ThreadRow extends ThreadFacts {
  readonly id: string;
  readonly communityId: string;
  readonly isOurs: boolean;
  readonly isPinned: boolean;
}

export interface PostRow extends PostFacts {
  readonly id: string;
  readonly communityId: string;
  readonly thread: ThreadRow;
  readonly number: number;
  readonly isOurs: boolean;
}

type OfPerson<T> = T & { readonly communityId: string; readonly personId: string };

/** A file or a film, with the post in which it stands. */
interface Attached {
  readonly id: string;
  readonly postId: string;
}

export interface SentRow {
  readonly id: string;
  readonly kind: string;
  readonly actorId: string;
  readonly objectId: string | null;
  readonly isPublic: boolean;
  /** Servers that it was sent to. */
  readonly servers: readonly string[];
}

/** Everything that bears on what others may be told, as it is stored. */
export interface StoredFacts {
  readonly now: Date;
  readonly homeId: string;
  readonly communities: readonly CommunityRow[];
  readonly people: readonly PersonRow[];
  readonly memberships: readonly OfPerson<MembershipFacts>[];
  readonly bans: readonly OfPerson<BanFacts>[];
  /** Memberships that have not ended. */
  readonly current: readonly {
    readonly communityId: string;
    readonly role: CommunityRole;
    readonly person: PersonRow;
  }[];
  /** Communities that are there, by the people who count as their members. */
  readonly together: ReadonlyMap<string, ReadonlySet<string>>;
  readonly invitations: readonly {
    readonly communityId: string;
    readonly hostId: string;
    readonly guest: PersonRow;
  }[];
  /** Whom or what elsewhere people follow. */
  readonly ties: readonly {
    readonly followerId: string;
    readonly to: { readonly kind: string; readonly id: string; readonly instanceId: string };
  }[];
  readonly partners: ReadonlySet<string>;
  readonly threads: readonly ThreadRow[];
  readonly posts: readonly PostRow[];
  readonly files: readonly Attached[];
  readonly films: readonly Attached[];
  readonly mentions: readonly { readonly postId: string; readonly targetId: string }[];
  readonly sent: readonly SentRow[];
  readonly nameOf: ReadonlyMap<string, string>;
}

const readCommunities = async ({ sql: db }: Database): Promise<CommunityRow[]> => {
  const rows = await db.selectFrom('community').selectAll().orderBy('name').execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    instanceId: row.instance_id,
    visibility: row.visibility,
    joinPolicy: row.join_policy,
    joinDomains: row.join_domains,
    archivedAt: row.archived_at,
    deletedAt: row.deleted_at,
    memberCount: row.member_count,
    threadCount: row.thread_count,
  }));
};

const readPeople = async ({ sql: db }: Database): Promise<PersonRow[]> => {
  const rows = await db
    .selectFrom('person as p')
    .leftJoin('account as a', 'a.person_id', 'p.id')
    .select(['p.id', 'p.name', 'p.instance_id', 'p.suspended_at', 'p.deleted_at', 'p.field_visibility'])
    .select(['p.avatar_file_id', 'a.suspended_at as account_suspended_at'])
    .orderBy('p.name')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    instanceId: row.instance_id,
    isActive: row.suspended_at === null && row.deleted_at === null && row.account_suspended_at === null,
    hasLeft: row.deleted_at !== null,
    chosen: row.field_visibility,
    portraitId: row.avatar_file_id ?? '',
  }));
};

const readStandings = async ({ sql: db }: Database, people: ReadonlyMap<string, PersonRow>, now: Date) => {
  const memberships = (await db.selectFrom('membership').selectAll().execute()).map((row) => ({
    communityId: row.community_id,
    personId: row.person_id,
    role: row.role,
    expiresAt: row.expires_at,
  }));
  const banned = await db.selectFrom('ban').selectAll().where('lifted_at', 'is', null).execute();
  const bans = banned.map((row) => ({
    communityId: row.community_id,
    personId: row.person_id,
    endsAt: row.ends_at,
  }));
  const current = memberships.flatMap(({ communityId, personId, role, expiresAt }) => {
    const person = people.get(personId);
    const counts = person !== undefined && (expiresAt === null || expiresAt > now);
    return counts ? [{ communityId, role, person }] : [];
  });
  return { memberships, bans, current };
};

type Standings = Awaited<ReturnType<typeof readStandings>>;

const togetherIn = (
  { current, bans }: Standings,
  communities: readonly CommunityRow[],
  now: Date,
): ReadonlyMap<string, ReadonlySet<string>> => {
  const living = new Set(communities.filter(({ deletedAt }) => deletedAt === null).map(({ id }) => id));
  const out = new Set(
    bans
      .filter(({ endsAt }) => endsAt === null || endsAt > now)
      .map(({ personId, communityId }) => `${personId} ${communityId}`),
  );
  const together = new Map<string, Set<string>>();
  for (const { communityId, person } of current) {
    if (!living.has(communityId) || out.has(`${person.id} ${communityId}`)) continue;
    together.set(person.id, (together.get(person.id) ?? new Set()).add(communityId));
  }
  return together;
};

const readTies = async ({ sql: db }: Database, people: ReadonlyMap<string, PersonRow>, now: Date) => {
  const asked = await db
    .selectFrom('invitation')
    .selectAll()
    .where('declined_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .execute();
  const followed = await db
    .selectFrom('follow as f')
    .innerJoin('remote_actor as a', 'a.owner_id', 'f.target_id')
    .select(['f.follower_id', 'a.owner_id', 'a.owner_kind', 'a.instance_id'])
    .execute();
  const allowed = await db.selectFrom('peer').select('instance_id').where('policy', '=', 'allowed').execute();
  return {
    invitations: asked.flatMap(({ community_id, invited_by, person_id }) => {
      const guest = people.get(person_id ?? '');
      const isWhole = guest !== undefined && community_id !== null;
      return isWhole ? [{ communityId: community_id, hostId: invited_by, guest }] : [];
    }),
    ties: followed.map(({ follower_id, owner_id, owner_kind, instance_id }) => ({
      followerId: follower_id,
      to: { kind: owner_kind, id: owner_id, instanceId: instance_id },
    })),
    partners: new Set(allowed.map((row) => row.instance_id)),
  };
};

const readThreads = async ({ sql: db }: Database): Promise<ThreadRow[]> => {
  const rows = await db.selectFrom('thread').selectAll().orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    communityId: row.community_id,
    authorId: row.author_id,
    lockedAt: row.locked_at,
    deletedAt: row.deleted_at,
    deletedBy: row.deleted_by,
    isOurs: row.uri === null,
    isPinned: row.pinned_at !== null,
  }));
};

const readPosts = async ({ sql: db }: Database, threads: readonly ThreadRow[]): Promise<PostRow[]> => {
  const byId = new Map(threads.map((thread) => [thread.id, thread]));
  const rows = await db.selectFrom('post').selectAll().orderBy('thread_id').orderBy('number').execute();
  return rows.flatMap((row) => {
    const thread = byId.get(row.thread_id);
    if (thread === undefined) return [];
    const { id, number, community_id: communityId, author_id: authorId, deleted_at: deletedAt } = row;
    const { is_wiki: isWiki } = row;
    return [{ id, number, communityId, authorId, deletedAt, isWiki, thread, isOurs: row.uri === null }];
  });
};

const readContent = async ({ sql: db }: Database) => {
  const files = await db
    .selectFrom('stored_file')
    .select(['id', 'post_id'])
    .where('post_id', 'is not', null)
    .where('deleted_at', 'is', null)
    .execute();
  const films = await db
    .selectFrom('video as v')
    .innerJoin('thread as t', 't.id', 'v.thread_id')
    .select(['v.id', 't.root_post_id as post_id'])
    .where('v.deleted_at', 'is', null)
    .execute();
  const mentions = await db.selectFrom('mention').selectAll().execute();
  const attached = (rows: readonly { id: string; post_id: string | null }[]): Attached[] =>
    rows.map(({ id, post_id }) => ({ id, postId: post_id ?? '' }));
  return {
    files: attached(files),
    films: attached(films),
    mentions: mentions.map(({ post_id: postId, target_id: targetId }) => ({ postId, targetId })),
  };
};

const readSent = async ({ sql: db }: Database): Promise<SentRow[]> => {
  const sent = await db.selectFrom('outbox_activity').selectAll().orderBy('id').execute();
  const gone = await db
    .selectFrom('delivery as d')
    .innerJoin('instance as i', 'i.host', 'd.host')
    .select(['d.activity_id', 'i.id as instance_id'])
    .execute();
  return sent.map((row) => ({
    id: row.id,
    kind: row.kind,
    actorId: row.actor_id,
    objectId: row.object_id,
    isPublic: row.is_public,
    servers: gone.filter(({ activity_id: id }) => id === row.id).map((delivery) => delivery.instance_id),
  }));
};

/** Reads all of it, whole tables at a time. */
export const readStoredFacts = async (
  database: Database,
  homeId: string,
  now: Date,
): Promise<StoredFacts> => {
  const [communities, people, threads] = await Promise.all([
    readCommunities(database),
    readPeople(database),
    readThreads(database),
  ]);
  const byId = new Map(people.map((person) => [person.id, person]));
  const standings = await readStandings(database, byId, now);
  return {
    now,
    homeId,
    communities,
    people,
    threads,
    posts: await readPosts(database, threads),
    ...standings,
    together: togetherIn(standings, communities, now),
    ...(await readTies(database, byId, now)),
    ...(await readContent(database)),
    sent: await readSent(database),
    nameOf: new Map([...people, ...communities].map(({ id, name }) => [id, name])),
  };
};
