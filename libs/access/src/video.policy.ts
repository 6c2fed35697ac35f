import { personOf } from '#libs/kernel';

import type { RepliedThreadFacts, ThreadFacts } from './community-facts.js';
import {
  canDeleteThread,
  canModerate,
  canReadThread,
  canRenameThread,
  canStartThread,
} from './discussion.policy.js';
import { may, type Place } from './place.js';

/** What the gate must know of a video: a draft has no thread. */
export interface VideoFacts<Thread extends ThreadFacts = ThreadFacts> {
  readonly authorId: string;
  readonly thread: Thread | null;
}

const isAuthor = (place: Place, { authorId }: VideoFacts): boolean =>
  place.standing.active && personOf(place.viewer) === authorId;

/** May see and play it: a draft is its author's alone, a published video is for whoever reads its thread. */
export const canReadVideo = (place: Place, video: VideoFacts): boolean =>
  video.thread === null ? isAuthor(place, video) : canReadThread(place, video.thread);

/** May put a video into the community. */
export const canCreateVideo = (place: Place): boolean => canStartThread(place);

/** May change the words of a draft; those of a published video are its thread's. */
export const canEditVideo = (place: Place, video: VideoFacts): boolean =>
  video.thread === null && isAuthor(place, video);

/** May change its tags: of a draft its author, of a published video whoever may change the title of its thread. */
export const canTagVideo = (place: Place, video: VideoFacts): boolean =>
  video.thread === null ? isAuthor(place, video) : canRenameThread(place, video.thread);

/** May have a video processed once more. */
export const canRetryVideo = (place: Place, video: VideoFacts): boolean => isAuthor(place, video);

/** May open the thread of a draft. */
export const canPublishVideo = (place: Place, video: VideoFacts): boolean =>
  canEditVideo(place, video) && canStartThread(place);

/** May write and correct its captions: its author, and whoever moderates where it is published. */
export const canCaptionVideo = (place: Place, video: VideoFacts): boolean =>
  isAuthor(place, video) || (video.thread !== null && canReadVideo(place, video) && canModerate(place));

/** May say that it helped, or was used: whoever may react to posts there, and did not make it. */
export const canMarkVideo = (place: Place, video: VideoFacts): boolean =>
  video.thread !== null && video.thread.deletedAt === null && !isAuthor(place, video) && may(place, 'reply');

/** May see how many people watched it: its author, and the hosts of its community. */
export const canSeeVideoNumbers = (place: Place, video: VideoFacts): boolean =>
  video.thread !== null &&
  canReadVideo(place, video) &&
  (isAuthor(place, video) || may(place, 'see-numbers'));

/** May say that it is still correct: its author, and whoever moderates where it is published. */
export const canReviewVideo = (place: Place, video: VideoFacts): boolean =>
  video.thread !== null && video.thread.deletedAt === null && canCaptionVideo(place, video);

/** May put another file in its place: its author, who may still start threads there. */
export const canReplaceVideo = (place: Place, video: VideoFacts): boolean =>
  video.thread !== null && video.thread.deletedAt === null && isAuthor(place, video) && canStartThread(place);

/** May delete it: a draft its author, a published video whoever may delete its thread. */
export const canDeleteVideo = (place: Place, video: VideoFacts<RepliedThreadFacts>): boolean =>
  video.thread === null ? isAuthor(place, video) : canDeleteThread(place, video.thread);
