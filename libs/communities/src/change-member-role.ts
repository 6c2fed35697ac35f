import { Injectable } from '@nestjs/common';

import { canChangeRole, canChangeRoles, canSeeMembers, demand, lockPlace } from '#libs/access';
import type { changeMemberRole, CommunityMember, OperationInput } from '#libs/contracts';
import { Database, type CommunityRole } from '#libs/database';
import { DomainError, notFound, type AccountViewer } from '#libs/kernel';

import {
  changeMembership,
  demandOtherOwner,
  guestEnd,
  membershipOf,
  type HeldMembership,
} from './hold-membership.js';
import { readMember } from './read-member.js';

type Change = OperationInput<typeof changeMemberRole>;

/** The end of a membership in its new role: guests have one if asked for, remote people keep their lease. */
const endFor = (
  before: HeldMembership,
  role: CommunityRole,
  until: string | null | undefined,
): Date | null => {
  if (until === undefined) return before.role === 'guest' && role !== 'guest' ? null : before.expiresAt;
  return guestEnd(role, until);
};

/** Gives a member another role. */
@Injectable()
export class ChangeMemberRole {
  constructor(private readonly database: Database) {}

  /** @throws DomainError `membership.last-owner`, `membership.end-not-guest`, `membership.end-in-past` */
  execute(me: AccountViewer, { params, body }: Change): Promise<CommunityMember> {
    return this.database.transaction(async (tx) => {
      const place = await lockPlace(tx.sql, me, params.community);
      demand(canChangeRoles(place) && canSeeMembers(place), place);
      const { id: communityId } = place.community;
      const before = await membershipOf(tx, communityId, params.person);
      if (before === null) throw notFound();
      if (!canChangeRole(place, before.role, body.role)) throw new DomainError('not-allowed');
      if (before.role === 'owner' && body.role !== 'owner')
        await demandOtherOwner(tx, communityId, params.person);
      const expiresAt = endFor(before, body.role, body.guestUntil);
      await changeMembership(
        tx,
        { communityId, personId: params.person, by: me.personId },
        body.role,
        expiresAt,
      );
      return readMember(tx.sql, me, communityId, params.person);
    });
  }
}
