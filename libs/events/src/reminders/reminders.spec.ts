import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  answerEvent,
  deleteThread,
  listNotifications,
  setEventState,
  updateEvent,
  type EventView,
  type NotificationView,
} from '#libs/contracts';
import { eventually, setStage, type ApiCaller, type Somebody, type Stage } from '#libs/testing';

import { inHours, planAs } from '../planned.fixture.js';
import { RemindGuests } from './remind-guests.js';

const HOUR_MS = 3_600_000;

describe('reminders of an event', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage();
  });
  afterAll(() => stage.test.stop());

  /** Somebody who says this to an event. */
  const guest = async (event: EventView, answer: 'yes' | 'maybe' | 'no'): Promise<Somebody> => {
    const somebody = await stage.newcomer();
    await stage.test.given.member(event.community.id, somebody.person.id);
    await somebody.as(answerEvent, { params: { eventId: event.id }, body: { answer } });
    return somebody;
  };
  const remind = (): Promise<void> => stage.test.server.app.get(RemindGuests, { strict: false }).execute();
  const told = async (as: ApiCaller): Promise<NotificationView[]> =>
    (await as(listNotifications)).answer.items;
  const kindsOf = async (as: ApiCaller): Promise<string[]> =>
    (await told(as)).map(({ kind, count }) => `${kind} ${count}`);
  /** Puts an event, and what is due of it, nearer by so many hours. */
  const letPass = async ({ id }: EventView, hours: number): Promise<void> => {
    const { sql: db } = stage.test.database;
    const event = await db.selectFrom('event').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    const nearer = (at: Date): Date => new Date(at.getTime() - hours * HOUR_MS);
    await db
      .updateTable('event')
      .set({ starts_at: nearer(event.starts_at), ends_at: nearer(event.ends_at) })
      .where('id', '=', id)
      .execute();
    for (const { ahead, due_at } of await db
      .selectFrom('event_reminder')
      .selectAll()
      .where('event_id', '=', id)
      .execute())
      await db
        .updateTable('event_reminder')
        .set({ due_at: nearer(due_at) })
        .where('event_id', '=', id)
        .where('ahead', '=', ahead)
        .execute();
  };
  const pending = async ({ id }: EventView): Promise<string[]> =>
    (
      await stage.test.database.sql
        .selectFrom('event_reminder')
        .select('ahead')
        .where('event_id', '=', id)
        .orderBy('ahead')
        .execute()
    ).map(({ ahead }) => ahead);
  const changeOf = (event: EventView) => ({
    title: event.title,
    startsAt: event.startsLocal,
    endsAt: event.endsLocal,
    timeZone: event.timeZone,
    place: event.place,
    link: event.link,
    recordingId: null,
    version: event.version,
  });
  const move = (event: EventView, hours: number) =>
    stage.asOwner(updateEvent, {
      params: { eventId: event.id },
      body: { ...changeOf(event), startsAt: inHours(hours), endsAt: inHours(hours + 1) },
    });

  it('come a day and an hour before, to those who may come, once however many processes look', async () => {
    const event = await planAs(stage.asOwner, stage.communityId, 30);
    const [comes, may, not] = [
      await guest(event, 'yes'),
      await guest(event, 'maybe'),
      await guest(event, 'no'),
    ];
    await remind();
    expect(await pending(event)).toEqual(['day', 'hour']);
    await letPass(event, 7);
    await Promise.all([remind(), remind(), remind()]);
    for (const { as } of [comes, may])
      await eventually(async () => expect(await kindsOf(as)).toEqual(['event-soon 1']));
    expect((await told(comes.as))[0]).toMatchObject({
      thread: { id: event.threadId },
      event: { timeZone: 'Europe/London' },
      people: [],
    });
    await letPass(event, 22.5);
    await Promise.all([remind(), remind()]);
    await remind();
    await eventually(async () => expect(await kindsOf(comes.as)).toEqual(['event-soon 2']));
    expect([await pending(event), await kindsOf(not.as)]).toEqual([[], []]);
  });

  it('are put anew when the event moves, and everybody who answered is told but who moved it', async () => {
    const event = await planAs(stage.asOwner, stage.communityId, 30);
    const [comes, not] = [await guest(event, 'yes'), await guest(event, 'no')];
    await stage.asOwner(answerEvent, { params: { eventId: event.id }, body: { answer: 'yes' } });
    const { answer: moved } = await move(event, 0.5);
    expect([moved.version, await pending(event)]).toEqual([2, []]);
    const { answer: later } = await move(moved, 12);
    expect(await pending(event)).toEqual(['hour']);
    await move(later, 72);
    expect(await pending(event)).toEqual(['day', 'hour']);
    for (const { as } of [comes, not])
      await eventually(async () => expect(await kindsOf(as)).toEqual(['event-moved 3']));
    expect(await kindsOf(stage.asOwner)).toEqual([]);
  });

  it('do not come for a change of other things, nor are they put anew', async () => {
    const event = await planAs(stage.asOwner, stage.communityId, 30);
    const comes = await guest(event, 'yes');
    await letPass(event, 7);
    await remind();
    const { answer: now } = await stage.asOwner(updateEvent, {
      params: { eventId: event.id },
      body: { ...changeOf(event), startsAt: inHours(23), endsAt: inHours(24), place: 'The hall' },
    });
    const before = await pending(event);
    await stage.asOwner(updateEvent, {
      params: { eventId: event.id },
      body: { ...changeOf(now), place: 'The other hall' },
    });
    expect([before, await pending(event)]).toEqual([['hour'], ['hour']]);
    await eventually(async () => expect(await kindsOf(comes.as)).toContain('event-soon 1'));
    expect((await kindsOf(comes.as)).filter((kind) => kind === 'event-moved 2')).toEqual([]);
  });

  it('end when the event is cancelled, of which those who may come hear, and begin again with it', async () => {
    const event = await planAs(stage.asOwner, stage.communityId, 30);
    const [comes, not] = [await guest(event, 'maybe'), await guest(event, 'no')];
    const set = (state: 'planned' | 'cancelled', version: number) =>
      stage.asOwner(setEventState, { params: { eventId: event.id }, body: { state, version } });
    await set('cancelled', 1);
    expect(await pending(event)).toEqual([]);
    await eventually(async () => expect(await kindsOf(comes.as)).toEqual(['event-cancelled 1']));
    expect(await kindsOf(not.as)).toEqual([]);
    await set('planned', 2);
    expect(await pending(event)).toEqual(['day', 'hour']);
    await eventually(async () => expect(await kindsOf(not.as)).toEqual(['event-resumed 1']));
  });

  it('do not come of what has begun meanwhile, was deleted, or can no longer be read', async () => {
    const { id: communityId } = await stage.test.given.community({
      owner: stage.owner,
      visibility: 'hidden',
    });
    const [begun, deleted, left] = [
      await planAs(stage.asOwner, communityId, 30),
      await planAs(stage.asOwner, communityId, 30),
      await planAs(stage.asOwner, communityId, 30),
    ];
    const people = [await guest(begun, 'yes'), await guest(deleted, 'yes'), await guest(left, 'yes')];
    await letPass(begun, 31);
    await letPass(deleted, 8);
    await stage.asOwner(deleteThread, { params: { threadId: deleted.threadId }, body: {} });
    await letPass(left, 8);
    await stage.test.database.sql
      .deleteFrom('membership')
      .where('community_id', '=', communityId)
      .where('person_id', '=', people[2]?.person.id ?? '')
      .execute();
    const marker = await planAs(stage.asOwner, stage.communityId, 30);
    const witness = await guest(marker, 'yes');
    await letPass(marker, 8);
    await remind();
    await eventually(async () => expect(await kindsOf(witness.as)).toEqual(['event-soon 1']));
    for (const { as } of people) expect(await kindsOf(as)).toEqual([]);
  });
});
