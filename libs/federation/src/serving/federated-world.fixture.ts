import type { Database, Visibility } from '#libs/database';
import { anonymous, newId, type Viewer } from '#libs/kernel';
import { given, type Given } from '#libs/testing';

/** Every text of the world has its own mark, so that it can be told where it shows. */
export const MARK = /mark[0-9a-f]{32}/g;

/** The mark of what a row says; that of a community's description has another one than its card. */
export const markOf = (id: string, part: 'card' | 'description' = 'card'): string => {
  const hex = id.replaceAll('-', '');
  return `mark${part === 'card' ? hex : [...hex].toReversed().join('')}`;
};

const VISIBILITIES: readonly Visibility[] = ['public', 'unlisted', 'organisation', 'listed', 'hidden'];

export interface WorldThread {
  readonly id: string;
  readonly postIds: readonly string[];
}

export interface WorldCommunity {
  readonly id: string;
  readonly name: string;
  readonly visibility: Visibility;
  readonly isDeleted: boolean;
  readonly threads: readonly WorldThread[];
}

export interface FederatedWorld {
  readonly home: { readonly id: string; readonly host: string };
  readonly communities: readonly WorldCommunity[];
  /** Names of people here: who writes everywhere, who hosts, who is in the hidden community alone, who is nowhere. */
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly viewers: Readonly<Record<string, Viewer>>;
}

interface Author {
  readonly id: string;
  readonly instanceId: string;
  /** What the ids of the author's posts begin with; null for authors here. */
  readonly base: string | null;
}

interface PostParts {
  readonly author: Author;
  readonly replyTo?: number;
  readonly deletedBy?: Author;
}

interface ThreadParts {
  readonly posts: readonly [PostParts, ...PostParts[]];
  readonly deletedBy?: Author;
  readonly pinned?: boolean;
}

const uriOf = ({ base }: Author, id: string): string | null => (base === null ? null : `${base}/p/${id}`);

const shared = (author: Author, id: string, communityId: string) => ({
  id,
  uri: uriOf(author, id),
  instance_id: author.instanceId,
  community_id: communityId,
  author_id: author.id,
  language: 'en' as const,
  created_at: new Date(),
});

const addThread = async (
  { sql }: Database,
  communityId: string,
  parts: ThreadParts,
): Promise<WorldThread> => {
  const thread = { id: newId(), postIds: parts.posts.map(() => newId()) };
  const now = new Date();
  await sql
    .insertInto('thread')
    .values({
      ...shared(parts.posts[0].author, thread.id, communityId),
      kind: 'discussion',
      title: markOf(thread.id),
      post_count: thread.postIds.length,
      root_post_id: thread.postIds[0] ?? '',
      last_post_at: now,
      pinned_at: parts.pinned === true ? now : null,
      deleted_at: parts.deletedBy === undefined ? null : now,
      deleted_by: parts.deletedBy?.id ?? null,
    })
    .execute();
  await sql
    .insertInto('post')
    .values(postRows(thread, communityId, parts))
    .execute();
  return thread;
};

const postRows = ({ id: threadId, postIds }: WorldThread, communityId: string, { posts }: ThreadParts) =>
  posts.map(({ author, replyTo, deletedBy }, index) => {
    const id = postIds[index] ?? '';
    return {
      ...shared(author, id, communityId),
      thread_id: threadId,
      number: index + 1,
      reply_to_id: replyTo === undefined ? null : (postIds[replyTo] ?? null),
      markdown: markOf(id),
      html: `<p>${markOf(id)}</p>`,
      reaction_counts: '{}' as never,
      deleted_at: deletedBy === undefined ? null : new Date(),
      deleted_by: deletedBy?.id ?? null,
    };
  });

interface Cast {
  readonly writer: Author;
  readonly host: Author;
  readonly hidden: Author;
  readonly member: Author;
  readonly moderator: Author;
  readonly banned: Author;
}

/** A thread of people here and elsewhere, with posts that were deleted; a deleted one; one from elsewhere; a pinned one. */
const threadsOf = ({ writer, host, member, moderator }: Cast): ThreadParts[] => [
  {
    posts: [
      { author: writer },
      { author: host, replyTo: 0 },
      { author: member, replyTo: 1 },
      { author: writer, replyTo: 2 },
      { author: writer, deletedBy: writer },
      { author: host, replyTo: 1, deletedBy: moderator },
    ],
  },
  { posts: [{ author: writer }, { author: host }], deletedBy: writer },
  { posts: [{ author: member }, { author: writer, replyTo: 0 }] },
  { posts: [{ author: host }, { author: writer }], pinned: true },
];

interface CommunityParts {
  readonly visibility: Visibility;
  readonly isDeleted: boolean;
}

const addCommunity = async (
  database: Database,
  build: Given,
  cast: Cast,
  { visibility, isDeleted }: CommunityParts,
): Promise<WorldCommunity> => {
  const { id, name } = await build.community({ owner: cast.host, visibility });
  await build.member(id, cast.writer.id);
  if (visibility === 'hidden') await build.member(id, cast.hidden.id, 'facilitator');
  await build.member(id, cast.member.id);
  await build.member(id, cast.moderator.id, 'moderator');
  await build.member(id, cast.banned.id);
  await database.sql
    .insertInto('ban')
    .values({
      id: newId(),
      community_id: id,
      person_id: cast.banned.id,
      reason: '',
      banned_by: cast.host.id,
      created_at: new Date(),
    })
    .execute();
  const threads: WorldThread[] = [];
  for (const parts of threadsOf(cast)) threads.push(await addThread(database, id, parts));
  await database.sql
    .updateTable('community')
    .set({
      title: markOf(id),
      purpose: markOf(id),
      description: markOf(id, 'description'),
      description_html: `<p>${markOf(id, 'description')}</p>`,
      thread_count: 3,
      deleted_at: isDeleted ? new Date() : null,
    })
    .where('id', '=', id)
    .execute();
  return { id, name, visibility, isDeleted, threads };
};

const addRemote = async (
  database: Database,
  build: Given,
  instance: { id: string; host: string },
): Promise<Author> => {
  const { id, name } = await build.remotePerson({ instanceId: instance.id });
  const uri = `https://${instance.host}/u/${name}`;
  await database.sql
    .updateTable('person')
    .set({ uri, display_name: markOf(id) })
    .where('id', '=', id)
    .execute();
  return { id, instanceId: instance.id, base: `https://${instance.host}` };
};

const addLocal = async (database: Database, build: Given): Promise<Author & { name: string }> => {
  const { id, name, viewer } = await build.person();
  await database.sql
    .updateTable('person')
    .set({ display_name: markOf(id), summary_html: markOf(id, 'description') })
    .where('id', '=', id)
    .execute();
  return { id, name, instanceId: viewer.instanceId, base: null };
};

const addCommunities = async (database: Database, build: Given, cast: Cast): Promise<WorldCommunity[]> => {
  const wanted = [
    ...VISIBILITIES.map((visibility) => ({ visibility, isDeleted: false })),
    { visibility: 'public', isDeleted: true } as const,
  ];
  const made: WorldCommunity[] = [];
  for (const parts of wanted) made.push(await addCommunity(database, build, cast, parts));
  return made;
};

interface Seen {
  readonly partner: { readonly id: string };
  readonly stranger: { readonly id: string };
  readonly outsider: Author;
}

const viewersOf = (
  { member, moderator, banned }: Cast,
  { partner, stranger, outsider }: Seen,
): Record<string, Viewer> => {
  const as = ({ id: personId }: Author): Viewer => ({
    kind: 'remote-person',
    personId,
    instanceId: partner.id,
  });
  return {
    anonymous,
    'a stranger server': { kind: 'remote-instance', instanceId: stranger.id },
    'the server of members': { kind: 'remote-instance', instanceId: partner.id },
    'somebody of that server who is no member': as(outsider),
    'a member': as(member),
    'a moderator': as(moderator),
    'somebody banned': as(banned),
  };
};

/** A community of every visibility, and deleted ones, with members, strangers and banned people of other servers. */
export const makeFederatedWorld = async (database: Database): Promise<FederatedWorld> => {
  const build = given(database);
  const home = await build.instance();
  const partner = await build.instance({ isLocal: false });
  const stranger = await build.instance({ isLocal: false });
  const local = () => addLocal(database, build);
  const remote = () => addRemote(database, build, partner);
  const [writer, host, hidden, nowhere] = [await local(), await local(), await local(), await local()];
  const [member, moderator, banned] = [await remote(), await remote(), await remote()];
  const outsider = await remote();
  const cast = { writer, host, hidden, member, moderator, banned };
  return {
    home,
    communities: await addCommunities(database, build, cast),
    people: [writer, host, hidden, nowhere],
    viewers: viewersOf(cast, { partner, stranger, outsider }),
  };
};
