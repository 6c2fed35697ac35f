import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { readableByMany } from '#libs/access';
import type { ExpertsOfThread } from '#libs/contracts';
import { Database } from '#libs/database';
import { findThread, type ThreadAtHand } from '#libs/discussion';
import { CLOCK, notFound, type AccountViewer, type Clock } from '#libs/kernel';

import { findQuestion } from './find-question.js';
import { invitedFor } from './invited-for.js';
import { readExperts } from './read-experts.js';

/** Asking those who are suggested for a question, and their answer. */
@Injectable()
export class AskExpert {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not-found`, `not-allowed`, `thread.not-a-question`, `question.answered` */
  async execute(me: AccountViewer, threadId: string, personId: string): Promise<ExpertsOfThread> {
    const thread = await findQuestion(this.database, me, threadId);
    const shown = await readExperts(this.database, me, thread);
    const item = shown.items.find(({ person }) => person.id === personId);
    if (item === undefined) throw notFound();
    if (item.askedAt !== null) return shown;
    await this.ask(me, thread, personId);
    return readExperts(this.database, me, thread);
  }

  /** Whether I was asked, and if I may ask, whom. */
  async read(me: AccountViewer, threadId: string): Promise<ExpertsOfThread> {
    return readExperts(this.database, me, await findThread(this.database, me, threadId));
  }

  /** @throws DomainError `not-found` unless I was asked */
  async answer(me: AccountViewer, threadId: string, isDeclined: boolean): Promise<void> {
    await findThread(this.database, me, threadId);
    const declinedAt = isDeclined ? this.clock.now() : null;
    const answered = await this.database.transaction(async (tx) => {
      // Who was asked by an invitation has no request yet.
      const { rows } = await sql`
        insert into expert_suggestion as s
          (thread_id, person_id, place, skill_ids, answer_ids, suggested_at, asked_by, asked_at, declined_at)
        select thread_id, ${me.personId}, 0, '{}', '{}', asked_at, asked_by, asked_at, ${declinedAt}::timestamptz
        from (select ${threadId}::uuid as thread_id, asked.* from (
            select asked_by, asked_at, 1 as place from expert_suggestion
              where thread_id = ${threadId} and person_id = ${me.personId} and asked_at is not null
            union all select asked_by, asked_at, place from (${invitedFor(me, threadId)}) invited) asked
          order by place, asked_at desc limit 1) request
        on conflict (thread_id, person_id) do update set declined_at = excluded.declined_at,
          asked_by = coalesce(s.asked_by, excluded.asked_by), asked_at = coalesce(s.asked_at, excluded.asked_at)
        returning s.person_id`.execute(tx.sql);
      return rows.length > 0;
    });
    if (!answered) throw notFound();
  }

  /** Of two who ask the same person at once, one does. */
  private ask(me: AccountViewer, { row }: ThreadAtHand, personId: string): Promise<void> {
    const { thread_id: threadId, community_id: communityId } = row;
    return this.database.transaction(async (tx) => {
      const readable = await readableByMany(tx.sql, [{ personId, communityId, threadId }]);
      if (readable.size === 0) throw notFound();
      const { rows } = await sql`
        update expert_suggestion set asked_by = ${me.personId}, asked_at = ${this.clock.now()}
        where thread_id = ${threadId} and person_id = ${personId} and asked_at is null
        returning person_id`.execute(tx.sql);
      if (rows.length > 0)
        await tx.record('expert.asked', { communityId, threadId, personId, by: me.personId });
    });
  }
}
