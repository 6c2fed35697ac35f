import { Injectable } from '@nestjs/common';

import { canDelete, demand, lockPlace } from '#libs/access';
import { Database } from '#libs/database';
import { DomainError, type AccountViewer } from '#libs/kernel';

/** Deletes a community: it and all that was written in it exist for no one any more; its name stays taken. */
@Injectable()
export class DeleteCommunity {
  constructor(private readonly database: Database) {}

  /** @throws DomainError `community.name-differs` */
  async execute(me: AccountViewer, reference: string, confirmName: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const place = await lockPlace(tx.sql, me, reference);
      demand(canDelete(place), place);
      const communityId = place.community.id;
      const gone = await tx.sql
        .updateTable('community')
        .set({ deleted_at: new Date() })
        .where('id', '=', communityId)
        .where('name', '=', confirmName)
        .returning('id')
        .executeTakeFirst();
      if (gone === undefined) throw new DomainError('community.name-differs');
      await tx.record('community.deleted', { communityId, by: me.personId });
    });
  }
}
