import { z } from 'zod';

import { operation } from './operation.js';
import { id, instant } from './primitives.js';
import { videoParams } from './video-parts.js';

const LEARNING_RECORDS = 'Learning records';

const DAY_MS = 24 * 60 * 60 * 1000;
const MOST_SECONDS = 24 * 60 * 60;
const MOST_EVENTS = 50;
const MOST_SEGMENTS = 200;

/** Whether this server tells a learning record store what people learn from, and whether I have agreed to it. */
export const learningRecordView = z.object({
  offered: z.boolean(),
  agreedAt: instant.nullable(),
});

export const readLearningRecord = operation({
  id: 'readLearningRecord',
  method: 'get',
  path: '/api/me/learning-record',
  tag: LEARNING_RECORDS,
  summary: 'Whether what I learn from is recorded in a learning record store (xAPI).',
  access: 'account',
  answer: learningRecordView,
});

export const changeLearningRecord = operation({
  id: 'changeLearningRecord',
  method: 'put',
  path: '/api/me/learning-record',
  tag: LEARNING_RECORDS,
  summary:
    'Agree to it, or take that back: then nothing more is sent, and what was not sent yet is deleted. The store keeps what it has.',
  access: 'account',
  body: z.strictObject({ agreed: z.boolean() }),
  answer: learningRecordView,
  failures: ['learning-record.not-offered'],
});

const seconds = z.number().min(0).max(MOST_SECONDS);

const segment = z
  .strictObject({ from: seconds, to: seconds })
  .refine(({ from, to }) => from <= to, 'learning-record.segment-backwards');

/**
 * Something that happened in the player. `agoMs` is how long before the request, so that a wrong clock does no harm;
 * `seconds` is the place in the video, `from` the place that was left by seeking, `watched` the parts seen so far.
 */
export const playerEvent = z.strictObject({
  id: id.describe('of the statement; sending it again changes nothing'),
  kind: z.enum(['initialized', 'played', 'paused', 'seeked', 'completed', 'terminated']),
  agoMs: z.number().int().min(0).max(DAY_MS),
  seconds,
  from: seconds.optional(),
  watched: z.array(segment).max(MOST_SEGMENTS).optional(),
});

export const recordPlaying = operation({
  id: 'recordPlaying',
  method: 'post',
  path: '/api/videos/:videoId/playings',
  tag: LEARNING_RECORDS,
  summary:
    'Record what happened in the player, for those who have agreed to a learning record; for others nothing is kept.',
  access: 'account',
  params: videoParams,
  body: z.strictObject({
    playingId: id.describe('the same from the opening of the player to its end'),
    events: z.array(playerEvent).min(1).max(MOST_EVENTS),
  }),
});

export type PlayerEvent = z.output<typeof playerEvent>;
export type LearningRecordView = z.output<typeof learningRecordView>;
