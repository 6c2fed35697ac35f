import { Injectable } from '@nestjs/common';

import { Database } from '#libs/database';
import { DomainError, notFound, type AccountViewer } from '#libs/kernel';

/** Takes back the viewer's own request to join. */
@Injectable()
export class WithdrawJoinRequest {
  constructor(private readonly database: Database) {}

  /** @throws DomainError `join-request.already-decided` */
  async execute(me: AccountViewer, requestId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const request = await tx.sql
        .selectFrom('join_request')
        .select(['decision', 'community_id'])
        .where('id', '=', requestId)
        .where('person_id', '=', me.personId)
        .forUpdate()
        .executeTakeFirst();
      if (request === undefined) throw notFound();
      if (request.decision === 'withdrawn') return;
      if (request.decision !== null) throw new DomainError('join-request.already-decided');
      await tx.sql
        .updateTable('join_request')
        .set({ decision: 'withdrawn', decided_at: new Date(), decided_by: me.personId })
        .where('id', '=', requestId)
        .execute();
      const { community_id: communityId } = request;
      await tx.record('join.withdrawn', { communityId, personId: me.personId, requestId });
    });
  }
}
