import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { Database } from '#libs/database';
import { CLOCK, type AccountViewer, type Clock } from '#libs/kernel';

import { findThread } from '../threads/thread-gate.js';
import { MOST_UNREAD } from './unread.js';

/** How far somebody has read. `force` allows going back, which marks posts as unread. */
export interface ReadThrough {
  readonly threadId: string;
  readonly readThrough: number;
  readonly force?: boolean | undefined;
}

/** Moves a person's read position in a thread and tells their other devices. */
@Injectable()
export class MoveReadPosition {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not-found` */
  async execute(
    me: AccountViewer,
    { threadId, readThrough, force = false }: ReadThrough,
  ): Promise<{ readThrough: number; unread: number }> {
    const { row } = await findThread(this.database, me, threadId);
    const wanted = Math.min(readThrough, row.post_count);
    const unread = Math.min(row.post_count - wanted, MOST_UNREAD);
    const moved = await this.database.transaction(async (tx) => {
      const { rows } = await sql`
        insert into read_position as r (person_id, thread_id, community_id, read_through, updated_at)
        values (${me.personId}, ${threadId}, ${row.community_id}, ${wanted}, ${this.clock.now()})
        on conflict (person_id, thread_id) do update
          set read_through = excluded.read_through, updated_at = excluded.updated_at
          where r.read_through < excluded.read_through
            or (${force}::boolean and r.read_through <> excluded.read_through)
        returning r.read_through`.execute(tx.sql);
      if (rows.length === 0) return false;
      const payload = { threadId, communityId: row.community_id, readThrough: wanted, unread };
      await tx.appendAccountEvent(me.personId, 'read.moved', payload);
      return true;
    });
    if (moved) return { readThrough: wanted, unread };
    const { row: kept } = await findThread(this.database, me, threadId);
    return { readThrough: kept.read_through ?? 0, unread: kept.unread ?? 0 };
  }
}
