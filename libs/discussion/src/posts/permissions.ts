import {
  canAcceptAnswer,
  canDeletePost,
  canDeleteThread,
  canEditPost,
  canEditWiki,
  canModerate,
  canReact,
  canRenameThread,
  canReply,
  canReport,
  canRestorePost,
  canRestoreThread,
  canSeeHistory,
  canSetWiki,
  type Place,
  type PostFacts,
  type RepliedThreadFacts,
  type ThreadFacts,
} from '#libs/access';
import type { PostPermissions, ThreadPermissions } from '#libs/contracts';
import { personOf } from '#libs/kernel';

/** What decides about one post; `number` 1 opened the thread and answers nothing. */
export interface PostFactsAtHand extends PostFacts {
  /** Written by somebody of this instance. */
  readonly isOurs: boolean;
  readonly deletedBy: string | null;
  readonly number: number;
}

/** Answers every question about a post for the reader of `place`. */
export const postPermissionsOf = (
  place: Place,
  thread: ThreadFacts,
  post: PostFactsAtHand,
): PostPermissions => ({
  canEdit: canEditPost(place, thread, post),
  canSetWiki: canSetWiki(place, thread, post),
  canDelete: canDeletePost(place, thread, post),
  canRestore: canRestorePost(place, thread, post),
  canSeeHistory: canSeeHistory(place, thread, post),
  canReact: canReact(place, thread, post),
  canAccept: post.number > 1 && post.deletedAt === null && canAcceptAnswer(place, thread),
  canReport: personOf(place.viewer) !== post.authorId && post.deletedAt === null && canReport(place),
});

const NOBODY = '00000000-0000-7000-8000-000000000000';

/** Answers for a post of this author that arrives later: what holds while it is up, and whether one may restore it. */
const forArrivals = (place: Place, thread: ThreadFacts, authorId: string): PostPermissions => {
  const arriving = { authorId, deletedAt: null, deletedBy: null, isWiki: false, isOurs: true, number: 2 };
  const takenDown = { ...arriving, deletedAt: new Date(), deletedBy: authorId };
  return {
    ...postPermissionsOf(place, thread, arriving),
    canRestore: canRestorePost(place, thread, takenDown),
  };
};

export const threadPermissionsOf = (place: Place, thread: RepliedThreadFacts): ThreadPermissions => ({
  canReply: canReply(place, thread),
  canRename: canRenameThread(place, thread),
  canSetKind: canRenameThread(place, thread),
  canLock: canModerate(place) && thread.deletedAt === null,
  canPin: canModerate(place) && thread.deletedAt === null,
  canDelete: canDeleteThread(place, thread),
  canRestore: canRestoreThread(place, thread),
  canEditWikis: canEditWiki(place, thread, { authorId: NOBODY, deletedAt: null, isWiki: true }),
  ownPosts: forArrivals(place, thread, personOf(place.viewer) ?? NOBODY),
  othersPosts: forArrivals(place, thread, NOBODY),
});
