import { z } from 'zod';

import { LIMITS } from '#libs/kernel';

import { visibility } from './community-views.js';
import { organisation, personCard, personLink } from './person-card.js';
import { id, instant, language, text } from './primitives.js';

const count = z.number().int().min(0);

/** The agreed reactions, in the order in which they are shown. */
export const reactionKinds = ['like', 'thanks', 'celebrate', 'insightful', 'support', 'question'] as const;
export const reactionKind = z.enum(reactionKinds);

export const threadKind = z.enum(['discussion', 'question']);

/** The community that a thread belongs to, as far as a list of threads shows it. */
export const threadCommunity = z.object({
  id,
  name: z.string(),
  title: z.string(),
  visibility,
  imageFileId: id.nullable(),
  isArchived: z.boolean(),
  organisation,
});

/** A file that belongs to a post; its bytes come from the files area under `id`. */
export const attachmentView = z.object({
  id,
  fileName: z.string(),
  mediaType: z.string(),
  size: count,
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  alt: z.string(),
});

/** Who deleted a post or a thread: its author, or somebody who looks after the community. */
export const deletion = z.object({ at: instant, by: z.enum(['author', 'moderator']) });

const reactionCount = z.object({ kind: reactionKind, count });

/**
 * That the server of a community elsewhere has not shown that it has a post which was written here: it has not answered yet,
 * could not be reached for a day, or refused it, `because` of what it said. `since` is when that began.
 */
export const unconfirmed = z.object({
  state: z.enum(['waiting', 'undelivered', 'refused']),
  host: z.string(),
  since: instant,
  because: z.string(),
});

/**
 * A post as everybody who may read it sees it; nothing in it depends on the reader. Deleted posts are empty. Members edit
 * a wiki together; `editedBy` wrote its present words, `null` where they are the first ones, or where only the server of
 * a community elsewhere knows who it was.
 */
export const postContent = z.object({
  id,
  threadId: id,
  communityId: id,
  number: z.number().int().min(1),
  version: z.number().int().min(1),
  author: personCard,
  html: z.string(),
  language,
  createdAt: instant,
  editedAt: instant.nullable(),
  editedBy: personLink.nullable(),
  isWiki: z.boolean(),
  deleted: deletion.nullable(),
  replyTo: z.object({ postId: id, number: z.number().int(), author: personLink }).nullable(),
  reactions: z.array(reactionCount),
  attachments: z.array(attachmentView),
  unconfirmed: unconfirmed.nullable(),
});

/** What the reader may do with one post. */
export const postPermissions = z.object({
  canEdit: z.boolean(),
  canSetWiki: z.boolean(),
  canDelete: z.boolean(),
  canRestore: z.boolean(),
  canSeeHistory: z.boolean(),
  canReact: z.boolean(),
  canAccept: z.boolean(),
  canReport: z.boolean(),
});

/** A post for one reader. */
export const postView = postContent.extend({
  reactions: z.array(reactionCount.extend({ mine: z.boolean() })),
  permissions: postPermissions,
});

/** What may change about a thread as a whole. Only those who may restore it are shown a deleted one. */
export const threadState = z.object({
  id,
  communityId: id,
  title: z.string(),
  slug: z.string(),
  kind: threadKind,
  language,
  author: personCard,
  postCount: count,
  createdAt: instant,
  lastPostAt: instant,
  pinnedAt: instant.nullable(),
  lockedAt: instant.nullable(),
  deleted: deletion.nullable(),
  acceptedPostId: id.nullable(),
  /** The video that this thread is about. */
  videoId: id.nullable(),
  /** The event that this thread is about. */
  eventId: id.nullable(),
});

/**
 * A thread in a list. `readThrough` is the number of the last post that the reader has read; `unread` counts the
 * posts after it (`null` where nothing is tracked for the reader: signed out, or not a member and never opened).
 */
export const threadSummary = threadState.extend({
  community: threadCommunity,
  lastPost: z.object({ number: z.number().int(), author: personLink, at: instant }),
  readThrough: count,
  unread: count.nullable(),
});

/**
 * What the reader may do in a thread. `ownPosts` and `othersPosts` answer for posts that arrive live, `canEditWikis` for
 * those among them that members edit together; a post that was loaded brings its own answer, which counts.
 */
export const threadPermissions = z.object({
  canReply: z.boolean(),
  canRename: z.boolean(),
  canSetKind: z.boolean(),
  canLock: z.boolean(),
  canPin: z.boolean(),
  canDelete: z.boolean(),
  canRestore: z.boolean(),
  canEditWikis: z.boolean(),
  ownPosts: postPermissions,
  othersPosts: postPermissions,
});

/**
 * Unsent writing. `place` is `community:<id>` (a new thread), `thread:<id>` (a reply), `post:<id>` (an edit) or
 * `publication:<id>` (an article);
 * `revision` rises by one with each save.
 */
/** What a draft of an event holds beside its title and agenda, as it was typed. */
export const eventDraft = z.strictObject({
  startsAt: text({ most: 40 }),
  endsAt: text({ most: 40 }),
  timeZone: text({ most: 64 }),
  place: text({ most: LIMITS.events.place }),
  link: text({ most: LIMITS.events.link }),
  language,
});

export const draftView = z.object({
  place: z.string(),
  title: z.string(),
  markdown: z.string(),
  replyToId: id.nullable(),
  /** The version of the post that these words change; `null` for new words. */
  madeFrom: z.number().int().nullable(),
  event: eventDraft.nullable().describe('the other fields of an event'),
  revision: z.number().int().min(1),
  updatedAt: instant,
});

/** A draft in the reader's list, with where it would go; `null` where that place can no longer be read. */
export const draftSummary = draftView.extend({
  community: threadCommunity.nullable(),
  thread: z.object({ id, title: z.string(), slug: z.string() }).nullable(),
  publicationId: id.nullable().describe('the article that it is for'),
});

/** The reader's own state in a thread. `unread` as in a summary. */
export const myThreadState = z.object({
  readThrough: count,
  unread: count.nullable(),
  isMember: z.boolean(),
  draft: draftView.nullable(),
});

/**
 * What the server that hosts a thread has of it: so many posts, of which `thread.postCount` are here. It said so at
 * `countedAt`; what was written since is counted as well. `isBeingRead` while the others are asked for.
 */
export const threadHome = z.object({ postCount: count, countedAt: instant, isBeingRead: z.boolean() });

/**
 * Part of a thread. Posts have the numbers 1 to `thread.postCount` without gaps and stand in that order;
 * `acceptedPost` is present also when it lies outside the part. `seq` is the number of the last event in the
 * thread's stream that this answer includes: catch up from there.
 */
export const threadPage = z.object({
  thread: threadState,
  community: threadCommunity,
  posts: z.array(postView),
  acceptedPost: postView.nullable(),
  hasEarlier: z.boolean(),
  hasLater: z.boolean(),
  permissions: threadPermissions,
  me: myThreadState.nullable(),
  home: threadHome.nullable().describe('null: the community is of this instance, or its home has not said'),
  seq: count,
});

/**
 * How much is unread in one of the reader's communities: threads with something unread, and posts in them.
 * Both stop at 100, which means "100 or more".
 */
export const unreadCount = z.object({ communityId: id, threads: count, posts: count });

/** One wording of a post; `writtenBy` is `null` where only the server of a community elsewhere knows who it was. */
export const postVersionView = z.object({
  version: z.number().int(),
  markdown: z.string(),
  html: z.string(),
  writtenBy: personLink.nullable(),
  writtenAt: instant,
  isCurrent: z.boolean(),
});

/** Who reacted, and how. */
export const reactionView = z.object({ kind: reactionKind, person: personCard, at: instant });

/** Somebody (`@name`, `@name@host`) or a community (`!name`) that may be mentioned here; `handle` is what to write. */
export const mentionSuggestion = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), handle: z.string(), person: personCard }),
  z.object({ kind: z.literal('community'), handle: z.string(), community: threadCommunity }),
]);

export type ReactionName = z.output<typeof reactionKind>;
export type ThreadCommunity = z.output<typeof threadCommunity>;
export type AttachmentView = z.output<typeof attachmentView>;
export type Unconfirmed = z.output<typeof unconfirmed>;
export type PostContent = z.output<typeof postContent>;
export type PostPermissions = z.output<typeof postPermissions>;
export type PostView = z.output<typeof postView>;
export type ThreadState = z.output<typeof threadState>;
export type ThreadSummary = z.output<typeof threadSummary>;
export type ThreadPermissions = z.output<typeof threadPermissions>;
export type ThreadPage = z.output<typeof threadPage>;
export type MyThreadState = z.output<typeof myThreadState>;
export type EventDraft = z.output<typeof eventDraft>;
export type DraftView = z.output<typeof draftView>;
export type DraftSummary = z.output<typeof draftSummary>;
export type UnreadCount = z.output<typeof unreadCount>;
export type PostVersionView = z.output<typeof postVersionView>;
export type ReactionView = z.output<typeof reactionView>;
export type MentionSuggestion = z.output<typeof mentionSuggestion>;
