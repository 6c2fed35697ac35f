import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { canRestoreThread, demand, restoresThread } from '#libs/access';
import type { ThreadState } from '#libs/contracts';
import { Database, type Transaction } from '#libs/database';
import { CLOCK, type Clock, type PersonViewer } from '#libs/kernel';

import { loadThreadState } from './change-thread.js';
import { countAgain } from './community-threads.js';
import { findThread } from './thread-gate.js';
import { threadStateOf } from './thread-row.js';

/** Brings back a deleted thread as it was. */
@Injectable()
export class RestoreThread {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not-found`, `not-allowed` */
  async execute(me: PersonViewer, threadId: string): Promise<ThreadState> {
    const { row, place, facts } = await findThread(this.database, me, threadId);
    if (facts.deletedAt === null) return threadStateOf(row);
    demand(canRestoreThread(place, facts), place);
    return this.database.transaction((tx) => restore(tx, me, threadId, this.clock.now()));
  }
}

const restore = async (
  tx: Transaction,
  me: PersonViewer,
  threadId: string,
  now: Date,
): Promise<ThreadState> => {
  const { rows } = await sql<{ seq: number; communityId: string; lastPostAt: Date }>`
    update thread t set deleted_at = null, deleted_by = null, seq = t.seq + 1
    from community c where t.id = ${threadId} and c.id = t.community_id
      and ${restoresThread(me, { thread: 't', community: 'c' }, now)}
    returning t.seq, t.community_id as "communityId", t.last_post_at as "lastPostAt"`.execute(tx.sql);
  const thread = await loadThreadState(tx.sql, threadId);
  const [back] = rows;
  if (back === undefined) return thread;
  const { seq, communityId, lastPostAt } = back;
  await countAgain(tx, communityId, lastPostAt);
  await tx.appendThreadEvent({ threadId, communityId, seq, kind: 'thread.restored', payload: { thread } });
  await tx.record('thread.restored', { communityId, threadId, by: me.personId });
  return thread;
};
