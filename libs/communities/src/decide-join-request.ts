import { Injectable } from '@nestjs/common';

import { canDecideRequests, canSeeRequests, demand, lockPlace } from '#libs/access';
import type { JoinRequestView } from '#libs/contracts';
import { Database, type Transaction } from '#libs/database';
import { DomainError, notFound, type AccountViewer } from '#libs/kernel';

import { addMember, membershipOf } from './hold-membership.js';
import { readJoinRequest } from './list-join-requests.js';

interface OpenRequest {
  readonly communityId: string;
  readonly personId: string;
}

/** Accepts or declines a request to join. */
@Injectable()
export class DecideJoinRequest {
  constructor(private readonly database: Database) {}

  /** @throws DomainError `join-request.already-decided`, `community.archived` */
  execute(me: AccountViewer, requestId: string, decision: 'accepted' | 'declined'): Promise<JoinRequestView> {
    return this.database.transaction(async (tx) => {
      const { communityId, personId } = await this.find(tx, me, requestId);
      const decided = await tx.sql
        .updateTable('join_request')
        .set({ decision, decided_at: new Date(), decided_by: me.personId })
        .where('id', '=', requestId)
        .where('decision', 'is', null)
        .returning('id')
        .executeTakeFirst();
      if (decided === undefined) throw new DomainError('join-request.already-decided');
      const change = { communityId, personId, by: me.personId };
      const isMember = (await membershipOf(tx, communityId, personId)) !== null;
      if (decision === 'accepted' && !isMember) await addMember(tx, change, 'member');
      await tx.record('join.decided', { ...change, requestId, decision });
      return readJoinRequest(tx.sql, me, requestId);
    });
  }

  private async find(tx: Transaction, me: AccountViewer, requestId: string): Promise<OpenRequest> {
    const request = await tx.sql
      .selectFrom('join_request')
      .select(['community_id', 'person_id'])
      .where('id', '=', requestId)
      .executeTakeFirst();
    if (request === undefined) throw notFound();
    const place = await lockPlace(tx.sql, me, request.community_id);
    if (!canSeeRequests(place)) throw notFound();
    demand(canDecideRequests(place), place);
    return { communityId: request.community_id, personId: request.person_id };
  }
}
