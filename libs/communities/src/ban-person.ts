import { Injectable } from '@nestjs/common';

import { canBan, canSeeBans, demand, lockPlace } from '#libs/access';
import type { banFromCommunity, BanView, OperationInput } from '#libs/contracts';
import { Database, runOnce, type OnceKey, type Transaction } from '#libs/database';
import { DomainError, notFound, type AccountViewer, type PersonViewer } from '#libs/kernel';

import { membershipOf } from './hold-membership.js';
import { banInForce, keepOut, type BanTerms } from './keep-out.js';
import { readBan } from './list-bans.js';

type Ban = OperationInput<typeof banFromCommunity>;

const demandPerson = async (tx: Transaction, personId: string): Promise<void> => {
  const person = await tx.sql
    .selectFrom('person')
    .select('id')
    .where('id', '=', personId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (person === undefined) throw notFound();
};

/** Keeps a person out: membership, open requests and invitations end with it. */
@Injectable()
export class BanPerson {
  constructor(private readonly database: Database) {}

  /** @throws DomainError `ban.already`, `ban.end-in-past` */
  execute(me: AccountViewer, { params, body }: Ban, once: OnceKey): Promise<BanView> {
    return runOnce(this.database, once, async (tx) => {
      const endsAt = body.endsAt === null ? null : new Date(body.endsAt);
      const { communityId, banId } = await this.within(tx, me, params.community, { ...body, endsAt });
      return readBan(tx.sql, me, communityId, banId);
    });
  }

  /** As `execute`, in a transaction of the caller's. */
  async within(
    tx: Transaction,
    me: PersonViewer,
    reference: string,
    { personId, ...terms }: BanTerms & { readonly personId: string },
  ): Promise<{ readonly communityId: string; readonly banId: string }> {
    const place = await lockPlace(tx.sql, me, reference);
    demand(canSeeBans(place), place);
    const communityId = place.community.id;
    if (terms.endsAt !== null && terms.endsAt <= new Date()) throw new DomainError('ban.end-in-past');
    await demandPerson(tx, personId);
    const member = await membershipOf(tx, communityId, personId);
    if (!canBan(place, member?.role ?? null)) throw new DomainError('not-allowed');
    if ((await banInForce(tx, { communityId, personId })) !== null) throw new DomainError('ban.already');
    return { communityId, banId: await keepOut(tx, { communityId, personId, by: me.personId }, terms) };
  }
}
