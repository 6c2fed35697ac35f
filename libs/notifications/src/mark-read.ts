import { Injectable } from '@nestjs/common';

import { Database } from '#libs/database';
import { notFound, type AccountViewer } from '#libs/kernel';

import { countUnread } from './unread.js';

/** Marks notifications as read or unread, and tells the person's other tabs and devices. */
@Injectable()
export class MarkRead {
  constructor(private readonly database: Database) {}

  /** @throws DomainError `not-found` */
  async one(me: AccountViewer, notificationId: string, read: boolean): Promise<void> {
    await this.database.transaction(async (tx) => {
      const row = await tx.sql
        .selectFrom('notification')
        .select(['id', 'group_key', 'read_at'])
        .where('id', '=', notificationId)
        .where('person_id', '=', me.personId)
        .forUpdate()
        .executeTakeFirst();
      if (row === undefined) throw notFound();
      if ((row.read_at !== null) === read) return;
      // A newer unread one of the group already stands for this one.
      const isOvertaken = await tx.sql
        .selectFrom('notification')
        .select('id')
        .where('person_id', '=', me.personId)
        .where('group_key', '=', row.group_key)
        .where('read_at', 'is', null)
        .where('id', '!=', row.id)
        .executeTakeFirst();
      if (!read && isOvertaken !== undefined) return;
      await tx.sql
        .updateTable('notification')
        .set({ read_at: read ? new Date() : null })
        .where('id', '=', row.id)
        .execute();
      const counts = await countUnread(tx.sql, [me.personId]);
      await tx.appendAccountEvent(me.personId, 'notification.changed', {
        unread: counts.get(me.personId) ?? 0,
        notificationId,
      });
    });
  }

  async all(me: AccountViewer): Promise<void> {
    await this.database.transaction(async (tx) => {
      const { numUpdatedRows } = await tx.sql
        .updateTable('notification')
        .set({ read_at: new Date() })
        .where('person_id', '=', me.personId)
        .where('read_at', 'is', null)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return;
      await tx.appendAccountEvent(me.personId, 'notification.changed', { unread: 0, notificationId: null });
    });
  }
}
