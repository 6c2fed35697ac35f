import { Injectable } from '@nestjs/common';

import { holdPlace } from '#libs/access';
import { Database } from '#libs/database';
import { anonymous } from '#libs/kernel';

import { endMembership } from './hold-membership.js';

/** Takes somebody who has closed their account out of every community, with what they had asked or been asked. */
@Injectable()
export class ForgetPerson {
  constructor(private readonly database: Database) {}

  /** May be repeated: a second run finds nothing to do. */
  async execute(personId: string): Promise<void> {
    const memberships = await this.database.sql
      .selectFrom('membership')
      .select('community_id')
      .where('person_id', '=', personId)
      .orderBy('community_id')
      .execute();
    for (const { community_id: communityId } of memberships) {
      await this.database.transaction(async (tx) => {
        await holdPlace(tx.sql, anonymous, communityId);
        await endMembership(tx, { communityId, personId, by: personId });
      });
    }
    const now = new Date();
    await this.database.transaction(async (tx) => {
      await tx.sql
        .updateTable('join_request')
        .set({ decision: 'withdrawn', decided_at: now, decided_by: personId })
        .where('person_id', '=', personId)
        .where('decision', 'is', null)
        .execute();
      await tx.sql
        .updateTable('invitation')
        .set({ declined_at: now })
        .where('person_id', '=', personId)
        .where('accepted_at', 'is', null)
        .where('declined_at', 'is', null)
        .where('revoked_at', 'is', null)
        .execute();
    });
  }
}
