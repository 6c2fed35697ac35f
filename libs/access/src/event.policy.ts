import type { ThreadFacts } from './community-facts.js';
import { canRenameThread } from './discussion.policy.js';
import { isDecidedHere, may, type Place } from './place.js';

/** May plan an event in the community. Who reads it is who reads its thread. */
export const canPlanEvent = (place: Place): boolean => may(place, 'plan-event');

/**
 * May change its facts and cancel it: whoever may change the title of its thread. One that came from another server is
 * changed there.
 */
export const canEditEvent = (place: Place, thread: ThreadFacts, isElsewhere: boolean): boolean =>
  !isElsewhere && isDecidedHere(place, 'plan-event') && canRenameThread(place, thread);

/** May say whether they come: whoever takes part in the community, also where the thread takes no more posts. */
export const canAnswerEvent = (place: Place, thread: ThreadFacts): boolean =>
  thread.deletedAt === null && may(place, 'reply');
