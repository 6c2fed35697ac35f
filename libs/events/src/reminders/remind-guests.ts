import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { sql } from 'kysely';
import { z } from 'zod';

import { Database } from '#libs/database';
import { defineJob, Jobs } from '#libs/jobs';
import { CLOCK, type Clock } from '#libs/kernel';

import { dueBefore, type Ahead } from './put-reminders.js';

const BATCH = 500;

const remindGuests = defineJob({
  name: 'events.remind-guests',
  input: z.object({}),
  schedule: '* * * * *',
  expireSeconds: 300,
});

interface Due {
  readonly eventId: string;
  readonly threadId: string;
  readonly communityId: string;
  readonly ahead: Ahead;
  readonly startsAt: Date;
  readonly isOn: boolean;
}

/**
 * Every minute: says of events that begin a day or an hour later that they do. A reminder is taken away in the
 * transaction that says so, so that each is said once, whatever dies and however many processes look.
 */
@Injectable()
export class RemindGuests implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(remindGuests, () => this.execute());
  }

  async execute(): Promise<void> {
    while ((await this.remindSome()) === BATCH);
  }

  private async remindSome(): Promise<number> {
    const now = this.clock.now();
    return this.database.transaction(async (tx) => {
      const { rows } = await sql<Due>`
        with due as (
          delete from event_reminder r using (
            select event_id, ahead from event_reminder where due_at <= ${now}
            order by due_at limit ${BATCH} for update skip locked) taken
          where r.event_id = taken.event_id and r.ahead = taken.ahead
          returning r.event_id, r.ahead)
        select e.id as "eventId", e.thread_id as "threadId", e.community_id as "communityId", due.ahead,
          e.starts_at as "startsAt", e.state = 'planned' and t.deleted_at is null as "isOn"
        from due join event e on e.id = due.event_id join thread t on t.id = e.thread_id`.execute(tx.sql);
      for (const due of rows.filter((one) => isInTime(one, now))) {
        const { eventId, threadId, communityId, ahead } = due;
        await tx.record('event.soon', { eventId, threadId, communityId, ahead });
      }
      return rows.length;
    });
  }
}

/** What comes so late that the next reminder is due, or the event has begun, is left out. */
const isInTime = ({ isOn, ahead, startsAt }: Due, now: Date): boolean =>
  isOn && now < (ahead === 'day' ? dueBefore(startsAt, 'hour') : startsAt);
