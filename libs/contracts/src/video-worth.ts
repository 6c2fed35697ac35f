import { z } from 'zod';

import { LIMITS } from '#libs/kernel';

import { operation } from './operation.js';
import { personCard } from './person-card.js';
import { id, instant, markdown } from './primitives.js';
import { videoParams } from './video-parts.js';

const WORTH = 'Worth of videos';

const count = z.number().int().min(0);

/** What people say of a video: that it helped them, or that they used what it shows. */
export const videoMark = z.enum(['helpful', 'used']);

const coarse = count
  .nullable()
  .describe('rounded down to a multiple of five; null: fewer than five, or too few to tell');

/**
 * How many people watched a video, for its author and the hosts of its community. Counted once a day (`countedAt`,
 * null before the first time). `named` are viewers who let authors see their names; only the author is shown them.
 */
const videoNumbers = z.object({
  viewers: coarse,
  completed: coarse,
  visits: coarse,
  countedAt: instant.nullable(),
  named: z.array(personCard),
});

/**
 * What a video was worth to those who watched it. `notePostIds` are posts of its thread that tell how it was used;
 * `mine` is what the reader said.
 */
export const videoWorth = z.object({
  helpful: count,
  used: count,
  notePostIds: z.array(id),
  mine: z.object({ helpful: z.boolean(), used: z.boolean(), notePostId: id.nullable() }),
  numbers: videoNumbers.nullable(),
  permissions: z.object({ canMark: z.boolean(), canNote: z.boolean() }),
});

export const readVideoWorth = operation({
  id: 'readVideoWorth',
  method: 'get',
  path: '/api/videos/:videoId/worth',
  tag: WORTH,
  summary: 'How many people a video helped, who wrote how they used it, and what I said.',
  access: 'anyone',
  params: videoParams,
  answer: videoWorth,
});

const markParams = videoParams.extend({ mark: videoMark.describe('what is said of it') });

export const markVideo = operation({
  id: 'markVideo',
  method: 'put',
  path: '/api/videos/:videoId/marks/:mark',
  tag: WORTH,
  summary: 'Say that a video helped me, or that I used what it shows. Doing so again changes nothing.',
  access: 'account',
  params: markParams,
  answer: videoWorth,
  failures: ['not-allowed'],
});

export const unmarkVideo = operation({
  id: 'unmarkVideo',
  method: 'delete',
  path: '/api/videos/:videoId/marks/:mark',
  tag: WORTH,
  summary:
    'Take back what I said of a video; my note about its use is deleted with it. Doing so again changes nothing.',
  access: 'account',
  params: markParams,
  answer: videoWorth,
});

export const noteVideoUse = operation({
  id: 'noteVideoUse',
  method: 'post',
  path: '/api/videos/:videoId/use-notes',
  tag: WORTH,
  summary: 'Tell how I used what a video shows. The note is a post in the thread of the video.',
  access: 'account',
  idempotent: true,
  params: videoParams,
  body: z.strictObject({ markdown: markdown(LIMITS.videos.usageNote, 1) }),
  answer: videoWorth,
  failures: ['not-allowed', 'thread.locked', 'idempotency.key-reused'],
});

export const countVideoViewing = operation({
  id: 'countVideoViewing',
  method: 'post',
  path: '/api/videos/:videoId/viewings',
  tag: WORTH,
  summary:
    'Count that I watch a video, or that I watched it to the end. Somebody counts once; of people who are not signed in, or who do not want it kept what they watch, only the sum is kept.',
  access: 'anyone',
  automatic: true,
  params: videoParams,
  body: z.strictObject({ completed: z.boolean() }),
});

export type VideoMark = z.output<typeof videoMark>;
export type VideoWorth = z.output<typeof videoWorth>;
