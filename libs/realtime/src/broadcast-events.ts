import type { Committed } from '#libs/database';

import type { Emitter } from './emitter.js';
import { rooms } from './rooms.js';
import { accountFrameOf, hintOf, threadFrameOf } from './stream-frames.js';

const HINTED = new Set([
  'post.added',
  'post.deleted',
  'post.restored',
  'thread.changed',
  'thread.deleted',
  'thread.restored',
]);

/** Sends committed stream events to their rooms. */
export const broadcastEvents = (emitter: Emitter, { threadEvents, accountEvents }: Committed): void => {
  for (const event of threadEvents) {
    emitter.emit(rooms.thread(event.threadId), 'thread', threadFrameOf(event));
    if (HINTED.has(event.kind)) emitter.emit(rooms.community(event.communityId), 'community', hintOf(event));
  }
  for (const event of accountEvents) emitter.emit(rooms.person(event.personId), 'me', accountFrameOf(event));
};
