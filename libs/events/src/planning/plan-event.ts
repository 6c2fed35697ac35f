import { Inject, Injectable } from '@nestjs/common';

import { canPlanEvent, demand, findPlace } from '#libs/access';
import type { createEvent, EventView, OperationInput } from '#libs/contracts';
import { Database, runOnce, type OnceKey } from '#libs/database';
import { OpenThread } from '#libs/discussion';
import { CLOCK, newId, type AccountViewer, type Clock } from '#libs/kernel';

import { findEvent, presentEvent } from '../event-row.js';
import { putReminders } from '../reminders/put-reminders.js';
import { momentsOf } from './event-times.js';

const USUAL_ZONE = 'Europe/London';

/** Plans an event, and opens its thread with the agenda. */
@Injectable()
export class PlanEvent {
  constructor(
    private readonly database: Database,
    private readonly openThread: OpenThread,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not-found`, `not-allowed`, `event.too-long`, `idempotency.key-reused` */
  async execute(
    me: AccountViewer,
    once: OnceKey,
    { params: { communityId }, body }: Omit<OperationInput<typeof createEvent>, 'query'>,
  ): Promise<EventView> {
    const place = await findPlace(this.database.sql, me, communityId);
    demand(canPlanEvent(place), place);
    const { title, agenda: markdown, language, timeZone = USUAL_ZONE } = body;
    const { starts, ends } = momentsOf({ ...body, timeZone });
    const open = await this.openThread.prepare(me, { communityId, title, markdown, language });
    return runOnce(this.database, once, async (tx) => {
      const [id, now] = [newId(), this.clock.now()];
      const { thread } = await open(tx);
      await tx.sql
        .insertInto('event')
        .values({
          id,
          thread_id: thread.id,
          community_id: communityId,
          author_id: me.personId,
          starts_at: starts,
          ends_at: ends,
          time_zone: timeZone,
          place: body.place?.trim() ?? '',
          link: body.link ?? '',
          created_at: now,
          updated_at: now,
        })
        .execute();
      await putReminders(tx, id, starts, now);
      return presentEvent(await findEvent(tx.sql, me, id));
    });
  }
}
