import { Injectable } from '@nestjs/common';

import { canRemoveMember, canSeeBans, demand, lockPlace } from '#libs/access';
import { Database } from '#libs/database';
import { DomainError, notFound, type AccountViewer } from '#libs/kernel';

import { endMembership, membershipOf } from './hold-membership.js';

/** Ends somebody else's membership. They may come back unless they are banned. */
@Injectable()
export class RemoveMember {
  constructor(private readonly database: Database) {}

  async execute(me: AccountViewer, reference: string, personId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const place = await lockPlace(tx.sql, me, reference);
      demand(canSeeBans(place), place);
      const communityId = place.community.id;
      const member = await membershipOf(tx, communityId, personId);
      if (member === null) throw notFound();
      if (!canRemoveMember(place, member.role)) throw new DomainError('not-allowed');
      await endMembership(tx, { communityId, personId, by: me.personId });
    });
  }
}
