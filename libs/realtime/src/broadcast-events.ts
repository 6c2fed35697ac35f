import type { ThreadEventPayloads } from '#libs/contracts';
import type { Committed, ThreadStreamEvent } from '#libs/database';

import type { Emitter } from './emitter.js';
import { rooms } from './rooms.js';
import { accountFrameOf, hintOf, threadFrameOf } from './stream-frames.js';

const HINTED = new Set([
  'post.deleted',
  'post.restored',
  'thread.changed',
  'thread.deleted',
  'thread.restored',
]);

const NEWS_MS = 86_400_000;

/**
 * Whether those who look at the community are told. What was written long ago and came only now, from another server, is
 * in its thread, and makes no stir.
 */
export const isNews = ({ kind, payload, at }: ThreadStreamEvent): boolean => {
  if (kind !== 'post.added') return HINTED.has(kind);
  const { post } = payload as ThreadEventPayloads['post.added'];
  return at.getTime() - Date.parse(post.createdAt) < NEWS_MS;
};

/** Sends committed stream events to their rooms. */
export const broadcastEvents = (
  emitter: Emitter,
  { threadEvents, accountEvents, domainEvents }: Committed,
): void => {
  for (const event of threadEvents) {
    emitter.emit(rooms.thread(event.threadId), 'thread', threadFrameOf(event));
    if (isNews(event)) emitter.emit(rooms.community(event.communityId), 'community', hintOf(event));
  }
  for (const event of accountEvents) emitter.emit(rooms.person(event.personId), 'me', accountFrameOf(event));
  for (const { kind, payload } of domainEvents) {
    if (!kind.startsWith('publication.')) continue;
    const { publicationId } = payload as { publicationId: string };
    emitter.emit(rooms.publication(publicationId), 'publication', { publicationId });
  }
};
