import { Injectable } from '@nestjs/common';

import { canChangeRole, canChangeRoles, canSeeMembers, demand, lockPlace } from '#libs/access';
import type { changeMemberRole, CommunityMember, OperationInput } from '#libs/contracts';
import { Database, type CommunityRole, type Transaction } from '#libs/database';
import { DomainError, notFound, type AccountViewer, type PersonViewer } from '#libs/kernel';

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
      const { community, person } = params;
      const communityId = await this.within(tx, me, community, { personId: person, ...body });
      return readMember(tx.sql, me, communityId, person);
    });
  }

  /**
   * As `execute`, in a transaction of the caller's.
   *
   * @returns the id of the community
   */
  async within(
    tx: Transaction,
    me: PersonViewer,
    reference: string,
    { personId, role, guestUntil }: Change['body'] & { readonly personId: string },
  ): Promise<string> {
    const place = await lockPlace(tx.sql, me, reference);
    demand(canChangeRoles(place) && canSeeMembers(place), place);
    const { id: communityId } = place.community;
    const before = await membershipOf(tx, communityId, personId);
    if (before === null) throw notFound();
    if (!canChangeRole(place, before.role, role)) throw new DomainError('not-allowed');
    if (before.role === 'owner' && role !== 'owner') await demandOtherOwner(tx, communityId, personId);
    const expiresAt = endFor(before, role, guestUntil);
    const change = { communityId, personId, by: me.personId, before: before.role };
    await changeMembership(tx, change, role, expiresAt);
    return communityId;
  }
}
