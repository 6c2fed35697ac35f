import { Injectable } from '@nestjs/common';

import { canJoin, lockPlace, refusal, type Place } from '#libs/access';
import type { CommunityDetail } from '#libs/contracts';
import { Database, type Transaction } from '#libs/database';
import { DomainError, type AccountViewer, type PersonViewer } from '#libs/kernel';

import { addMember } from './hold-membership.js';
import { readCommunity } from './read-community.js';

const whyNot = (place: Place): DomainError => {
  const { community, standing } = place;
  if (standing.ban !== null) return refusal(place);
  if (community.archivedAt !== null) return new DomainError('community.archived');
  if (community.joinPolicy === 'domain') return new DomainError('membership.domain-not-allowed');
  return new DomainError('membership.not-open');
};

/** Makes the viewer a member, where the community is open to them. A member stays what they are. */
@Injectable()
export class JoinCommunity {
  constructor(private readonly database: Database) {}

  /** @throws DomainError `membership.not-open`, `membership.domain-not-allowed`, `community.archived` */
  execute(me: AccountViewer, reference: string): Promise<CommunityDetail> {
    return this.database.transaction(async (tx) =>
      readCommunity(tx.sql, me, await this.within(tx, me, reference)),
    );
  }

  /**
   * As `execute`, in a transaction of the caller's.
   *
   * @returns the community's id
   */
  async within(tx: Transaction, me: PersonViewer, reference: string): Promise<string> {
    const place = await lockPlace(tx.sql, me, reference);
    const communityId = place.community.id;
    if (place.standing.role === null) {
      if (!canJoin(place)) throw whyNot(place);
      await addMember(tx, { communityId, personId: me.personId, by: me.personId }, 'member');
    }
    return communityId;
  }
}
