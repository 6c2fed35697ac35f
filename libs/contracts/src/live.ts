import { z } from 'zod';

import { communityRole } from './community-views.js';
import { postContent, reactionKind, deletion, threadState, unconfirmed } from './discussion-views.js';
import { personLink } from './person-card.js';
import { id, instant } from './primitives.js';
import { videoProgress } from './video-views.js';

const count = z.number().int().min(0);
const seq = z.number().int().min(1);

/** Payloads of a thread's stream, by kind. Applying one to the state before it gives what a fresh load would show. */
export const threadEventPayloads = {
  'post.added': z.object({ post: postContent, lastPostAt: instant }),
  'post.edited': z.object({ post: postContent }),
  'post.deleted': z.object({ postId: id, number: z.number().int(), deleted: deletion }),
  'post.restored': z.object({ post: postContent }),
  'reactions.changed': z.object({
    postId: id,
    number: z.number().int(),
    reactions: z.array(z.object({ kind: reactionKind, count })),
    changed: z.object({ personId: id, kind: reactionKind, on: z.boolean() }),
  }),
  'confirmation.changed': z.object({
    postId: id,
    number: z.number().int(),
    unconfirmed: unconfirmed.nullable(),
  }),
  'thread.changed': z.object({ thread: threadState }),
  'thread.deleted': z.object({ deleted: deletion }),
  'thread.restored': z.object({ thread: threadState }),
  'video.worth': z.object({
    videoId: id,
    helpful: count,
    used: count,
    note: z.object({ postId: id, on: z.boolean() }).nullable(),
  }),
  'event.changed': z
    .object({ eventId: id })
    .describe('read the event again: more than its words may have changed'),
} as const;

/** Payloads of a person's own stream, by kind. */
export const accountEventPayloads = {
  'read.moved': z.object({
    threadId: id.nullable().describe('null: everything in the community, or everywhere, was marked as read'),
    communityId: id.nullable(),
    readThrough: count,
    unread: count,
  }),
  'notification.changed': z.object({ unread: count, notificationId: id.nullable() }),
  'membership.changed': z.object({
    communityId: id,
    role: communityRole.nullable(),
  }),
  'draft.changed': z.object({
    place: z.string(),
    revision: count.describe('0: the draft is gone'),
  }),
  'video.changed': videoProgress,
} as const;

type PayloadsOf<S extends Record<string, z.ZodType>> = { [K in keyof S]: z.output<S[K]> };

export type ThreadEventPayloads = PayloadsOf<typeof threadEventPayloads>;
export type AccountEventPayloads = PayloadsOf<typeof accountEventPayloads>;
export type ThreadEventKind = keyof ThreadEventPayloads;
export type AccountEventKind = keyof AccountEventPayloads;

const threadFrameOf = <K extends ThreadEventKind>(kind: K) =>
  z.object({
    kind: z.literal(kind),
    threadId: id,
    communityId: id,
    seq,
    at: instant,
    payload: threadEventPayloads[kind],
  });

const accountFrameOf = <K extends AccountEventKind>(kind: K) =>
  z.object({ kind: z.literal(kind), seq, at: instant, payload: accountEventPayloads[kind] });

/** One event of a thread's stream, the same over the socket and by catch-up. Numbers rise by one, without gaps. */
export const threadFrame = z.discriminatedUnion('kind', [
  threadFrameOf('post.added'),
  threadFrameOf('post.edited'),
  threadFrameOf('post.deleted'),
  threadFrameOf('post.restored'),
  threadFrameOf('reactions.changed'),
  threadFrameOf('confirmation.changed'),
  threadFrameOf('thread.changed'),
  threadFrameOf('thread.deleted'),
  threadFrameOf('thread.restored'),
  threadFrameOf('video.worth'),
  threadFrameOf('event.changed'),
]);

/** One event of the reader's own stream. */
export const accountFrame = z.discriminatedUnion('kind', [
  accountFrameOf('read.moved'),
  accountFrameOf('notification.changed'),
  accountFrameOf('membership.changed'),
  accountFrameOf('draft.changed'),
  accountFrameOf('video.changed'),
]);

/** A hint to those who look at a community: this thread is now at `seq`. Hints may repeat or be missed. */
export const communityHint = z.object({ communityId: id, threadId: id, seq: count, kind: z.string() });

/** A hint to those who look at an article or a status: something about it has changed. As with communities. */
export const publicationHint = z.object({ publicationId: id });

/** Who is writing in a thread just now; sent on change, and ends by itself after 6 seconds. */
export const typingFrame = z.object({ threadId: id, people: z.array(personLink) });

/** Who has a thread open just now, without those who do not wish to be seen: a few of them, and how many in all. */
export const presenceFrame = z.object({ threadId: id, people: z.array(personLink), count });

const tooOld = z
  .boolean()
  .describe(
    'what follows `after` is no longer kept: load the present state afresh and go on from its number',
  );

/**
 * What follows `after` in a stream. `seq` is the number of the stream's last event; when `more` is true,
 * ask again after the last one received. With `tooOld` there are no events.
 */
export const threadCatchUp = z.object({
  events: z.array(threadFrame),
  seq: count,
  more: z.boolean(),
  tooOld,
});
export const accountCatchUp = z.object({
  events: z.array(accountFrame),
  seq: count,
  more: z.boolean(),
  tooOld,
});

export type ThreadFrame = z.output<typeof threadFrame>;
export type AccountFrame = z.output<typeof accountFrame>;
export type CommunityHint = z.output<typeof communityHint>;
export type TypingFrame = z.output<typeof typingFrame>;
export type PresenceFrame = z.output<typeof presenceFrame>;
/** A few people, and how many there are in all. */
export type Present = Omit<PresenceFrame, 'threadId'>;
export type ThreadCatchUp = z.output<typeof threadCatchUp>;
export type AccountCatchUp = z.output<typeof accountCatchUp>;
