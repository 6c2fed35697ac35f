import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { canDeleteThread, deletesThread, demand } from '#libs/access';
import type { ThreadState } from '#libs/contracts';
import { Database, type Transaction } from '#libs/database';
import { CLOCK, type PersonViewer, type Clock } from '#libs/kernel';

import { forgetActivity } from './community-threads.js';
import { findThread } from './thread-gate.js';
import { threadStateOf } from './thread-row.js';

interface Deletion {
  readonly me: PersonViewer;
  readonly threadId: string;
  readonly reason: string;
  readonly at: Date;
}

/** Deletes a thread as a whole. Its row, its posts and their numbers stay, so that it can be restored as it was. */
@Injectable()
export class DeleteThread {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not-found`, `not-allowed` */
  async execute(me: PersonViewer, threadId: string, reason = ''): Promise<ThreadState> {
    const { row, place, facts } = await findThread(this.database, me, threadId);
    if (facts.deletedAt !== null) return threadStateOf(row);
    demand(canDeleteThread(place, facts), place);
    await this.database.transaction((tx) =>
      remove(tx, { me, threadId, reason: reason.trim(), at: this.clock.now() }),
    );
    const after = await findThread(this.database, me, threadId);
    demand(after.facts.deletedAt !== null, after.place);
    return threadStateOf(after.row);
  }
}

/** Deletes the thread unless somebody has replied, or deleted it, since it was looked at. */
const remove = async (tx: Transaction, { me, threadId, reason, at }: Deletion): Promise<void> => {
  // A reply on its way is written first, so that the next statement sees it.
  await sql`select from thread where id = ${threadId} for no key update`.execute(tx.sql);
  const { rows } = await sql<{ seq: number; communityId: string; authorId: string }>`
    update thread t set deleted_at = ${at}, deleted_by = ${me.personId}, seq = t.seq + 1
    from community c where t.id = ${threadId} and c.id = t.community_id
      and ${deletesThread(me, { thread: 't', community: 'c' }, at)}
    returning t.seq, t.community_id as "communityId", t.author_id as "authorId"`.execute(tx.sql);
  const [gone] = rows;
  if (gone === undefined) return;
  const { seq, communityId, authorId } = gone;
  await forgetActivity(tx, communityId);
  const deleted = { at: at.toISOString(), by: me.personId === authorId ? 'author' : 'moderator' };
  await tx.appendThreadEvent({ threadId, communityId, seq, kind: 'thread.deleted', payload: { deleted } });
  await tx.record('thread.deleted', { communityId, threadId, by: me.personId, authorId, reason });
};
