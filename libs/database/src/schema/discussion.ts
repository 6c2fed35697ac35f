import { defineEntity, p } from '@mikro-orm/postgresql';

export type ReactionKind = 'like' | 'thanks' | 'celebrate' | 'insightful' | 'support' | 'question';

/**
 * A conversation in a community. `seq` numbers its events; `postCount` is the highest post number. A deleted thread
 * keeps its row, its posts and its address, and can be restored.
 */
export const Thread = defineEntity({
  name: 'Thread',
  tableName: 'thread',
  properties: {
    id: p.uuid().primary(),
    uri: p.text().nullable(),
    url: p.text().nullable(),
    instanceId: p.uuid(),
    communityId: p.uuid(),
    authorId: p.uuid(),
    kind: p.text().$type<'discussion' | 'question'>(),
    title: p.text(),
    language: p.text().$type<'en' | 'cy'>(),
    seq: p.bigint('number').default(0),
    postCount: p.integer().default(0),
    rootPostId: p.uuid(),
    acceptedPostId: p.uuid().nullable(),
    createdAt: p.datetime(),
    lastPostAt: p.datetime(),
    pinnedAt: p.datetime().nullable(),
    lockedAt: p.datetime().nullable(),
    deletedAt: p.datetime().nullable(),
    deletedBy: p.uuid().nullable(),
  },
});

/**
 * What the server that hosts a thread's community said of it when it was last asked: how many posts there are. At
 * `countedAt`, when it said so, `countedThrough` was the number of the last post here. `isBeingRead` while those that are
 * not here are asked for.
 */
export const ThreadHome = defineEntity({
  name: 'ThreadHome',
  tableName: 'thread_home',
  properties: {
    threadId: p.uuid().primary(),
    askedAt: p.datetime(),
    postCount: p.integer().nullable(),
    countedThrough: p.integer().nullable(),
    countedAt: p.datetime().nullable(),
    isBeingRead: p.boolean(),
  },
});

/**
 * One contribution; number 1 opens the thread. A deleted post keeps its place and its versions. Members edit a wiki
 * together; `editedBy` wrote the present words, where that was not the author.
 */
export const Post = defineEntity({
  name: 'Post',
  tableName: 'post',
  properties: {
    id: p.uuid().primary(),
    uri: p.text().nullable(),
    url: p.text().nullable(),
    instanceId: p.uuid(),
    threadId: p.uuid(),
    communityId: p.uuid(),
    authorId: p.uuid(),
    number: p.integer(),
    replyToId: p.uuid().nullable(),
    markdown: p.text(),
    html: p.text(),
    language: p.text().$type<'en' | 'cy'>(),
    version: p.integer().default(1),
    reactionCounts: p.json<Partial<Record<ReactionKind, number>>>(),
    createdAt: p.datetime(),
    editedAt: p.datetime().nullable(),
    editedBy: p.uuid().nullable(),
    isWiki: p.boolean().default(false),
    deletedAt: p.datetime().nullable(),
    deletedBy: p.uuid().nullable(),
  },
});

export type UnconfirmedState = 'waiting' | 'undelivered' | 'refused';

/**
 * A post of somebody here in a community elsewhere, whose server has not shown yet that it has it. `since` is when the
 * state began; `because` is what that server answered.
 */
export const UnconfirmedPost = defineEntity({
  name: 'UnconfirmedPost',
  tableName: 'unconfirmed_post',
  properties: {
    postId: p.uuid().primary(),
    state: p.text().$type<UnconfirmedState>().default('waiting'),
    since: p.datetime(),
    because: p.text().default(''),
  },
});

/** An earlier wording of a post; who wrote that of a wiki elsewhere is known to its own server alone. */
export const PostVersion = defineEntity({
  name: 'PostVersion',
  tableName: 'post_version',
  properties: {
    postId: p.uuid().primary(),
    version: p.integer().primary(),
    markdown: p.text(),
    html: p.text(),
    writtenBy: p.uuid().nullable(),
    writtenAt: p.datetime(),
  },
});

/** A person or community named in a post, as a reference and not as text. */
export const Mention = defineEntity({
  name: 'Mention',
  tableName: 'mention',
  properties: {
    postId: p.uuid().primary(),
    targetId: p.uuid().primary(),
    targetKind: p.text().$type<'person' | 'community'>(),
  },
});

export const Reaction = defineEntity({
  name: 'Reaction',
  tableName: 'reaction',
  properties: {
    postId: p.uuid().primary(),
    personId: p.uuid().primary(),
    kind: p.text().$type<ReactionKind>().primary(),
    createdAt: p.datetime(),
  },
});

/** What a draft of an event holds beside its title and agenda; times as clocks show them, none of it checked yet. */
export interface EventDraftFields {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly timeZone: string;
  readonly place: string;
  readonly link: string;
  readonly language: 'en' | 'cy';
}

/** Unsent writing, one per person and place (`place`: its kind and an id, such as `thread:<id>`). */
export const Draft = defineEntity({
  name: 'Draft',
  tableName: 'draft',
  properties: {
    personId: p.uuid().primary(),
    place: p.text().primary(),
    title: p.text(),
    markdown: p.text(),
    replyToId: p.uuid().nullable(),
    madeFrom: p.integer().nullable(),
    event: p.json<EventDraftFields>().nullable(),
    revision: p.integer(),
    updatedAt: p.datetime(),
  },
});

/** How far a person has read a thread: every post up to number `readThrough`. */
export const ReadPosition = defineEntity({
  name: 'ReadPosition',
  tableName: 'read_position',
  properties: {
    personId: p.uuid().primary(),
    threadId: p.uuid().primary(),
    communityId: p.uuid(),
    readThrough: p.integer(),
    updatedAt: p.datetime(),
  },
});

/** What happened in a thread, numbered without gaps. */
export const ThreadEvent = defineEntity({
  name: 'ThreadEvent',
  tableName: 'thread_event',
  properties: {
    threadId: p.uuid().primary(),
    seq: p.bigint('number').primary(),
    communityId: p.uuid(),
    kind: p.text(),
    payload: p.json<unknown>(),
    createdAt: p.datetime(),
  },
});
