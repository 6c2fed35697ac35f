import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { canEditEvent, demand, readsVideo } from '#libs/access';
import type { EventView, OperationInput, setEventState, updateEvent } from '#libs/contracts';
import { Database, type Transaction } from '#libs/database';
import { changeThread, EditPost } from '#libs/discussion';
import { CLOCK, DomainError, type AccountViewer, type Clock } from '#libs/kernel';

import { findEvent, holdEvent, presentEvent, type EventAtHand, type EventRow } from '../event-row.js';
import { dropReminders, putReminders } from '../reminders/put-reminders.js';
import { tellThread } from '../tell-thread.js';
import { momentsOf } from './event-times.js';

type Update = Omit<OperationInput<typeof updateEvent>, 'query'>;
type StateChange = Omit<OperationInput<typeof setEventState>, 'query'>;
type EventChange = Partial<{
  starts_at: Date;
  ends_at: Date;
  time_zone: string;
  place: string;
  link: string;
  state: 'planned' | 'cancelled';
  recording_id: string | null;
}>;

/** Changes the facts of an event, cancels it, and lets it take place after all. */
@Injectable()
export class ChangeEvent {
  constructor(
    private readonly database: Database,
    private readonly editPost: EditPost,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Title and agenda change in its thread, everything at once. Whoever gave an answer is told of another time.
   *
   * @throws DomainError `not-found`, `not-allowed`, `event.changed`, `event.too-long`, `event.recording-missing`,
   *   `post.changed-meanwhile`, `post.deleted`
   */
  async update(me: AccountViewer, { params: { eventId }, body }: Update): Promise<EventView> {
    const event = await this.findEditable(me, eventId);
    const { starts, ends } = momentsOf(body);
    await this.demandRecording(me, event.row, body.recordingId);
    const rewrite = await this.agendaChange(me, event, body.agenda);
    return this.database.transaction(async (tx) => {
      const { row } = await this.hold(tx, me, eventId, body.version);
      const isMoved =
        starts.getTime() !== row.starts_at.getTime() || ends.getTime() !== row.ends_at.getTime();
      await this.write(tx, row, {
        starts_at: starts,
        ends_at: ends,
        time_zone: body.timeZone,
        place: body.place.trim(),
        link: body.link,
        recording_id: body.recordingId,
      });
      if (isMoved && row.state === 'planned') await putReminders(tx, eventId, starts, this.clock.now());
      await rewrite?.(tx);
      await rename(tx, me, row, body.title.trim());
      await tellThread(tx, row);
      const ids = { eventId, threadId: row.thread_id, communityId: row.community_id };
      await tx.record('event.changed', { ...ids, by: me.personId, isMoved });
      return presentEvent(await findEvent(tx.sql, me, eventId));
    });
  }

  /** Where it is so already, nothing changes. @throws DomainError `not-found`, `not-allowed`, `event.changed` */
  async setState(me: AccountViewer, { params: { eventId }, body }: StateChange): Promise<EventView> {
    const { state, version } = body;
    const event = await this.findEditable(me, eventId);
    if (event.row.state === state) return presentEvent(event);
    return this.database.transaction(async (tx) => {
      const { row } = await this.hold(tx, me, eventId, version);
      await this.write(tx, row, { state });
      if (state === 'cancelled') await dropReminders(tx, eventId);
      else await putReminders(tx, eventId, row.starts_at, this.clock.now());
      await tellThread(tx, row);
      const ids = { eventId, threadId: row.thread_id, communityId: row.community_id };
      await tx.record('event.state-changed', { ...ids, by: me.personId, state });
      return presentEvent(await findEvent(tx.sql, me, eventId));
    });
  }

  private async findEditable(me: AccountViewer, eventId: string): Promise<EventAtHand> {
    const event = await findEvent(this.database.sql, me, eventId);
    demand(canEditEvent(event.place, event.thread, event.row.is_elsewhere), event.place);
    return event;
  }

  /** What changes the agenda inside the transaction; nothing where it stays as it is. */
  private async agendaChange(
    me: AccountViewer,
    { row }: EventAtHand,
    agenda: Update['body']['agenda'],
  ): Promise<((tx: Transaction) => Promise<unknown>) | undefined> {
    if (agenda === undefined || agenda.markdown === row.agenda) return undefined;
    return this.editPost.prepare(me, { postId: row.root_post_id, ...agenda });
  }

  private async hold(
    tx: Transaction,
    me: AccountViewer,
    eventId: string,
    version: number,
  ): Promise<EventAtHand> {
    await holdEvent(tx, eventId);
    const held = await findEvent(tx.sql, me, eventId);
    demand(canEditEvent(held.place, held.thread, held.row.is_elsewhere), held.place);
    if (held.row.version !== version) throw new DomainError('event.changed');
    return held;
  }

  private async write(tx: Transaction, { id, version }: EventRow, change: EventChange): Promise<void> {
    await tx.sql
      .updateTable('event')
      .set({ ...change, version: version + 1, updated_at: this.clock.now() })
      .where('id', '=', id)
      .execute();
  }

  /** A recording is a published video of the community that whoever names it may watch; one that is there stays. */
  private async demandRecording(
    me: AccountViewer,
    { community_id: communityId, recording_id: before }: EventRow,
    recordingId: string | null,
  ): Promise<void> {
    if (recordingId === null || recordingId === before) return;
    const { rows } = await sql`
      select v.id from video v join thread t on t.id = v.thread_id join community c on c.id = t.community_id
      where v.id = ${recordingId} and c.id = ${communityId} and t.deleted_at is null
        and ${readsVideo(me, { video: 'v', thread: 't', community: 'c' })}`.execute(this.database.sql);
    if (rows.length === 1) return;
    const code = 'event.recording-missing';
    throw new DomainError(code, {}, [{ path: 'recordingId', code }]);
  }
}

const rename = async (tx: Transaction, me: AccountViewer, row: EventRow, title: string): Promise<void> => {
  if (title === row.title) return;
  const { thread_id: threadId, community_id: communityId } = row;
  await changeThread(tx, { threadId, communityId, by: me.personId }, { title });
};
