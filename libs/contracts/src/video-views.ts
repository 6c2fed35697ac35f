import { z } from 'zod';

import { threadCommunity } from './discussion-views.js';
import { missingCaptionsView } from './missing-captions.js';
import { personCard } from './person-card.js';
import { id, instant, language } from './primitives.js';

const count = z.number().int().min(0);

/**
 * How far a video is: its bytes are still coming, it waits for a worker, it is being processed (and may be playable
 * already), it is done, or it could not be processed.
 */
export const videoState = z.enum(['uploading', 'waiting', 'processing', 'ready', 'failed']);

/** Why a video could not be processed. */
export const videoFailure = z.enum([
  'unknown-container',
  'codec-not-allowed',
  'too-long',
  'too-large-picture',
  'too-many-frames',
  'too-many-streams',
  'broken',
  'nothing-to-play',
  'took-too-long',
  'too-much-output',
  'out-of-memory',
  'upload-expired',
  'no-ffmpeg',
  'gave-up',
]);

/** How far one of the reader's own videos is. */
export const videoProgress = z.object({
  videoId: id,
  state: videoState,
  failure: videoFailure.nullable(),
  progress: count.max(100).describe('percent of the processing'),
  isPlayable: z.boolean(),
});

const storyboard = z.object({
  image: z.string(),
  columns: count,
  rows: count,
  tileWidth: count,
  tileHeight: count,
  secondsPerTile: z.number(),
});

/** Where a player finds a video: `master`, `posters` and `storyboard.image` are names below `base`. */
const videoMedia = z.object({
  base: z.string(),
  master: z.string(),
  posters: z.array(z.string()),
  storyboard: storyboard.nullable(),
});

/** Captions in one language. A draft was written by a machine; only those see it who may correct it. */
export const captionsSummary = z.object({
  language,
  isDraft: z.boolean(),
  revision: count.min(1),
});

/** A part of a video, from its start to that of the next. */
export const chapter = z.object({ startMs: count, title: z.string() });

/** What the reader may do with a video. */
const videoPermissions = z.object({
  canEdit: z.boolean(),
  canTag: z.boolean(),
  canPublish: z.boolean(),
  canRetry: z.boolean(),
  canDelete: z.boolean(),
  canCaption: z.boolean(),
  canReview: z.boolean(),
  canReplace: z.boolean(),
});

/**
 * A video or a sound recording. Without `threadId` it is a draft. `uploadId` is there as long as the bytes that were
 * uploaded are kept; `media` as soon as something can be played.
 */
export const videoView = z.object({
  id,
  community: threadCommunity,
  author: personCard,
  threadId: id.nullable(),
  uploadId: id.nullable(),
  title: z.string(),
  description: z.string().describe('Markdown'),
  language,
  tags: z.array(z.string()),
  state: videoState,
  failure: videoFailure.nullable(),
  progress: count.max(100),
  durationMs: count.nullable(),
  width: count.nullable(),
  height: count.nullable(),
  media: videoMedia.nullable(),
  captions: z.array(captionsSummary),
  missingCaptions: missingCaptionsView
    .nullable()
    .describe(
      'why it was published without captions, for those who may write them, as long as there are none',
    ),
  reviewBy: instant.nullable().describe('when somebody is to look whether it is still correct'),
  isStale: z.boolean().describe('whether that day has passed'),
  helpful: count.describe('how many people found it helpful'),
  used: count.describe('how many people used what it shows'),
  chapters: z.array(chapter),
  createdAt: instant,
  readyAt: instant.nullable(),
  publishedAt: instant.nullable(),
  permissions: videoPermissions,
});

export type VideoState = z.output<typeof videoState>;
export type VideoFailure = z.output<typeof videoFailure>;
export type VideoProgress = z.output<typeof videoProgress>;
export type Chapter = z.output<typeof chapter>;
export type VideoView = z.output<typeof videoView>;
