import { Inject, Injectable } from '@nestjs/common';

import type { Transaction } from '#libs/database';
import { CLOCK, newId, type Clock } from '#libs/kernel';

import { dropReminders, putReminders } from '../reminders/put-reminders.js';
import { tellThread } from '../tell-thread.js';

/** An event of another server as it says that it is. */
export interface EventFromElsewhere {
  readonly startsAt: Date;
  /** As the beginning where the end is open. */
  readonly endsAt: Date;
  readonly timeZone: string;
  readonly place: string;
  readonly link: string;
  readonly isCancelled: boolean;
}

interface Facts {
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly time_zone: string;
  readonly place: string;
  readonly link: string;
  readonly state: 'planned' | 'cancelled';
}

interface Stored extends Facts {
  readonly id: string;
  readonly thread_id: string;
  readonly community_id: string;
  readonly author_id: string;
  readonly version: number;
}

/** Keeps events of other servers, each that of the thread that it opened. */
@Injectable()
export class KeepEventElsewhere {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Makes a thread that came from elsewhere one about an event, or changes the event that it is about. */
  async keep(tx: Transaction, threadId: string, event: EventFromElsewhere): Promise<void> {
    const facts = factsOf(event);
    const stored = await tx.sql
      .selectFrom('event')
      .selectAll()
      .where('thread_id', '=', threadId)
      .forUpdate()
      .executeTakeFirst();
    if (stored === undefined) await this.insert(tx, threadId, facts);
    else if (isChanged(stored, facts)) await this.change(tx, stored, facts);
  }

  private async insert(tx: Transaction, threadId: string, facts: Facts): Promise<void> {
    const thread = await tx.sql
      .selectFrom('thread')
      .select(['community_id', 'author_id'])
      .where('id', '=', threadId)
      .executeTakeFirstOrThrow();
    const [id, now] = [newId(), this.clock.now()];
    await tx.sql
      .insertInto('event')
      .values({ id, thread_id: threadId, ...thread, ...facts, created_at: now, updated_at: now })
      .execute();
    await this.remind(tx, id, facts);
  }

  private async change(tx: Transaction, stored: Stored, facts: Facts): Promise<void> {
    const { id: eventId, thread_id: threadId, community_id: communityId, author_id: by, version } = stored;
    await tx.sql
      .updateTable('event')
      .set({ ...facts, version: version + 1, updated_at: this.clock.now() })
      .where('id', '=', eventId)
      .execute();
    const isMoved = isOtherTime(stored, facts);
    const isOtherState = stored.state !== facts.state;
    if (isMoved || isOtherState) await this.remind(tx, eventId, facts);
    await tellThread(tx, stored);
    await tx.record('event.changed', { eventId, threadId, communityId, by, isMoved });
    if (isOtherState)
      await tx.record('event.state-changed', { eventId, threadId, communityId, by, state: facts.state });
  }

  private async remind(tx: Transaction, eventId: string, { state, starts_at: starts }: Facts): Promise<void> {
    if (state === 'cancelled') await dropReminders(tx, eventId);
    else await putReminders(tx, eventId, starts, this.clock.now());
  }
}

const factsOf = ({ startsAt, endsAt, timeZone, place, link, isCancelled }: EventFromElsewhere): Facts => ({
  starts_at: startsAt,
  ends_at: endsAt,
  time_zone: timeZone,
  place,
  link,
  state: isCancelled ? 'cancelled' : 'planned',
});

const isOtherTime = (one: Facts, other: Facts): boolean =>
  one.starts_at.getTime() !== other.starts_at.getTime() || one.ends_at.getTime() !== other.ends_at.getTime();

const isChanged = (one: Facts, other: Facts): boolean =>
  isOtherTime(one, other) ||
  (['time_zone', 'place', 'link', 'state'] as const).some((name) => one[name] !== other[name]);
