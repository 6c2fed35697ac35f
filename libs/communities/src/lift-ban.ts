import { Injectable } from '@nestjs/common';

import { canSeeBans, demand, lockPlace } from '#libs/access';
import { Database, type Transaction } from '#libs/database';
import { DomainError, notFound, type AccountViewer, type PersonViewer } from '#libs/kernel';

import { banInForce, letBackIn } from './keep-out.js';

/** Lifts a ban before its end; the person may join again like anyone else. */
@Injectable()
export class LiftBan {
  constructor(private readonly database: Database) {}

  /** @throws DomainError `ban.not-in-force` */
  async execute(me: AccountViewer, reference: string, banId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const communityId = await this.enter(tx, me, reference);
      const ban = await tx.sql
        .selectFrom('ban')
        .select(['person_id', 'ends_at', 'lifted_at'])
        .where('id', '=', banId)
        .where('community_id', '=', communityId)
        .executeTakeFirst();
      if (ban === undefined) throw notFound();
      if (ban.lifted_at !== null || (ban.ends_at !== null && ban.ends_at <= new Date()))
        throw new DomainError('ban.not-in-force');
      await letBackIn(tx, { communityId, personId: ban.person_id, by: me.personId }, banId);
    });
  }

  /**
   * Lifts the ban of a person, whichever it is, in a transaction of the caller's.
   *
   * @throws DomainError `ban.not-in-force`
   */
  async ofPerson(tx: Transaction, me: PersonViewer, reference: string, personId: string): Promise<void> {
    const communityId = await this.enter(tx, me, reference);
    const banId = await banInForce(tx, { communityId, personId });
    if (banId === null) throw new DomainError('ban.not-in-force');
    await letBackIn(tx, { communityId, personId, by: me.personId }, banId);
  }

  private async enter(tx: Transaction, me: PersonViewer, reference: string): Promise<string> {
    const place = await lockPlace(tx.sql, me, reference);
    demand(canSeeBans(place), place);
    return place.community.id;
  }
}
