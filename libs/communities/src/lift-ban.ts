import { Injectable } from '@nestjs/common';

import { canSeeBans, demand, lockPlace } from '#libs/access';
import { Database } from '#libs/database';
import { DomainError, notFound, type AccountViewer } from '#libs/kernel';

/** Lifts a ban before its end; the person may join again like anyone else. */
@Injectable()
export class LiftBan {
  constructor(private readonly database: Database) {}

  /** @throws DomainError `ban.not-in-force` */
  async execute(me: AccountViewer, reference: string, banId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const place = await lockPlace(tx.sql, me, reference);
      demand(canSeeBans(place), place);
      const communityId = place.community.id;
      const ban = await tx.sql
        .selectFrom('ban')
        .select(['person_id', 'ends_at', 'lifted_at'])
        .where('id', '=', banId)
        .where('community_id', '=', communityId)
        .executeTakeFirst();
      if (ban === undefined) throw notFound();
      const now = new Date();
      if (ban.lifted_at !== null || (ban.ends_at !== null && ban.ends_at <= now))
        throw new DomainError('ban.not-in-force');
      await tx.sql.updateTable('ban').set({ lifted_at: now }).where('id', '=', banId).execute();
      await tx.record('person.unbanned', { communityId, personId: ban.person_id, by: me.personId });
    });
  }
}
