import { Injectable } from '@nestjs/common';

import { readsThread } from '#libs/access';
import { Database } from '#libs/database';
import { notFound, type AccountViewer } from '#libs/kernel';

type Level = 'watch' | 'normal' | 'mute';

/** How much a person hears of a thread. */
@Injectable()
export class SubscribeToThread {
  constructor(private readonly database: Database) {}

  /** @throws DomainError `not-found` */
  async read(me: AccountViewer, threadId: string): Promise<{ level: Level }> {
    const row = await this.database.sql
      .selectFrom('thread as t')
      .innerJoin('community as c', 'c.id', 't.community_id')
      .leftJoin('thread_subscription as s', (join) =>
        join.onRef('s.thread_id', '=', 't.id').on('s.person_id', '=', me.personId),
      )
      .select('s.level')
      .where('t.id', '=', threadId)
      .where(readsThread(me, { thread: 't', community: 'c' }))
      .executeTakeFirst();
    if (row === undefined) throw notFound();
    return { level: row.level ?? 'normal' };
  }

  /** @throws DomainError `not-found` */
  async set(me: AccountViewer, threadId: string, level: Level): Promise<{ level: Level }> {
    await this.read(me, threadId);
    const changed = { level, updated_at: new Date() };
    await this.database.transaction((tx) =>
      tx.sql
        .insertInto('thread_subscription')
        .values({ person_id: me.personId, thread_id: threadId, ...changed })
        .onConflict((conflict) => conflict.columns(['person_id', 'thread_id']).doUpdateSet(changed))
        .execute(),
    );
    return { level };
  }
}
