import { z } from 'zod';

import { LIMITS } from '#libs/kernel';

import { communityParams } from './discussion-parts.js';
import { missingCaptions } from './missing-captions.js';
import { operation } from './operation.js';
import { id, language, markdown, page, pageQuery, text } from './primitives.js';
import { videoParams } from './video-parts.js';
import { videoView } from './video-views.js';

const VIDEOS = 'Videos';

const title = text({ least: 1, most: LIMITS.content.title });
const description = markdown(LIMITS.videos.description);

/** Kept in lower case. */
const tag = text({ least: 1, most: 40 });
const tags = z.array(tag).max(LIMITS.content.tags, 'list.too-long');

const moment = z
  .number()
  .int('number.invalid')
  .min(0, 'number.out-of-range')
  .max(LIMITS.media.seconds * 1000, 'number.out-of-range');

/** What is kept of the upload; the rest is never encoded. */
const excerpt = z
  .strictObject({
    startMs: moment,
    endMs: moment.optional().describe('to the end of the film where left out'),
  })
  .refine(({ startMs, endMs }) => endMs === undefined || endMs > startMs, {
    error: 'number.out-of-range',
    path: ['endMs'],
  });

export const createVideo = operation({
  id: 'createVideo',
  method: 'post',
  path: '/api/communities/:communityId/videos',
  tag: VIDEOS,
  summary:
    'Make a draft of an upload, which may still be arriving (`/api/uploads`, by the tus protocol 1.0). It is processed as soon as all of it is there.',
  access: 'account',
  idempotent: true,
  params: communityParams,
  body: z.strictObject({
    title,
    description: description.optional(),
    language: language.optional(),
    tags: tags.optional(),
    uploadId: id,
    excerpt: excerpt.optional(),
  }),
  answer: videoView,
  failures: ['not-allowed', 'video.upload-missing', 'idempotency.key-reused'],
});

export const listMyVideos = operation({
  id: 'listMyVideos',
  method: 'get',
  path: '/api/me/videos',
  tag: VIDEOS,
  summary: 'My videos, drafts among them, the latest first.',
  access: 'account',
  query: z.strictObject(pageQuery),
  answer: page(videoView),
});

export const listCommunityVideos = operation({
  id: 'listCommunityVideos',
  method: 'get',
  path: '/api/communities/:communityId/videos',
  tag: VIDEOS,
  summary: 'The published videos of a community, the latest first, or those first that helped most.',
  access: 'anyone',
  params: communityParams,
  query: z.strictObject({
    ...pageQuery,
    sort: z.enum(['latest', 'helpful']).optional().describe('the latest first when left out'),
    tag: tag.optional().describe('only videos with this tag'),
  }),
  answer: page(videoView),
});

export const readVideo = operation({
  id: 'readVideo',
  method: 'get',
  path: '/api/videos/:videoId',
  tag: VIDEOS,
  summary: 'A video: a draft of mine, or one whose thread I may read.',
  access: 'anyone',
  params: videoParams,
  answer: videoView,
});

export const updateVideo = operation({
  id: 'updateVideo',
  method: 'patch',
  path: '/api/videos/:videoId',
  tag: VIDEOS,
  summary:
    'Change the words of a draft, or the community in which it will be published. Words of a published video are changed in its thread, its tags with `setVideoTags`.',
  access: 'account',
  params: videoParams,
  body: z.strictObject({
    title: title.optional(),
    description: description.optional(),
    language: language.optional(),
    tags: tags.optional(),
    communityId: id.optional().describe('another community, in which I may start threads'),
  }),
  answer: videoView,
  failures: ['not-allowed', 'video.published'],
});

export const setVideoTags = operation({
  id: 'setVideoTags',
  method: 'put',
  path: '/api/videos/:videoId/tags',
  tag: VIDEOS,
  summary:
    'Give a video these tags and no others; of a published one, whoever may change the title of its thread.',
  access: 'account',
  params: videoParams,
  body: z.strictObject({ tags }),
  answer: videoView,
  failures: ['not-allowed'],
});

export const retryVideo = operation({
  id: 'retryVideo',
  method: 'post',
  path: '/api/videos/:videoId/retry',
  tag: VIDEOS,
  summary: 'Have a video processed once more that could not be processed.',
  access: 'account',
  params: videoParams,
  answer: videoView,
  failures: ['not-allowed', 'video.not-failed'],
});

export const publishVideo = operation({
  id: 'publishVideo',
  method: 'post',
  path: '/api/videos/:videoId/publication',
  tag: VIDEOS,
  summary:
    'Open the thread of a draft, as soon as something can be played. Its description is the first post. It needs captions that somebody has written or checked, in any language, or a reason why there are none.',
  access: 'account',
  idempotent: true,
  params: videoParams,
  body: z
    .strictObject({
      missingCaptions: missingCaptions.optional().describe('why it is published without captions'),
    })
    .optional(),
  answer: videoView,
  failures: [
    'not-allowed',
    'video.published',
    'video.not-playable',
    'video.no-captions',
    'idempotency.key-reused',
  ],
});

export const deleteVideo = operation({
  id: 'deleteVideo',
  method: 'delete',
  path: '/api/videos/:videoId',
  tag: VIDEOS,
  summary:
    'Delete a video. A draft is gone for good; with a published one its thread is deleted, which can be restored.',
  access: 'account',
  params: videoParams,
  failures: ['not-allowed'],
});
