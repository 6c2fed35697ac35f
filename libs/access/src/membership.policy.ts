import type { CommunityRole } from '#libs/database';
import { personOf } from '#libs/kernel';

import { canSeeCard } from './community.policy.js';
import { outranks, ranking, roleMay, type CommunityAction } from './permission-table.js';
import { isDecidedHere, may, type Place } from './place.js';

type InvitableRole = Exclude<CommunityRole, 'owner'>;

/** Whether an e-mail domain falls under a rule: `leeds.gov.uk` itself, or with `*.gov.uk` any domain below `gov.uk`. */
export const domainMatches = (rule: string, domain: string): boolean =>
  domain !== '' && (rule.startsWith('*.') ? domain.endsWith(rule.slice(1)) : domain === rule);

const mightEnter = (place: Place): boolean =>
  personOf(place.viewer) !== null &&
  canSeeCard(place) &&
  place.standing.role === null &&
  !place.standing.hasMoved &&
  place.standing.ban === null &&
  place.community.archivedAt === null;

/** May become a member at once, without anyone's help. Nobody here knows the e-mail address of people elsewhere. */
export const canJoin = (place: Place): boolean => {
  if (!mightEnter(place)) return false;
  const { viewer, community } = place;
  if (community.joinPolicy !== 'domain') return community.joinPolicy === 'open';
  return (
    viewer.kind === 'account' && community.joinDomains.some((rule) => domainMatches(rule, viewer.emailDomain))
  );
};

/** May ask to be let in. */
export const canRequestToJoin = (place: Place): boolean =>
  mightEnter(place) && place.community.joinPolicy === 'request';

/** May leave (the last owner may not; that needs a look at the others). */
export const canLeave = ({ community, standing }: Place): boolean =>
  community.deletedAt === null && standing.active && standing.role !== null;

/** Roles that the viewer may give to somebody they invite, highest first. */
export const invitableRoles = (place: Place): InvitableRole[] => {
  const { role } = place.standing;
  if (role !== null && may(place, 'invite')) {
    return ranking.filter((given): given is InvitableRole => given !== 'owner' && outranks(role, given));
  }
  return may(place, 'invite-when-open') && place.community.joinPolicy === 'open' ? ['member'] : [];
};

export const canInvite = (place: Place): boolean => invitableRoles(place).length > 0;

/** May also invite people who have no account here; that opens the instance's door to them. */
export const canInviteByEmail = (place: Place): boolean => may(place, 'invite');

const hasRoleFor = (place: Place, action: CommunityAction): boolean =>
  place.standing.active &&
  place.community.deletedAt === null &&
  isDecidedHere(place, action) &&
  roleMay(place.standing.role, action, false);

/** May see the invitations that the community sent, and take them back; also when it is archived. */
export const canSeeInvitations = (place: Place): boolean => hasRoleFor(place, 'invite');

/** May see requests to join; also when the community is archived. */
export const canSeeRequests = (place: Place): boolean => hasRoleFor(place, 'decide-requests');

export const canDecideRequests = (place: Place): boolean => may(place, 'decide-requests');

/** May see how the community fares: who is new or quiet, and what waits. */
export const canSeePanel = (place: Place): boolean => may(place, 'see-panel');

/** May say what of the checklist is done, and who was welcomed. */
export const canTickChecklist = (place: Place): boolean => may(place, 'tick-checklist');

/** May see bans, and ban or remove somebody at all. */
export const canSeeBans = (place: Place): boolean => may(place, 'ban');

/** May ban a person of this role (`null`: not a member). */
export const canBan = (place: Place, target: CommunityRole | null): boolean =>
  may(place, 'ban') &&
  place.standing.role !== null &&
  (target === null || outranks(place.standing.role, target));

/** May end the membership of a person of this role. */
export const canRemoveMember = (place: Place, target: CommunityRole): boolean => canBan(place, target);

/** Whether a person of role `actor` may turn a `from` into a `to`: owners all, others strictly below themselves. */
export const mayTurn = (actor: CommunityRole, from: CommunityRole, to: CommunityRole): boolean =>
  actor === 'owner' || (outranks(actor, from) && outranks(actor, to));

export const canChangeRole = (place: Place, from: CommunityRole, to: CommunityRole): boolean =>
  may(place, 'change-roles') && place.standing.role !== null && mayTurn(place.standing.role, from, to);

/** Roles that the viewer may give to a member who has `from` now, highest first; empty when none. */
export const assignableRoles = (place: Place, from: CommunityRole): CommunityRole[] =>
  ranking.filter((to) => canChangeRole(place, from, to));

/** May change roles at all. */
export const canChangeRoles = (place: Place): boolean => may(place, 'change-roles');
