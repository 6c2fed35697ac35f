import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { readableByMany } from '#libs/access';
import type { ExpertsOfThread } from '#libs/contracts';
import { Database } from '#libs/database';
import { findThread, type ThreadAtHand } from '#libs/discussion';
import { CLOCK, notFound, type AccountViewer, type Clock } from '#libs/kernel';

import { findQuestion } from './find-question.js';
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
    const answered = await this.database.transaction((tx) =>
      tx.sql
        .updateTable('expert_suggestion')
        .set({ declined_at: isDeclined ? this.clock.now() : null })
        .where('thread_id', '=', threadId)
        .where('person_id', '=', me.personId)
        .where('asked_at', 'is not', null)
        .returning('person_id')
        .executeTakeFirst(),
    );
    if (answered === undefined) throw notFound();
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
