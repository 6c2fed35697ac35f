import { defineEntity, p } from '@mikro-orm/postgresql';

/**
 * When and where people meet. Title and agenda are those of its thread, with which it is read and deleted. `version`
 * rises with each change.
 */
export const CommunityEvent = defineEntity({
  name: 'CommunityEvent',
  tableName: 'event',
  properties: {
    id: p.uuid().primary(),
    threadId: p.uuid(),
    communityId: p.uuid(),
    authorId: p.uuid(),
    startsAt: p.datetime(),
    endsAt: p.datetime(),
    timeZone: p.text(),
    place: p.text(),
    link: p.text(),
    state: p.text().$type<'planned' | 'cancelled'>().default('planned'),
    recordingId: p.uuid().nullable(),
    version: p.integer().default(1),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
  },
});

/** Whether somebody comes to an event. */
export const EventAnswer = defineEntity({
  name: 'EventAnswer',
  tableName: 'event_answer',
  properties: {
    eventId: p.uuid().primary(),
    personId: p.uuid().primary(),
    answer: p.text().$type<'yes' | 'maybe' | 'no'>(),
    answeredAt: p.datetime(),
  },
});

/** That those who come are still to be told, at `dueAt`, that an event begins a day or an hour later. */
export const EventReminder = defineEntity({
  name: 'EventReminder',
  tableName: 'event_reminder',
  properties: {
    eventId: p.uuid().primary(),
    ahead: p.text().$type<'day' | 'hour'>().primary(),
    dueAt: p.datetime(),
  },
});
