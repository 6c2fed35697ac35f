import { Injectable } from '@nestjs/common';

import { canRequestToJoin, lockPlace, refusal, type Place } from '#libs/access';
import type { JoinRequestView } from '#libs/contracts';
import { Database, runOnce, type OnceKey, type Transaction } from '#libs/database';
import { DomainError, newId, type AccountViewer, type PersonViewer } from '#libs/kernel';

import { readJoinRequest } from './list-join-requests.js';

const whyNot = (place: Place): DomainError => {
  const { community, standing } = place;
  if (standing.role !== null) return new DomainError('membership.already');
  if (standing.ban !== null) return refusal(place);
  if (community.archivedAt !== null) return new DomainError('community.archived');
  return new DomainError('membership.not-by-request');
};

/** Asks those who host the community to let the viewer in. */
@Injectable()
export class RequestToJoin {
  constructor(private readonly database: Database) {}

  /** @throws DomainError `membership.already`, `membership.not-by-request`, `join-request.already-open` */
  execute(me: AccountViewer, reference: string, reason: string, once: OnceKey): Promise<JoinRequestView> {
    return runOnce(this.database, once, async (tx) =>
      readJoinRequest(tx.sql, me, await this.within(tx, me, { reference, reason })),
    );
  }

  /**
   * As `execute`, in a transaction of the caller's.
   *
   * @returns the id of the request
   */
  async within(
    tx: Transaction,
    me: PersonViewer,
    { reference, reason }: { readonly reference: string; readonly reason: string },
  ): Promise<string> {
    const place = await lockPlace(tx.sql, me, reference);
    if (!canRequestToJoin(place)) throw whyNot(place);
    const id = newId();
    const { id: communityId } = place.community;
    const made = await tx.sql
      .insertInto('join_request')
      .values({
        id,
        community_id: communityId,
        person_id: me.personId,
        reason: reason.trim(),
        created_at: new Date(),
      })
      .onConflict((conflict) =>
        conflict.columns(['community_id', 'person_id']).where('decision', 'is', null).doNothing(),
      )
      .returning('id')
      .executeTakeFirst();
    if (made === undefined) throw new DomainError('join-request.already-open');
    await tx.record('join.requested', { communityId, personId: me.personId, requestId: id });
    return id;
  }
}
