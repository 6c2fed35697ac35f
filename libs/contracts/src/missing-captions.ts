import { z } from 'zod';

import { LIMITS } from '#libs/kernel';

import { operation } from './operation.js';
import { instant, text } from './primitives.js';
import { videoParams } from './video-parts.js';

/**
 * Why a video is published without captions. The first two say that it needs none; with the others its author is
 * reminded until there are captions.
 */
export const missingCaptionsReason = z.enum([
  'no-speech',
  'words-in-picture',
  'follow-later',
  'urgent',
  'other',
]);

const fields = {
  reason: missingCaptionsReason,
  note: text({ most: LIMITS.videos.missingCaptionsNote, multiline: true })
    .optional()
    .describe('needed with the reason `other`'),
};

/** A reason as somebody gives it. */
export const missingCaptions = z
  .strictObject(fields)
  .refine(({ reason, note = '' }) => reason !== 'other' || note.trim() !== '', {
    path: ['note'],
    message: 'captions.note-missing',
  });

/** A reason as it was recorded. Only those see it who may write captions. */
export const missingCaptionsView = z.object({
  reason: missingCaptionsReason,
  note: z.string(),
  at: instant,
});

export const explainMissingCaptions = operation({
  id: 'explainMissingCaptions',
  method: 'put',
  path: '/api/videos/:videoId/missing-captions',
  tag: 'Captions',
  summary: 'Say why a published video has no captions, in the place of what was said before.',
  access: 'account',
  params: videoParams,
  body: missingCaptions,
  answer: missingCaptionsView,
  failures: ['not-allowed', 'video.not-published', 'captions.exist'],
});

export type MissingCaptions = z.output<typeof missingCaptions>;
export type MissingCaptionsView = z.output<typeof missingCaptionsView>;
