import { canRead } from './community.policy.js';
import { may, type Place } from './place.js';

/** May report what they read here; people who were banned do nothing. Other servers report for people whom they do not name. */
export const canReport = (place: Place): boolean =>
  place.viewer.kind !== 'anonymous' && place.standing.ban === null && canRead(place);

/** May see and decide reports as one of the community's own people. */
export const canReviewReports = (place: Place): boolean => may(place, 'review-reports');

/**
 * May see and decide one report from here, and the reported post itself, nothing around it: the community's own
 * people; the hosting instance's administrators; its moderators where they read anyway.
 */
export const canReviewReport = (place: Place): boolean => {
  const { viewer, community, standing } = place;
  if (!standing.active || community.deletedAt !== null) return false;
  if (canReviewReports(place)) return true;
  if (viewer.kind !== 'account' || viewer.instanceId !== community.instanceId) return false;
  return viewer.role === 'admin' || (viewer.role === 'moderator' && canRead(place));
};

/**
 * May take a post down after a report was upheld. Wider than `canDeletePost`, because administrators answer for
 * what their instance publishes.
 */
export const canTakeDown = (place: Place): boolean => canReviewReport(place);
