import { z } from 'zod';

import { LIMITS } from '#libs/kernel';

import { operation } from './operation.js';
import { instant, language, text } from './primitives.js';
import { videoParams } from './video-parts.js';
import { captionsSummary } from './video-views.js';

const CAPTIONS = 'Captions';

const captionsParams = videoParams.extend({
  language: language.describe('what the captions are written in'),
});

const cue = z.object({
  startMs: z.number().int().min(0),
  endMs: z.number().int().min(1),
  text: z.string().describe('plain text'),
  speaker: z.string().nullable(),
});

/** Captions with all that is said, in the order of its times. */
export const captionsView = captionsSummary.extend({ updatedAt: instant, cues: z.array(cue) });

export type CaptionsView = z.output<typeof captionsView>;

export const readVideoCaptions = operation({
  id: 'readVideoCaptions',
  method: 'get',
  path: '/api/videos/:videoId/captions/:language',
  tag: CAPTIONS,
  summary: 'The captions of a video in one language: its transcript, with times.',
  access: 'anyone',
  params: captionsParams,
  answer: captionsView,
});

export const saveVideoCaptions = operation({
  id: 'saveVideoCaptions',
  method: 'put',
  path: '/api/videos/:videoId/captions/:language',
  tag: CAPTIONS,
  summary:
    'Put a WebVTT or SubRip file in the place of the captions in one language. `revision` is the one that was changed, 0 for none; if somebody else has changed them meanwhile, nothing is overwritten and the answer is 409.',
  access: 'account',
  params: captionsParams,
  body: z.strictObject({
    file: text({ least: 1, most: LIMITS.videos.captions, multiline: true }).describe('the text of the file'),
    revision: z.number().int().min(0).max(2_147_483_646),
  }),
  answer: captionsView,
  failures: [
    'not-allowed',
    'captions.conflict',
    'captions.not-captions',
    'captions.empty',
    'captions.too-large',
    'captions.too-many-cues',
    'captions.bad-time',
    'captions.ends-before-start',
    'captions.after-the-end',
    'captions.text-too-long',
  ],
});

export const deleteVideoCaptions = operation({
  id: 'deleteVideoCaptions',
  method: 'delete',
  path: '/api/videos/:videoId/captions/:language',
  tag: CAPTIONS,
  summary: 'Delete the captions of a video in one language.',
  access: 'account',
  params: captionsParams,
  failures: ['not-allowed'],
});
