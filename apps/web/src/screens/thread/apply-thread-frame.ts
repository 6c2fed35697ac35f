import type {
  PostContent,
  PostView,
  ThreadEventPayloads,
  ThreadFrame,
  ThreadPage,
  ThreadState,
} from '#libs/contracts';

type Applier<K extends ThreadFrame['kind']> = (
  page: ThreadPage,
  payload: ThreadEventPayloads[K],
  personId: string | null,
) => ThreadPage;

/** What may be done with a post that is up, as far as the thread as a whole tells. */
const permissionsWhenUp = (
  { permissions: { ownPosts, othersPosts, canEditWikis } }: ThreadPage,
  { author, number, isWiki }: PostContent,
  personId: string | null,
): PostView['permissions'] => {
  const answer = author.id === personId ? ownPosts : othersPosts;
  return {
    ...answer,
    canEdit: answer.canEdit || (isWiki && canEditWikis),
    canSetWiki: answer.canSetWiki && author.organisation.isLocal,
    canRestore: false,
    canAccept: answer.canAccept && number > 1,
  };
};

/** A post as one reader sees it: what they may do is known for the thread as a whole. */
const viewFor = (page: ThreadPage, content: PostContent, personId: string | null): PostView => ({
  ...content,
  reactions: content.reactions.map((reaction) => ({ ...reaction, mine: false })),
  permissions: permissionsWhenUp(page, content, personId),
});

/** What may be done with a post once it is up, or down. */
const permissionsOf = (
  page: ThreadPage,
  post: PostView,
  personId: string | null,
): PostView['permissions'] => {
  if (post.deleted === null) return permissionsWhenUp(page, post, personId);
  const { ownPosts, othersPosts } = page.permissions;
  const answer = post.author.id === personId ? ownPosts : othersPosts;
  const mayRestore = answer.canRestore && (post.deleted.by === 'author' || post.author.id !== personId);
  return {
    canEdit: false,
    canSetWiki: false,
    canDelete: false,
    canRestore: mayRestore,
    canSeeHistory: post.permissions.canSeeHistory,
    canReact: false,
    canAccept: false,
    canReport: false,
  };
};

const changePost = (page: ThreadPage, postId: string, change: (post: PostView) => PostView): ThreadPage => ({
  ...page,
  posts: page.posts.map((post) => (post.id === postId ? change(post) : post)),
  acceptedPost: page.acceptedPost?.id === postId ? change(page.acceptedPost) : page.acceptedPost,
});

/** Once somebody else has replied, only those who look after the community delete the thread. */
const afterReply = ({ thread, permissions }: ThreadPage, post: PostContent): ThreadPage['permissions'] => ({
  ...permissions,
  canDelete: permissions.canDelete && (permissions.canLock || post.author.id === thread.author.id),
});

/** Posts and more of them in the order of their numbers, each once as it was known first. */
const merged = (posts: readonly PostView[], more: readonly PostView[]): PostView[] => {
  const known = new Set(posts.map(({ number }) => number));
  return [...posts, ...more.filter(({ number }) => !known.has(number))].toSorted(
    (a, b) => a.number - b.number,
  );
};

/** What its home has of the thread, with a post that was written after that was asked. */
const homeWith = ({ home, thread }: ThreadPage, post: PostContent): ThreadPage['home'] =>
  home !== null && post.number > thread.postCount && post.createdAt > home.countedAt
    ? { ...home, postCount: home.postCount + 1 }
    : home;

/** With a post in its place, unless it is there or lies outside the part that is loaded. */
const placed = (page: ThreadPage, post: PostView): ThreadPage => {
  const [first, last] = [page.posts[0]?.number ?? 1, page.posts.at(-1)?.number ?? 0];
  const isOutside = post.number < first || (post.number > last && page.hasLater);
  return isOutside ? page : { ...page, posts: merged(page.posts, [post]) };
};

const added: Applier<'post.added'> = (page, { post, lastPostAt }, personId) => {
  const thread: ThreadState = {
    ...page.thread,
    lastPostAt,
    postCount: Math.max(page.thread.postCount, post.number),
  };
  const last = page.posts.at(-1)?.number ?? 0;
  const now = { ...page, thread, home: homeWith(page, post), permissions: afterReply(page, post) };
  if (post.number > last + 1) return { ...now, hasLater: true };
  return placed(now, viewFor(page, post, personId));
};

/** New words keep what the reader has put on the post: their own reactions. */
const reworded =
  (content: PostContent) =>
  (post: PostView): PostView =>
    content.version < post.version
      ? post
      : {
          ...post,
          ...content,
          reactions: content.reactions.map((reaction) => ({
            ...reaction,
            mine: post.reactions.some(({ kind, mine }) => kind === reaction.kind && mine),
          })),
        };

/** Also whether others may edit it may have changed. */
const edited: Applier<'post.edited'> = (page, { post: content }, personId) =>
  changePost(page, content.id, (post) => {
    const now = reworded(content)(post);
    if (now.isWiki === post.isWiki) return now;
    const { canEdit } = permissionsOf(page, now, personId);
    return { ...now, permissions: { ...now.permissions, canEdit } };
  });

const restored: Applier<'post.restored'> = (page, { post: content }, personId) =>
  changePost(page, content.id, (post) => {
    const up = { ...reworded(content)(post), deleted: content.deleted };
    return { ...up, permissions: permissionsOf(page, up, personId) };
  });

const deleted: Applier<'post.deleted'> = (page, { postId, deleted: how }, personId) =>
  changePost(page, postId, (post) => {
    const down: PostView = { ...post, reactions: [], deleted: how };
    const permissions = permissionsOf(page, down, personId);
    // Whoever may bring it back may still see what it says.
    return permissions.canRestore
      ? { ...down, permissions }
      : { ...down, html: '', attachments: [], permissions };
  });

const reacted: Applier<'reactions.changed'> = (page, { postId, reactions, changed }, personId) =>
  changePost(page, postId, (post) => ({
    ...post,
    reactions: reactions.map((reaction) => ({
      ...reaction,
      mine:
        changed.personId === personId && changed.kind === reaction.kind
          ? changed.on
          : post.reactions.some(({ kind, mine }) => kind === reaction.kind && mine),
    })),
  }));

const confirmed: Applier<'confirmation.changed'> = (page, { postId, unconfirmed }) =>
  changePost(page, postId, (post) => ({ ...post, unconfirmed }));

const changed: Applier<'thread.changed'> = (page, { thread }) => ({
  ...page,
  thread: { ...thread, postCount: Math.max(thread.postCount, page.thread.postCount) },
  acceptedPost:
    thread.acceptedPostId === null
      ? null
      : (page.posts.find(({ id }) => id === thread.acceptedPostId) ?? page.acceptedPost),
});

const threadDeleted: Applier<'thread.deleted'> = (page, { deleted: how }) => ({
  ...page,
  thread: { ...page.thread, deleted: how },
  permissions: { ...page.permissions, canReply: false, canDelete: false },
});

const appliers = {
  'post.added': added,
  'post.edited': edited,
  'post.deleted': deleted,
  'post.restored': restored,
  'reactions.changed': reacted,
  'confirmation.changed': confirmed,
  'thread.changed': changed,
  'thread.deleted': threadDeleted,
  'thread.restored': (page, payload, personId) => changed(page, payload, personId),
  // Shown beside the video, not in the thread.
  'video.worth': (page) => page,
  // Read again, and shown above the thread.
  'event.changed': (page) => page,
} as const satisfies { [K in ThreadFrame['kind']]: Applier<K> };

/**
 * What a reader's part of a thread looks like after an event of the thread's stream: the same as a fresh load of
 * that part would show. What the reader may do once the thread is deleted or restored, only a fresh load tells.
 */
export const applyThreadFrame = (
  page: ThreadPage,
  frame: ThreadFrame,
  personId: string | null,
): ThreadPage => ({
  ...(appliers[frame.kind] as Applier<ThreadFrame['kind']>)(page, frame.payload, personId),
  seq: Math.max(page.seq, frame.seq),
});

/** Puts posts that were loaded later before or behind those that are there; the thread as it was told last. */
export const joinPages = (page: ThreadPage, more: ThreadPage): ThreadPage => {
  const posts = merged(page.posts, more.posts);
  const first = posts[0]?.number ?? 1;
  const last = posts.at(-1)?.number ?? 0;
  const postCount = Math.max(page.thread.postCount, more.thread.postCount);
  return {
    ...page,
    thread: { ...page.thread, postCount },
    home: more.home,
    posts,
    hasEarlier: first > 1,
    hasLater: last < postCount,
  };
};

/**
 * Puts one post in the place of its former self, or where it belongs. The answer to my own reply may come ahead of the
 * stream: what others wrote before it takes its place then.
 */
export const putPost = (page: ThreadPage, post: PostView): ThreadPage => {
  const isKnown = [page.acceptedPost, ...page.posts].some((known) => known?.id === post.id);
  if (isKnown) return changePost(page, post.id, () => post);
  const thread = { ...page.thread, postCount: Math.max(page.thread.postCount, post.number) };
  return placed({ ...page, thread, home: homeWith(page, post) }, post);
};
