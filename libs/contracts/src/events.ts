import { z } from 'zod';

import { isLocalTime, isTimeZone, LIMITS } from '#libs/kernel';

import { communityParams } from './discussion-parts.js';
import { eventAnswer, eventGuests, eventState, eventView } from './event-views.js';
import { operation } from './operation.js';
import { id, instant, language, markdown, page, pageQuery, text } from './primitives.js';

const EVENTS = 'Events';
const MOST_VERSION = 2_147_483_646;

const eventParams = z.strictObject({ eventId: id.describe('the event') });
const version = z.number().int().min(1).max(MOST_VERSION);

const localTime = z
  .string()
  .max(16, 'event.time-invalid')
  .refine(isLocalTime, 'event.time-invalid')
  .describe('what clocks show there, `2026-12-03T10:00`')
  .meta({ example: '2026-12-03T10:00' });

const timeZone = z
  .string()
  .max(64, 'event.zone-invalid')
  .refine(isTimeZone, 'event.zone-invalid')
  .describe('of the IANA time zone database, such as `Europe/London`')
  .meta({ example: 'Europe/London' });

const link = text({ most: LIMITS.events.link }).regex(/^(?:https:\/\/[^\s/]\S*)?$/i, 'event.link-invalid');

const facts = {
  title: text({ least: 1, most: LIMITS.content.title }),
  startsAt: localTime,
  endsAt: localTime,
  timeZone,
  place: text({ most: LIMITS.events.place }),
  link,
};

/** Both times are of one zone, so their texts stand in the order of the times. */
const endsAfterStart = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }): boolean =>
  endsAt > startsAt;
const endRule = { path: ['endsAt'], error: 'event.ends-too-early' };

export const createEvent = operation({
  id: 'createEvent',
  method: 'post',
  path: '/api/communities/:communityId/events',
  tag: EVENTS,
  summary:
    'Plan an event. Its agenda opens a thread, where it is talked about; it is read and deleted with that thread.',
  access: 'account',
  idempotent: true,
  params: communityParams,
  body: z
    .strictObject({
      ...facts,
      timeZone: timeZone.optional().describe('`Europe/London` when left out'),
      place: facts.place.optional(),
      link: link.optional(),
      agenda: markdown(LIMITS.content.post).describe('Markdown'),
      language: language.optional(),
    })
    .refine(endsAfterStart, endRule),
  answer: eventView,
  failures: ['not-allowed', 'event.ends-too-early', 'event.too-long', 'idempotency.key-reused'],
});

export const listCommunityEvents = operation({
  id: 'listCommunityEvents',
  method: 'get',
  path: '/api/communities/:communityId/events',
  tag: EVENTS,
  summary:
    'Events of a community that have not ended, the next one first; or those that have, the latest first.',
  access: 'anyone',
  params: communityParams,
  query: z.strictObject({
    ...pageQuery,
    when: z.enum(['upcoming', 'past']).optional().describe('`upcoming` when left out'),
  }),
  answer: page(eventView),
});

export const listMyEvents = operation({
  id: 'listMyEvents',
  method: 'get',
  path: '/api/me/upcoming-events',
  tag: EVENTS,
  summary: 'Events of all my communities that have not ended, the next one first.',
  access: 'account',
  query: z.strictObject(pageQuery),
  answer: page(eventView),
});

export const readEvent = operation({
  id: 'readEvent',
  method: 'get',
  path: '/api/events/:eventId',
  tag: EVENTS,
  summary: 'One event.',
  access: 'anyone',
  params: eventParams,
  answer: eventView,
});

export const updateEvent = operation({
  id: 'updateEvent',
  method: 'put',
  path: '/api/events/:eventId',
  tag: EVENTS,
  summary:
    'Change an event. `version` is the one that was changed; if somebody else was faster, the answer is 409. Only its author changes the agenda. `recordingId` is a published video of the community.',
  access: 'account',
  params: eventParams,
  body: z
    .strictObject({
      ...facts,
      recordingId: id.nullable(),
      version,
      agenda: z
        .strictObject({ markdown: markdown(LIMITS.content.post), version })
        .optional()
        .describe('left out, it stays'),
    })
    .refine(endsAfterStart, endRule),
  answer: eventView,
  failures: [
    'not-allowed',
    'event.ends-too-early',
    'event.too-long',
    'event.changed',
    'event.recording-missing',
    'post.changed-meanwhile',
    'post.deleted',
  ],
});

export const setEventState = operation({
  id: 'setEventState',
  method: 'put',
  path: '/api/events/:eventId/state',
  tag: EVENTS,
  summary: 'Cancel an event, or say that it will take place after all. Whoever wanted to come is told.',
  access: 'account',
  params: eventParams,
  body: z.strictObject({ state: eventState, version }),
  answer: eventView,
  failures: ['not-allowed', 'event.changed'],
});

export const answerEvent = operation({
  id: 'answerEvent',
  method: 'put',
  path: '/api/events/:eventId/answer',
  tag: EVENTS,
  summary: 'Say whether I come. Members of the community see the names of those who do.',
  access: 'account',
  params: eventParams,
  body: z.strictObject({ answer: eventAnswer }),
  answer: eventView,
  failures: ['not-allowed', 'event.cancelled', 'event.over'],
});

export const withdrawEventAnswer = operation({
  id: 'withdrawEventAnswer',
  method: 'delete',
  path: '/api/events/:eventId/answer',
  tag: EVENTS,
  summary: 'Take back what I said. Doing so again changes nothing.',
  access: 'account',
  params: eventParams,
  answer: eventView,
});

export const listEventGuests = operation({
  id: 'listEventGuests',
  method: 'get',
  path: '/api/events/:eventId/guests',
  tag: EVENTS,
  summary: 'Who has given an answer, the first one first. For members of the community.',
  access: 'account',
  params: eventParams,
  query: z.strictObject({ ...pageQuery, answer: eventAnswer.optional().describe('`yes` when left out') }),
  answer: eventGuests,
  failures: ['not-allowed'],
});

const calendarQuery = z.strictObject({
  communityId: id
    .optional()
    .describe(
      'events of this community; when left out, those of all communities to which I said yes or maybe',
    ),
});

export const readCalendarAddress = operation({
  id: 'readCalendarAddress',
  method: 'get',
  path: '/api/me/calendar-address',
  tag: EVENTS,
  summary: 'Whether I have an address under which a calendar reads events for me.',
  access: 'account',
  query: calendarQuery,
  answer: z.object({ createdAt: instant.nullable().describe('null: there is none') }),
});

export const makeCalendarAddress = operation({
  id: 'makeCalendarAddress',
  method: 'put',
  path: '/api/me/calendar-address',
  tag: EVENTS,
  summary:
    'Make me an address of a calendar (iCalendar). Whoever has it reads what I may read, so an earlier one ends.',
  access: 'account',
  query: calendarQuery,
  answer: z.object({ createdAt: instant, address: z.string() }),
});

export const endCalendarAddress = operation({
  id: 'endCalendarAddress',
  method: 'delete',
  path: '/api/me/calendar-address',
  tag: EVENTS,
  summary: 'End my address of a calendar.',
  access: 'account',
  query: calendarQuery,
});
