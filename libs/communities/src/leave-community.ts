import { Injectable } from '@nestjs/common';

import { canLeave, demand, lockPlace } from '#libs/access';
import { Database, type Transaction } from '#libs/database';
import type { PersonViewer } from '#libs/kernel';

import { demandOtherOwner, endMembership } from './hold-membership.js';

/** Ends the viewer's own membership. */
@Injectable()
export class LeaveCommunity {
  constructor(private readonly database: Database) {}

  /** @throws DomainError `membership.last-owner` */
  execute(me: PersonViewer, reference: string): Promise<void> {
    return this.database.transaction((tx) => this.within(tx, me, reference));
  }

  /** As `execute`, in a transaction of the caller's. */
  async within(tx: Transaction, me: PersonViewer, reference: string): Promise<void> {
    const place = await lockPlace(tx.sql, me, reference);
    demand(canLeave(place), place);
    const { id: communityId } = place.community;
    if (place.standing.role === 'owner') await demandOtherOwner(tx, communityId, me.personId);
    await endMembership(tx, { communityId, personId: me.personId, by: me.personId });
  }
}
