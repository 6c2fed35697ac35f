import { z } from 'zod';

import {
  accountFrame,
  communityHint,
  presenceFrame,
  publicationHint,
  threadFrame,
  typingFrame,
} from './live.js';
import { id } from './primitives.js';

/** Path of the socket.io endpoint. */
export const SOCKET_PATH = '/live';

const after = z
  .number()
  .int()
  .min(0)
  .nullable()
  .describe('Number of the last event received; null when the stream was just loaded by other means');

/** What a client may send, by event name; each is acknowledged. */
export const socketRequests = {
  'follow-thread': z.strictObject({ threadId: id, after }),
  'leave-thread': z.strictObject({ threadId: id }),
  'follow-community': z.strictObject({ communityId: id }),
  'leave-community': z.strictObject({ communityId: id }),
  'follow-publication': z.strictObject({ publicationId: id }),
  'leave-publication': z.strictObject({ publicationId: id }),
  'follow-me': z.strictObject({ after }),
  typing: z.strictObject({ threadId: id, on: z.boolean() }),
} as const;

export type SocketRequests = { [K in keyof typeof socketRequests]: z.output<(typeof socketRequests)[K]> };
export type SocketRequestName = keyof SocketRequests;

/** Why a request was refused; the same codes and sentences as over HTTP. */
export const socketProblem = z.object({
  code: z.string(),
  detail: z.string(),
  fields: z.array(z.object({ path: z.string(), code: z.string(), detail: z.string() })).optional(),
});

/**
 * The acknowledgement. `seq` and `missed` answer the follow requests; ask by HTTP when `more` is true: there is more than
 * fits, or what was missed is no longer kept.
 */
export const socketAnswer = z.union([
  z.object({
    ok: z.literal(true),
    seq: z.number().int().optional(),
    missed: z.array(z.union([threadFrame, accountFrame])).optional(),
    more: z.boolean().optional(),
  }),
  z.object({ ok: z.literal(false), problem: socketProblem }),
]);

export type SocketAnswer = z.output<typeof socketAnswer>;

/** What the server sends, by event name. */
export const socketFrames = {
  thread: threadFrame,
  me: accountFrame,
  community: communityHint,
  publication: publicationHint,
  typing: typingFrame,
  presence: presenceFrame,
  /** The reader may no longer follow this; the page should load again and will say why. */
  gone: z.object({
    threadId: id.optional(),
    communityId: id.optional(),
    publicationId: id.optional(),
  }),
  /** Events may have been missed while the server's own links were down: catch up now. */
  resync: z.object({}),
  /** This process is stopping: reconnect, after a random part of `withinMs`. */
  moving: z.object({ withinMs: z.number().int() }),
} as const;

export type SocketFrames = { [K in keyof typeof socketFrames]: z.output<(typeof socketFrames)[K]> };
