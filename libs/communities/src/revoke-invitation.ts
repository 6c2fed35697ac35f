import { Injectable } from '@nestjs/common';

import { canSeeInvitations, demand, lockPlace } from '#libs/access';
import { Database } from '#libs/database';
import { DomainError, notFound, type AccountViewer } from '#libs/kernel';

/** Takes back an invitation that nobody has answered. */
@Injectable()
export class RevokeInvitation {
  constructor(private readonly database: Database) {}

  /** @throws DomainError `invitation.not-open` */
  async execute(me: AccountViewer, reference: string, id: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const place = await lockPlace(tx.sql, me, reference);
      demand(canSeeInvitations(place), place);
      const invitation = await tx.sql
        .selectFrom('invitation')
        .select(['accepted_at', 'declined_at', 'revoked_at'])
        .where('id', '=', id)
        .where('community_id', '=', place.community.id)
        .forUpdate()
        .executeTakeFirst();
      if (invitation === undefined) throw notFound();
      if (invitation.revoked_at !== null) return;
      if (invitation.accepted_at !== null || invitation.declined_at !== null)
        throw new DomainError('invitation.not-open');
      await tx.sql.updateTable('invitation').set({ revoked_at: new Date() }).where('id', '=', id).execute();
    });
  }
}
