import type { Database } from '#libs/database';
import type { DomainEventBus } from '#libs/jobs';

import { countUnread } from './unread.js';

/** Tells people how much is unread for them when a thread that they were told of goes or comes back. */
export const tellUnread = (bus: DomainEventBus, database: Database): void => {
  bus.subscribe('unread-notifications', ['thread.deleted', 'thread.restored'], async ({ payload }) => {
    await database.transaction(async (tx) => {
      const rows = await tx.sql
        .selectFrom('notification')
        .select('person_id')
        .distinct()
        .where('thread_id', '=', payload.threadId)
        .where('read_at', 'is', null)
        .execute();
      const personIds = rows.map((row) => row.person_id);
      const counts = await countUnread(tx.sql, personIds);
      await tx.appendAccountEvents(
        personIds.map((personId) => ({
          personId,
          kind: 'notification.changed',
          payload: { unread: counts.get(personId) ?? 0, notificationId: null },
        })),
      );
    });
  });
};
