import { Injectable } from '@nestjs/common';

import { canArchive, demand, lockPlace } from '#libs/access';
import type { CommunityDetail } from '#libs/contracts';
import { Database, type Transaction } from '#libs/database';
import type { AccountViewer } from '#libs/kernel';

import { readCommunity } from './read-community.js';

/** Archives a held community, or opens it again; nothing happens when it is so already. */
export const setArchived = async (
  tx: Transaction,
  { id, archivedAt }: { id: string; archivedAt: Date | null },
  by: string,
  archived: boolean,
): Promise<void> => {
  if (archived === (archivedAt !== null)) return;
  await tx.sql
    .updateTable('community')
    .set({ archived_at: archived ? new Date() : null })
    .where('id', '=', id)
    .execute();
  await tx.record(archived ? 'community.archived' : 'community.reopened', { communityId: id, by });
};

/** Archives a community, or opens it again. */
@Injectable()
export class ArchiveCommunity {
  constructor(private readonly database: Database) {}

  execute(me: AccountViewer, reference: string, archived: boolean): Promise<CommunityDetail> {
    return this.database.transaction(async (tx) => {
      const place = await lockPlace(tx.sql, me, reference);
      demand(canArchive(place), place);
      await setArchived(tx, place.community, me.personId, archived);
      return readCommunity(tx.sql, me, place.community.id);
    });
  }
}
