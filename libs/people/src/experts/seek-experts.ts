import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { invitableRoles, readableByMany, visibilityTable } from '#libs/access';
import type { ExpertsFound } from '#libs/contracts';
import { Database, type Transaction } from '#libs/database';
import type { ThreadAtHand } from '#libs/discussion';
import { CLOCK, LIMITS, type AccountViewer, type Clock } from '#libs/kernel';

import { findQuestion } from './find-question.js';
import { partnerExperts } from './partner-experts.js';
import { rankExperts, type RankedExpert } from './rank-experts.js';
import { readExperts } from './read-experts.js';

/** Removes suggestions that led to nothing. @returns how many people may be suggested anew */
const makeRoom = async (tx: Transaction, threadId: string): Promise<number> => {
  const { rows } = await sql<{ waiting: number }>`
    with gone as (delete from expert_suggestion where thread_id = ${threadId} and asked_at is null)
    select count(*)::integer as waiting from expert_suggestion
    where thread_id = ${threadId} and asked_at is not null and declined_at is null`.execute(tx.sql);
  return Math.max(LIMITS.experts.suggested - (rows[0]?.waiting ?? 0), 0);
};

const store = async (
  tx: Transaction,
  threadId: string,
  experts: readonly RankedExpert[],
  now: Date,
): Promise<void> => {
  if (experts.length === 0) return;
  await tx.sql
    .insertInto('expert_suggestion')
    .values(
      experts.map(({ personId, skillIds, answerIds }, place) => ({
        thread_id: threadId,
        person_id: personId,
        place,
        skill_ids: skillIds,
        answer_ids: answerIds,
        suggested_at: now,
      })),
    )
    // Somebody has just been asked.
    .onConflict((conflict) => conflict.columns(['thread_id', 'person_id']).doNothing())
    .execute();
};

/** Finds people who may know the answer to a question. Only those who may ask them learn of it. */
@Injectable()
export class SeekExperts {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not-found`, `not-allowed`, `thread.not-a-question`, `question.answered` */
  async execute(me: AccountViewer, threadId: string): Promise<ExpertsFound> {
    const thread = await findQuestion(this.database, me, threadId);
    const communityId = thread.row.community_id;
    const now = this.clock.now();
    await this.database.transaction(async (tx) => {
      // One after the other, so that there are never more than there may be.
      await sql`select pg_advisory_xact_lock(hashtextextended(${`experts ${threadId}`}, 0))`.execute(tx.sql);
      const ranked = await rankExperts(tx.sql, me, threadId, now);
      const readers = ranked.map(({ personId }) => ({ personId, communityId, threadId }));
      const readable = await readableByMany(tx.sql, readers, now);
      const room = await makeRoom(tx, threadId);
      const best = ranked.filter((_, index) => readable.has(index)).slice(0, room);
      await store(tx, threadId, best, now);
    });
    const found = await readExperts(this.database, me, thread);
    return { ...found, ...(await this.elsewhere(thread, found.items.length)) };
  }

  /** Of partners only those are suggested who may read the thread, which is where anybody may. */
  private async elsewhere(
    { row, place }: ThreadAtHand,
    here: number,
  ): Promise<Pick<ExpertsFound, 'partners' | 'canInvite'>> {
    const isOpen = visibilityTable[place.community.visibility].read === 'anyone';
    const most = isOpen ? LIMITS.experts.suggested - here : 0;
    const question = { threadId: row.thread_id, title: row.title };
    return {
      partners: await partnerExperts(this.database.sql, question, most),
      canInvite: invitableRoles(place).includes('member'),
    };
  }
}
