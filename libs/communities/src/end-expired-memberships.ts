import { Injectable } from '@nestjs/common';

import { holdPlace } from '#libs/access';
import { Database } from '#libs/database';
import { anonymous } from '#libs/kernel';

import { endMembership } from './hold-membership.js';

const AT_ONCE = 200;

/** Takes away memberships whose end has passed. They stopped counting at that moment; this tidies up after it. */
@Injectable()
export class EndExpiredMemberships {
  constructor(private readonly database: Database) {}

  /** Gives the number of memberships that ended. */
  async execute(now = new Date()): Promise<number> {
    const expired = await this.database.sql
      .selectFrom('membership')
      .select(['community_id', 'person_id'])
      .where('expires_at', '<=', now)
      .limit(AT_ONCE)
      .execute();
    for (const { community_id: communityId, person_id: personId } of expired) {
      await this.database.transaction(async (tx) => {
        await holdPlace(tx.sql, anonymous, communityId);
        const still = await tx.sql
          .selectFrom('membership')
          .select('role')
          .where('community_id', '=', communityId)
          .where('person_id', '=', personId)
          .where('expires_at', '<=', now)
          .executeTakeFirst();
        if (still !== undefined) await endMembership(tx, { communityId, personId, by: null });
      });
    }
    return expired.length;
  }
}
