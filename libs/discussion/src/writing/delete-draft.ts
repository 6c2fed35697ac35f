import { Injectable } from '@nestjs/common';

import { Database } from '#libs/database';
import type { AccountViewer } from '#libs/kernel';

/** Throws a draft away; doing so again changes nothing. */
@Injectable()
export class DeleteDraft {
  constructor(private readonly database: Database) {}

  async execute(me: AccountViewer, place: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const { numDeletedRows } = await tx.sql
        .deleteFrom('draft')
        .where('person_id', '=', me.personId)
        .where('place', '=', place)
        .executeTakeFirst();
      if (numDeletedRows === 0n) return;
      await tx.appendAccountEvent(me.personId, 'draft.changed', { place, revision: 0 });
    });
  }
}
