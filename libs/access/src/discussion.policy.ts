import { personOf } from '#libs/kernel';

import type { PostFacts, RepliedThreadFacts, ThreadFacts } from './community-facts.js';
import { canRead } from './community.policy.js';
import { may, type Place } from './place.js';

const isAuthor = (place: Place, { authorId }: { authorId: string }): boolean =>
  personOf(place.viewer) === authorId;

const readsDeletedBy = (place: Place, made: { authorId: string }): boolean =>
  may(place, 'read-deleted') || (isAuthor(place, made) && place.standing.ban === null);

const readsDeletedThread = (place: Place, thread: ThreadFacts): boolean =>
  may(place, 'read-deleted') ||
  (thread.deletedBy === thread.authorId && isAuthor(place, thread) && place.standing.ban === null);

/** May read the thread; a deleted one is for those who moderate, and for its author who deleted it. */
export const canReadThread = (place: Place, thread: ThreadFacts): boolean =>
  canRead(place) && (thread.deletedAt === null || readsDeletedThread(place, thread));

/** May read what a post says; others see of a deleted post only that it was there. */
export const canReadPost = (place: Place, thread: ThreadFacts, post: PostFacts): boolean =>
  canReadThread(place, thread) && (post.deletedAt === null || readsDeletedBy(place, post));

export const canStartThread = (place: Place): boolean => may(place, 'start-thread');

const takesPart = (place: Place, thread: ThreadFacts): boolean =>
  thread.deletedAt === null && may(place, thread.lockedAt === null ? 'reply' : 'moderate');

/** May reply in some thread of the community. */
export const canReplySomewhere = (place: Place): boolean => may(place, 'reply');

/** May reply in this thread; in a locked one only those who moderate. */
export const canReply = (place: Place, thread: ThreadFacts): boolean => takesPart(place, thread);

/** May react to this post. */
export const canReact = (place: Place, thread: ThreadFacts, post: PostFacts): boolean =>
  post.deletedAt === null && takesPart(place, thread);

/** May change the words of a wiki that somebody else began: whoever may reply there. */
export const canEditWiki = (place: Place, thread: ThreadFacts, post: PostFacts): boolean =>
  post.isWiki && post.deletedAt === null && may(place, 'edit-wiki') && takesPart(place, thread);

/** May change the words of a post: its author, those who edit it together, and in a locked thread only who also moderates. */
export const canEditPost = (place: Place, thread: ThreadFacts, post: PostFacts): boolean =>
  (post.deletedAt === null && isAuthor(place, post) && takesPart(place, thread)) ||
  canEditWiki(place, thread, post);

/**
 * May make a post a wiki, or an ordinary post again. Only one that was written here: the words of others belong to their
 * own server, which would go on showing what they wrote.
 */
export const canSetWiki = (
  place: Place,
  thread: ThreadFacts,
  post: PostFacts & { readonly isOurs: boolean },
): boolean =>
  post.isOurs &&
  post.deletedAt === null &&
  takesPart(place, thread) &&
  (may(place, 'make-wiki') || (isAuthor(place, post) && may(place, 'make-own-wiki')));

/** May delete a post so that a tombstone remains. */
export const canDeletePost = (place: Place, thread: ThreadFacts, post: PostFacts): boolean =>
  post.deletedAt === null &&
  thread.deletedAt === null &&
  (may(place, 'take-down-post') || (isAuthor(place, post) && may(place, 'delete-own-post')));

/** May bring back a deleted post: its author only what they deleted themselves. */
export const canRestorePost = (
  place: Place,
  thread: ThreadFacts,
  post: PostFacts & { readonly deletedBy: string | null },
): boolean =>
  post.deletedAt !== null &&
  thread.deletedAt === null &&
  (may(place, 'moderate') ||
    (isAuthor(place, post) && post.deletedBy === post.authorId && may(place, 'restore-own-post')));

/** May delete a thread as a whole: those who look after the community, and its author until somebody has replied. */
export const canDeleteThread = (place: Place, thread: RepliedThreadFacts): boolean =>
  thread.deletedAt === null &&
  (may(place, 'take-down-thread') ||
    (!thread.othersReplied && isAuthor(place, thread) && may(place, 'delete-own-thread')));

/** May bring back a deleted thread: its author only what they deleted themselves. */
export const canRestoreThread = (place: Place, thread: ThreadFacts): boolean =>
  thread.deletedAt !== null &&
  (may(place, 'moderate') ||
    (isAuthor(place, thread) && thread.deletedBy === thread.authorId && may(place, 'restore-own-thread')));

/** May read the earlier wordings of a post. */
export const canSeeHistory = (place: Place, thread: ThreadFacts, post: PostFacts): boolean =>
  canReadPost(place, thread, post) &&
  (may(place, 'see-history') || (isAuthor(place, post) && place.standing.role !== null));

/** May lock and pin threads. */
export const canModerate = (place: Place): boolean => may(place, 'moderate');

/** May change the title or kind of a thread. */
export const canRenameThread = (place: Place, thread: ThreadFacts): boolean =>
  thread.deletedAt === null &&
  (may(place, 'moderate') ||
    (thread.lockedAt === null && isAuthor(place, thread) && may(place, 'start-thread')));

/** May mark a reply as the answer: whoever asked, and those who host the community. */
export const canAcceptAnswer = (place: Place, thread: ThreadFacts): boolean =>
  thread.deletedAt === null &&
  (may(place, 'accept-answer') ||
    (thread.lockedAt === null && isAuthor(place, thread) && may(place, 'reply')));

/** May have people suggested who may know the answer, and ask them: whoever may accept one. */
export const canAskExperts = (place: Place, thread: ThreadFacts): boolean => canAcceptAnswer(place, thread);
