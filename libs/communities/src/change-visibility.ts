import { Injectable } from '@nestjs/common';

import { canChangeVisibility, demand, lockPlace } from '#libs/access';
import type { CommunityDetail } from '#libs/contracts';
import { Database, type Visibility } from '#libs/database';
import type { AccountViewer } from '#libs/kernel';

import { readCommunity } from './read-community.js';

/** Changes who can see a community; the old and the new mode are recorded for the audit log. */
@Injectable()
export class ChangeVisibility {
  constructor(private readonly database: Database) {}

  execute(me: AccountViewer, reference: string, to: Visibility): Promise<CommunityDetail> {
    return this.database.transaction(async (tx) => {
      const place = await lockPlace(tx.sql, me, reference);
      demand(canChangeVisibility(place), place);
      const { id: communityId, visibility: from } = place.community;
      if (from !== to) {
        await tx.sql.updateTable('community').set({ visibility: to }).where('id', '=', communityId).execute();
        await tx.record('community.visibility-changed', { communityId, by: me.personId, from, to });
      }
      return readCommunity(tx.sql, me, communityId);
    });
  }
}
