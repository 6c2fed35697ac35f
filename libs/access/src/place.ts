import type { CommunityRole } from '#libs/database';
import type { Viewer } from '#libs/kernel';

import type { BanFacts, CommunityFacts, MembershipFacts } from './community-facts.js';
import { isLeftToMoved, permissionTable, roleMay, type CommunityAction } from './permission-table.js';

/** How a viewer stands to a community at one moment: what has expired or was lifted no longer counts. */
export interface Standing {
  /** `null`: not a member, or banned. */
  readonly role: CommunityRole | null;
  readonly expiresAt: Date | null;
  readonly ban: BanFacts | null;
  /** False for suspended and closed accounts: they are no viewers at all. */
  readonly active: boolean;
  /** The account has moved to another server, and takes part there. */
  readonly hasMoved: boolean;
}

/** A community as one viewer stands to it; every policy answers from this alone. */
export interface Place {
  readonly viewer: Viewer;
  readonly community: CommunityFacts;
  readonly standing: Standing;
}

interface StoredStanding {
  readonly membership: MembershipFacts | null;
  readonly ban: BanFacts | null;
  readonly active: boolean;
  readonly hasMoved: boolean;
}

/** Works out a standing from what is stored. A ban outweighs a membership. */
export const standingAt = (now: Date, { membership, ban, active, hasMoved }: StoredStanding): Standing => {
  const inForce = ban !== null && (ban.endsAt === null || ban.endsAt > now) ? ban : null;
  const counts = membership !== null && (membership.expiresAt === null || membership.expiresAt > now);
  if (!active || !counts || inForce !== null)
    return { role: null, expiresAt: null, ban: inForce, active, hasMoved };
  return { role: membership.role, expiresAt: membership.expiresAt, ban: null, active, hasMoved };
};

/** Whether something may be done at all from where the viewer is: the server of a community decides who belongs to it and what it is. */
export const isDecidedHere = ({ viewer, community }: Place, action: CommunityAction): boolean =>
  permissionTable[action].elsewhere ||
  viewer.kind !== 'account' ||
  viewer.instanceId === community.instanceId;

/** Whether the permission table lets the viewer's role do this here and now. */
export const may = (place: Place, action: CommunityAction): boolean =>
  place.standing.active &&
  (!place.standing.hasMoved || isLeftToMoved(action)) &&
  place.community.deletedAt === null &&
  isDecidedHere(place, action) &&
  roleMay(place.standing.role, action, place.community.archivedAt !== null);
