import { Injectable } from '@nestjs/common';

import { canLeave, demand, lockPlace } from '#libs/access';
import { Database } from '#libs/database';
import type { AccountViewer } from '#libs/kernel';

import { demandOtherOwner, endMembership } from './hold-membership.js';

/** Ends the viewer's own membership. */
@Injectable()
export class LeaveCommunity {
  constructor(private readonly database: Database) {}

  /** @throws DomainError `membership.last-owner` */
  async execute(me: AccountViewer, reference: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const place = await lockPlace(tx.sql, me, reference);
      demand(canLeave(place), place);
      const { id: communityId } = place.community;
      if (place.standing.role === 'owner') await demandOtherOwner(tx, communityId, me.personId);
      await endMembership(tx, { communityId, personId: me.personId, by: me.personId });
    });
  }
}
