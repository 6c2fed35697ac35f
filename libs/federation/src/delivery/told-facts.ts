import type { RecordedEvent } from '#libs/kernel';

import type { ActivityType } from '../incoming/documents.js';
import type { Which } from './concerned-post.js';

export type Fact<Kind extends RecordedEvent['kind']> = Extract<RecordedEvent, { kind: Kind }>;

/** Facts that others hear of, each with the activities by which other servers say the same. */
export const TOLD = {
  'thread.opened': ['Create'],
  'thread.changed': ['Update'],
  'thread.deleted': ['Delete'],
  'post.added': ['Create'],
  'post.edited': ['Update'],
  'post.deleted': ['Delete'],
  'reaction.added': ['Like', 'Dislike', 'EmojiReact'],
  'reaction.removed': ['Undo'],
} as const satisfies Partial<Record<RecordedEvent['kind'], readonly ActivityType[]>>;

export type ToldKind = keyof typeof TOLD;
export type ToldFact = Fact<ToldKind>;

export const TOLD_KINDS = Object.keys(TOLD) as readonly ToldKind[];

/** What a fact is about, and who did it. */
export type Subject = Which & { readonly doerId: string };

export const subjectOf = (event: ToldFact): Subject => {
  switch (event.kind) {
    case 'thread.opened':
    case 'post.added':
      return { postId: event.payload.postId, doerId: event.payload.authorId };
    case 'post.edited':
    case 'post.deleted':
      return { postId: event.payload.postId, doerId: event.payload.by };
    case 'thread.changed':
    case 'thread.deleted':
      return { threadId: event.payload.threadId, doerId: event.payload.by };
    case 'reaction.added':
    case 'reaction.removed':
      return { postId: event.payload.postId, doerId: event.payload.personId };
  }
};
