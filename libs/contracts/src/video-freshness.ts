import { z } from 'zod';

import { operation } from './operation.js';
import { id } from './primitives.js';
import { videoParams } from './video-parts.js';
import { videoView } from './video-views.js';

const FRESHNESS = 'Freshness of videos';

export const reviewVideo = operation({
  id: 'reviewVideo',
  method: 'put',
  path: '/api/videos/:videoId/review',
  tag: FRESHNESS,
  summary:
    'Say that a video is still correct, and until when. Without a day, the usual time of this server passes until it is to be looked at again.',
  access: 'account',
  params: videoParams,
  body: z.strictObject({
    reviewBy: z.iso.date().optional().describe('a day that is yet to come, at most ten years away'),
  }),
  answer: videoView,
  failures: ['not-allowed', 'video.review-day'],
});

export const replaceVideoFile = operation({
  id: 'replaceVideoFile',
  method: 'put',
  path: '/api/videos/:videoId/file',
  tag: FRESHNESS,
  summary:
    'Put a new file in the place of that of a published video. The old one is played until the new one is ready; address, discussion and what the video was worth stay.',
  access: 'account',
  params: videoParams,
  body: z.strictObject({ uploadId: id }),
  answer: videoView,
  failures: ['not-allowed', 'video.busy', 'video.upload-missing'],
});
