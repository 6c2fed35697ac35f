import { Inject, Injectable } from '@nestjs/common';

import { canAnswerEvent, demand } from '#libs/access';
import type { EventAnswerName, EventView } from '#libs/contracts';
import { Database } from '#libs/database';
import { CLOCK, DomainError, type AccountViewer, type Clock } from '#libs/kernel';

import { findEvent, presentEvent } from '../event-row.js';
import { tellThread } from '../tell-thread.js';

/** Keeps whether somebody comes. */
@Injectable()
export class AnswerEvent {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * The last answer counts; giving it again changes nothing.
   *
   * @throws DomainError `not-found`, `not-allowed`, `event.cancelled`, `event.over`
   */
  async answer(me: AccountViewer, eventId: string, answer: EventAnswerName): Promise<EventView> {
    const { row, place, thread } = await findEvent(this.database.sql, me, eventId);
    demand(canAnswerEvent(place, thread), place);
    const now = this.clock.now();
    if (row.state === 'cancelled') throw new DomainError('event.cancelled');
    if (row.ends_at <= now) throw new DomainError('event.over');
    return this.database.transaction(async (tx) => {
      const changed = await tx.sql
        .insertInto('event_answer')
        .values({ event_id: eventId, person_id: me.personId, answer, answered_at: now })
        .onConflict((conflict) =>
          conflict
            .columns(['event_id', 'person_id'])
            .doUpdateSet({ answer, answered_at: now })
            .where('event_answer.answer', '<>', answer),
        )
        .returning('event_id')
        .executeTakeFirst();
      if (changed !== undefined) await tellThread(tx, row);
      return presentEvent(await findEvent(tx.sql, me, eventId));
    });
  }

  /** There may be none. @throws DomainError `not-found` */
  async withdraw(me: AccountViewer, eventId: string): Promise<EventView> {
    const { row } = await findEvent(this.database.sql, me, eventId);
    return this.database.transaction(async (tx) => {
      const gone = await tx.sql
        .deleteFrom('event_answer')
        .where('event_id', '=', eventId)
        .where('person_id', '=', me.personId)
        .returning('event_id')
        .executeTakeFirst();
      if (gone !== undefined) await tellThread(tx, row);
      return presentEvent(await findEvent(tx.sql, me, eventId));
    });
  }
}
