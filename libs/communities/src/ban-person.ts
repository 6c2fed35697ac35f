import { Injectable } from '@nestjs/common';

import { canBan, canSeeBans, demand, lockPlace } from '#libs/access';
import type { banFromCommunity, BanView, OperationInput } from '#libs/contracts';
import { Database, runOnce, type OnceKey, type Transaction } from '#libs/database';
import { DomainError, newId, notFound, type AccountViewer } from '#libs/kernel';

import { endMembership, membershipOf } from './hold-membership.js';
import { readBan } from './list-bans.js';

type Ban = OperationInput<typeof banFromCommunity>;

const endOf = (endsAt: string | null): Date | null => {
  if (endsAt === null) return null;
  const end = new Date(endsAt);
  if (end <= new Date()) throw new DomainError('ban.end-in-past');
  return end;
};

const demandPerson = async (tx: Transaction, personId: string): Promise<void> => {
  const person = await tx.sql
    .selectFrom('person')
    .select('id')
    .where('id', '=', personId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (person === undefined) throw notFound();
};

const demandNoBan = async (tx: Transaction, communityId: string, personId: string): Promise<void> => {
  const ban = await tx.sql
    .selectFrom('ban')
    .select('id')
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .where('lifted_at', 'is', null)
    .where((is) => is.or([is('ends_at', 'is', null), is('ends_at', '>', new Date())]))
    .executeTakeFirst();
  if (ban !== undefined) throw new DomainError('ban.already');
};

/** Keeps a person out: membership, open requests and invitations end with it. */
@Injectable()
export class BanPerson {
  constructor(private readonly database: Database) {}

  /** @throws DomainError `ban.already`, `ban.end-in-past` */
  execute(me: AccountViewer, { params, body }: Ban, once: OnceKey): Promise<BanView> {
    return runOnce(this.database, once, async (tx) => {
      const place = await lockPlace(tx.sql, me, params.community);
      demand(canSeeBans(place), place);
      const communityId = place.community.id;
      const { personId, reason } = body;
      const endsAt = endOf(body.endsAt);
      await demandPerson(tx, personId);
      const member = await membershipOf(tx, communityId, personId);
      if (!canBan(place, member?.role ?? null)) throw new DomainError('not-allowed');
      await demandNoBan(tx, communityId, personId);
      const id = newId();
      const row = { id, community_id: communityId, person_id: personId, reason, banned_by: me.personId };
      await tx.sql
        .insertInto('ban')
        .values({ ...row, created_at: new Date(), ends_at: endsAt })
        .execute();
      const change = { communityId, personId, by: me.personId };
      await endMembership(tx, change);
      await this.closeDoors(tx, change);
      await tx.record('person.banned', change);
      return readBan(tx.sql, me, communityId, id);
    });
  }

  private async closeDoors(
    tx: Transaction,
    { communityId, personId, by }: { communityId: string; personId: string; by: string },
  ): Promise<void> {
    const now = new Date();
    await tx.sql
      .updateTable('join_request')
      .set({ decision: 'declined', decided_at: now, decided_by: by })
      .where('community_id', '=', communityId)
      .where('person_id', '=', personId)
      .where('decision', 'is', null)
      .execute();
    await tx.sql
      .updateTable('invitation')
      .set({ revoked_at: now })
      .where('community_id', '=', communityId)
      .where('person_id', '=', personId)
      .where('accepted_at', 'is', null)
      .where('revoked_at', 'is', null)
      .execute();
  }
}
