import type { Database } from '#libs/database';
import type { DomainEventBus } from '#libs/jobs';

import { countUnread } from './unread.js';

const KINDS = ['thread.deleted', 'thread.restored', 'publication.deleted'] as const;

/** Tells people how much is unread for them when something that they were told of goes or comes back. */
export const tellUnread = (bus: DomainEventBus, database: Database): void => {
  bus.subscribe('unread-notifications', [...KINDS], async ({ payload }) => {
    await database.transaction(async (tx) => {
      const rows = await tx.sql
        .selectFrom('notification')
        .select('person_id')
        .distinct()
        .where((is) =>
          'threadId' in payload
            ? is('thread_id', '=', payload.threadId)
            : is('publication_id', '=', payload.publicationId),
        )
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
