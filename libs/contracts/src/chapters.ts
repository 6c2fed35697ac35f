import { z } from 'zod';

import { LIMITS } from '#libs/kernel';

import { operation } from './operation.js';
import { language, text } from './primitives.js';
import { videoParams } from './video-parts.js';
import { chapter } from './video-views.js';

const CHAPTERS = 'Chapters';

/** The chapters of a video; `revision` rises with each change, and is 0 where there have never been any. */
export const chaptersView = z.object({
  revision: z.number().int().min(0),
  chapters: z.array(chapter),
});

export const readVideoChapters = operation({
  id: 'readVideoChapters',
  method: 'get',
  path: '/api/videos/:videoId/chapters',
  tag: CHAPTERS,
  summary:
    'The chapters of a video. Players get them as a WebVTT track from `/api/videos/{videoId}/chapters.vtt`.',
  access: 'anyone',
  params: videoParams,
  answer: chaptersView,
});

export const saveVideoChapters = operation({
  id: 'saveVideoChapters',
  method: 'put',
  path: '/api/videos/:videoId/chapters',
  tag: CHAPTERS,
  summary:
    'Put chapters in the place of those that a video has; none takes them away. `revision` is the one that was changed; if somebody else has changed them meanwhile, nothing is overwritten and the answer is 409.',
  access: 'account',
  params: videoParams,
  body: z.strictObject({
    revision: z.number().int().min(0).max(2_147_483_646),
    chapters: z
      .array(
        z.strictObject({
          startMs: z.number().int().min(0).max(2_147_483_647),
          title: text({ least: 1, most: LIMITS.videos.chapterTitle }),
        }),
      )
      .max(LIMITS.videos.chapters)
      .refine(
        (chapters) => chapters.every(({ startMs }, at) => startMs > (chapters[at - 1]?.startMs ?? -1)),
        'chapters.order',
      ),
  }),
  answer: chaptersView,
  failures: ['not-allowed', 'chapters.conflict', 'chapters.after-the-end'],
});

export const suggestVideoChapters = operation({
  id: 'suggestVideoChapters',
  method: 'get',
  path: '/api/videos/:videoId/chapters/suggestions',
  tag: CHAPTERS,
  summary:
    'Chapters that its captions, checked or not, suggest for a video. Nothing comes of them unless somebody saves them.',
  access: 'account',
  params: videoParams,
  answer: z.object({
    language: language.nullable().describe('of the captions that they were made from'),
    chapters: z.array(chapter),
  }),
  failures: ['not-allowed'],
});

export type ChaptersView = z.output<typeof chaptersView>;
