import { z } from 'zod';

import { threadCommunity } from './discussion-views.js';
import { personCard } from './person-card.js';
import { id, instant, language, page } from './primitives.js';

const count = z.number().int().min(0);

/** Whether somebody comes. */
export const eventAnswer = z.enum(['yes', 'maybe', 'no']);

export const eventState = z.enum(['planned', 'cancelled']);

/**
 * When and where people meet. `startsLocal` and `endsLocal` are what clocks in `timeZone` show then, `2026-12-03T10:00`.
 * `mine` is the reader's own answer.
 */
export const eventView = z.object({
  id,
  threadId: id,
  slug: z.string(),
  title: z.string(),
  language,
  community: threadCommunity,
  author: personCard,
  startsAt: instant,
  endsAt: instant,
  startsLocal: z.string(),
  endsLocal: z.string(),
  timeZone: z.string(),
  place: z.string(),
  link: z.string().describe('https; empty where there is none'),
  state: eventState,
  recording: z
    .object({ videoId: id, threadId: id, slug: z.string(), title: z.string() })
    .nullable()
    .describe('null also where the reader may not watch it'),
  answers: z.object({ yes: count, maybe: count, no: count }),
  mine: eventAnswer.nullable(),
  version: z.number().int().min(1),
  isElsewhere: z.boolean().describe('it came from another server, which does not hear of answers'),
  agenda: z.object({ markdown: z.string(), version: z.number().int().min(1) }),
  permissions: z.object({
    canEdit: z.boolean(),
    canEditAgenda: z.boolean(),
    canAnswer: z.boolean(),
    canSeeWhoComes: z.boolean(),
  }),
});

/** Who has given an answer. */
export const eventGuests = page(z.object({ person: personCard, answeredAt: instant }));

export type EventAnswerName = z.output<typeof eventAnswer>;
export type EventView = z.output<typeof eventView>;
