import {
  ranking,
  standingAt,
  visibilityTable,
  type BanFacts,
  type CommunityFacts,
  type MembershipFacts,
  type Place,
  type PostFacts,
  type ThreadFacts,
} from '#libs/access';
import { joinPolicy } from '#libs/contracts';
import type { Database } from '#libs/database';
import { anonymous, newId, personOf, type Viewer } from '#libs/kernel';

import { given } from './given.js';
import { RandomSource } from './random-source.js';

const HOUR = 3_600_000;

type Stored<T> = T & { readonly communityId: string; readonly personId: string };

export interface StoredThread extends ThreadFacts {
  readonly id: string;
  readonly communityId: string;
}

export interface StoredPost extends PostFacts {
  readonly id: string;
  readonly thread: StoredThread;
}

/** Communities with everything that bears on rights, kept both in memory and in the database. */
export interface World {
  readonly now: Date;
  readonly viewers: readonly Viewer[];
  readonly communities: readonly CommunityFacts[];
  readonly threads: readonly StoredThread[];
  readonly posts: readonly StoredPost[];
  /** The place worked out from memory alone. */
  placeFor(viewer: Viewer, communityId: string): Place;
}

class Maker {
  readonly now = new Date();
  readonly communities: CommunityFacts[] = [];
  readonly memberships: Stored<MembershipFacts>[] = [];
  readonly bans: Stored<BanFacts>[] = [];
  readonly threads: StoredThread[] = [];
  readonly posts: StoredPost[] = [];
  readonly inactive = new Set<string>();

  constructor(
    private readonly random: RandomSource,
    private readonly people: readonly string[],
    private readonly instances: readonly string[],
  ) {}

  private moment(probability: number, hours: readonly number[]): Date | null {
    if (!this.random.chance(probability)) return null;
    return new Date(this.now.getTime() + this.random.pick(hours) * HOUR);
  }

  private past(probability: number): Date | null {
    return this.moment(probability, [-2]);
  }

  addCommunity(visibility: CommunityFacts['visibility']): void {
    const community: CommunityFacts = {
      id: newId(),
      instanceId: this.random.chance(0.8)
        ? this.random.pick(this.instances.slice(0, 1))
        : this.random.pick(this.instances),
      visibility,
      joinPolicy: this.random.pick(joinPolicy.options),
      joinDomains: ['northfield.example'],
      archivedAt: this.past(0.2),
      deletedAt: this.past(0.1),
    };
    this.communities.push(community);
    for (const personId of this.people) this.addStanding(community.id, personId);
    for (let count = 0; count < 3; count += 1) this.addThread(community.id);
  }

  private addStanding(communityId: string, personId: string): void {
    if (this.random.chance(0.5)) {
      const expiresAt = this.moment(0.35, [-1, 0, 1]);
      this.memberships.push({ communityId, personId, role: this.random.pick(ranking), expiresAt });
    }
    if (this.random.chance(0.2))
      this.bans.push({ communityId, personId, endsAt: this.moment(0.6, [-1, 0, 1]) });
  }

  private addThread(communityId: string): void {
    const authorId = this.random.pick(this.people);
    const deletedAt = this.past(0.4);
    const deleter = this.random.chance(0.5) ? authorId : this.random.pick(this.people);
    const authors = this.random.chance(0.4) ? [authorId] : this.people;
    const thread = {
      id: newId(),
      communityId,
      authorId,
      lockedAt: this.past(0.2),
      deletedAt,
      deletedBy: deletedAt === null ? null : deleter,
    };
    this.threads.push(thread);
    for (let count = 0; count < 4; count += 1) {
      this.posts.push({
        id: newId(),
        thread,
        authorId: this.random.pick(authors),
        deletedAt: this.past(0.35),
        isWiki: false,
      });
    }
  }
}

const write = async (database: Database, made: Maker): Promise<void> => {
  const { sql } = database;
  const at = made.now;
  await sql
    .insertInto('community')
    .values(
      made.communities.map((community, index) => ({
        id: community.id,
        instance_id: community.instanceId,
        name: `c${index}`,
        title: `Community ${index}`,
        purpose: '',
        language: 'en' as const,
        visibility: community.visibility,
        join_policy: community.joinPolicy,
        join_domains: [...community.joinDomains],
        topics: [],
        created_at: at,
        last_activity_at: at,
        archived_at: community.archivedAt,
        deleted_at: community.deletedAt,
      })),
    )
    .execute();
  await sql
    .insertInto('membership')
    .values(
      made.memberships.map((membership) => ({
        community_id: membership.communityId,
        person_id: membership.personId,
        role: membership.role,
        joined_at: at,
        expires_at: membership.expiresAt,
      })),
    )
    .execute();
  await writeBans(database, made);
  await writeDiscussion(database, made);
};

const writeBans = async (database: Database, made: Maker): Promise<void> => {
  const rows = made.bans.flatMap((ban) => {
    const row = {
      community_id: ban.communityId,
      person_id: ban.personId,
      reason: '',
      banned_by: ban.personId,
      created_at: made.now,
      ends_at: ban.endsAt,
      lifted_at: null,
    };
    const lifted = { ...row, id: newId(), ends_at: null, lifted_at: made.now };
    return [{ ...row, id: newId() }, lifted];
  });
  await database.sql.insertInto('ban').values(rows).execute();
};

const shared = (made: Maker, communityId: string) => ({
  community_id: communityId,
  instance_id: made.communities.find(({ id }) => id === communityId)?.instanceId ?? '',
  language: 'en' as const,
  created_at: made.now,
});

const threadRows = (made: Maker) =>
  made.threads.map((thread) => ({
    ...shared(made, thread.communityId),
    id: thread.id,
    author_id: thread.authorId,
    kind: 'discussion' as const,
    title: 'A thread',
    root_post_id: newId(),
    last_post_at: made.now,
    locked_at: thread.lockedAt,
    deleted_at: thread.deletedAt,
    deleted_by: thread.deletedBy,
  }));

const postRows = (made: Maker) =>
  made.posts.map((post, index) => ({
    ...shared(made, post.thread.communityId),
    id: post.id,
    thread_id: post.thread.id,
    author_id: post.authorId,
    number: index + 1,
    markdown: '',
    html: '',
    reaction_counts: '{}' as never,
    deleted_at: post.deletedAt,
  }));

const writeDiscussion = async ({ sql }: Database, made: Maker): Promise<void> => {
  await sql.insertInto('thread').values(threadRows(made)).execute();
  await sql.insertInto('post').values(postRows(made)).execute();
};

const makePeople = async (database: Database, partnerId: string) => {
  const build = given(database);
  const roles = ['member', 'member', 'member', 'moderator', 'admin', 'member', 'member', 'member'] as const;
  const locals = await Promise.all(roles.map((role) => build.person({ role })));
  const remotes = await Promise.all([1, 2, 3, 4].map(() => build.remotePerson({ instanceId: partnerId })));
  const [suspendedAccount, suspendedPerson, moved] = locals;
  const suspendedRemote = remotes[0];
  if (!suspendedAccount || !suspendedPerson || !moved || !suspendedRemote)
    throw new Error('People are missing.');
  const suspended_at = new Date();
  await database.sql
    .updateTable('account')
    .set({ suspended_at })
    .where('person_id', '=', suspendedAccount.id)
    .execute();
  await database.sql
    .updateTable('person')
    .set({ suspended_at })
    .where('id', 'in', [suspendedPerson.id, suspendedRemote.id])
    .execute();
  await database.sql
    .updateTable('person')
    .set({ moved_at: suspended_at })
    .where('id', '=', moved.id)
    .execute();
  return {
    movedId: moved.id,
    ids: [...locals, ...remotes].map(({ id }) => id),
    inactive: new Set([suspendedAccount.id, suspendedPerson.id, suspendedRemote.id]),
    viewers: [
      ...locals.map(({ viewer }) => viewer),
      ...remotes.map(({ id }) => ({ kind: 'remote-person', personId: id, instanceId: partnerId }) as const),
    ],
  };
};

/** Fills an empty database with a random world that `seed` determines (but for ids). */
export const makeWorld = async (database: Database, seed: number, communities: number): Promise<World> => {
  const build = given(database);
  const home = await build.instance();
  const partner = await build.instance({ isLocal: false });
  const people = await makePeople(database, partner.id);
  const made = new Maker(new RandomSource(seed), people.ids, [home.id, partner.id]);
  const modes = Object.keys(visibilityTable) as (keyof typeof visibilityTable)[];
  for (let index = 0; index < communities; index += 1)
    made.addCommunity(modes[index % modes.length] ?? 'public');
  await write(database, made);
  const standingOf = (viewer: Viewer, communityId: string) => {
    const isTheirs = (row: Stored<object>): boolean =>
      row.communityId === communityId && row.personId === personOf(viewer);
    const ban = made.bans.find(isTheirs);
    return standingAt(made.now, {
      membership: made.memberships.find(isTheirs) ?? null,
      ban: ban === undefined ? null : { endsAt: ban.endsAt },
      active: !people.inactive.has(personOf(viewer) ?? ''),
      hasMoved: personOf(viewer) === people.movedId,
    });
  };
  const factsOf = new Map(made.communities.map((community) => [community.id, community]));
  return {
    now: made.now,
    viewers: [anonymous, { kind: 'remote-instance', instanceId: partner.id }, ...people.viewers],
    communities: made.communities,
    threads: made.threads,
    posts: made.posts,
    placeFor: (viewer, communityId) => {
      const community = factsOf.get(communityId);
      if (community === undefined) throw new Error('No such community.');
      return { viewer, community, standing: standingOf(viewer, communityId) };
    },
  };
};
