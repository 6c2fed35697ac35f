import type { RecordedEvent } from '#libs/kernel';

import type { ActivityType } from '../incoming/documents.js';
import type { Which } from './concerned-post.js';

export type Fact<Kind extends RecordedEvent['kind']> = Extract<RecordedEvent, { kind: Kind }>;

/** Facts that others hear of, each with the activities by which other servers say the same. */
export const TOLD = {
  'thread.opened': ['Create'],
  'thread.changed': ['Update'],
  'thread.deleted': ['Delete'],
  'video.changed': ['Update'],
  'event.changed': ['Update'],
  'event.state-changed': ['Update'],
  'post.added': ['Create'],
  'post.edited': ['Update'],
  'post.wiki-changed': ['Update'],
  'post.deleted': ['Delete'],
  'reaction.added': ['Like', 'Dislike', 'EmojiReact'],
  'reaction.removed': ['Undo'],
} as const satisfies Partial<Record<RecordedEvent['kind'], readonly ActivityType[]>>;

export type ToldKind = keyof typeof TOLD;
export type ToldFact = Fact<ToldKind>;

export const TOLD_KINDS = Object.keys(TOLD) as readonly ToldKind[];

/** Facts about a thread as a whole. */
const OF_THREADS = [
  'thread.changed',
  'thread.deleted',
  'video.changed',
  'event.changed',
  'event.state-changed',
] as const satisfies readonly ToldKind[];

const isOfThread = (event: ToldFact): event is Fact<(typeof OF_THREADS)[number]> =>
  OF_THREADS.some((kind) => kind === event.kind);

/** What a fact is about, and who did it. */
export type Subject = Which & { readonly doerId: string };

export const subjectOf = (event: ToldFact): Subject => {
  if (isOfThread(event)) return { threadId: event.payload.threadId, doerId: event.payload.by };
  const { kind, payload } = event;
  if (kind === 'thread.opened' || kind === 'post.added')
    return { postId: payload.postId, doerId: payload.authorId };
  if (kind === 'post.edited' || kind === 'post.wiki-changed' || kind === 'post.deleted')
    return { postId: payload.postId, doerId: payload.by };
  return { postId: payload.postId, doerId: payload.personId };
};
