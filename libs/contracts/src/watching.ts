import { z } from 'zod';

import { operation } from './operation.js';
import { instant } from './primitives.js';
import { videoParams } from './video-parts.js';

const WATCHING = 'Watching';

/** A stretch of a video in whole seconds: from the first, up to but not with the second. */
const stretch = z.tuple([z.number().int().min(0), z.number().int().min(1)]);

/**
 * What I have seen of a video; nobody else reads it. It is completed once nine tenths of its seconds were seen, in
 * whatever order, and stays so until I start again.
 */
export const watchRecord = z.object({
  isKept: z.boolean().describe('false when I have turned the record off'),
  positionMs: z.number().int().min(0).describe('where I was last'),
  seen: z.array(stretch).describe('in ascending order, without overlaps'),
  percent: z.number().int().min(0).max(100),
  completedAt: instant.nullable(),
});

export const readWatchRecord = operation({
  id: 'readWatchRecord',
  method: 'get',
  path: '/api/videos/:videoId/watch-record',
  tag: WATCHING,
  summary: 'Which parts of a video I have seen, and where I was last. Only I can read it.',
  access: 'account',
  params: videoParams,
  answer: watchRecord,
});

export const addToWatchRecord = operation({
  id: 'addToWatchRecord',
  method: 'put',
  path: '/api/videos/:videoId/watch-record',
  tag: WATCHING,
  summary:
    'Add what I have seen since. Stretches that are known already change nothing, so it may be sent again. Nothing is kept when I have turned the record off.',
  access: 'account',
  automatic: true,
  params: videoParams,
  body: z.strictObject({
    positionMs: z.number().int().min(0).max(2_147_483_647),
    seen: z
      .array(stretch)
      .max(50)
      .refine(
        (stretches) => stretches.every(([from, to]) => from < to && to <= 1_000_000),
        'watching.stretch',
      ),
  }),
  answer: watchRecord,
});

export const eraseWatchRecord = operation({
  id: 'eraseWatchRecord',
  method: 'delete',
  path: '/api/videos/:videoId/watch-record',
  tag: WATCHING,
  summary: 'Forget what I have seen of a video, to start again.',
  access: 'account',
  params: videoParams,
});

/** Whether it is kept what I watch, and of how many videos it is. */
export const watchHistory = z.object({
  isKept: z.boolean(),
  videos: z.number().int().min(0),
});

export const readWatchHistory = operation({
  id: 'readWatchHistory',
  method: 'get',
  path: '/api/me/watch-history',
  tag: WATCHING,
  summary: 'Whether it is kept what I watch, and of how many videos it is.',
  access: 'account',
  answer: watchHistory,
});

export const setWatchHistory = operation({
  id: 'setWatchHistory',
  method: 'put',
  path: '/api/me/watch-history',
  tag: WATCHING,
  summary: 'Turn on or off that it is kept what I watch. What is there already stays until it is erased.',
  access: 'account',
  body: z.strictObject({ isKept: z.boolean() }),
  answer: watchHistory,
});

export const eraseWatchHistory = operation({
  id: 'eraseWatchHistory',
  method: 'delete',
  path: '/api/me/watch-history',
  tag: WATCHING,
  summary: 'Erase all that is kept about what I have watched.',
  access: 'account',
  answer: watchHistory,
});

export type WatchRecord = z.output<typeof watchRecord>;
export type WatchHistory = z.output<typeof watchHistory>;
