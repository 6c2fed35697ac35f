import { z } from 'zod';

import { LIMITS } from '#libs/kernel';

import { id, markdown } from './primitives.js';

/** The largest number that a post or event may be asked for by. */
export const LAST_NUMBER = 999_999_999;

export const words = markdown(LIMITS.content.post, 1);
export const attachmentIds = z
  .array(id)
  .max(LIMITS.content.attachmentsPerPost, 'attachments.too-many')
  .refine((ids) => new Set(ids).size === ids.length, 'attachments.repeated');
export const threadParams = z.strictObject({ threadId: id.describe('the thread') });
export const postParams = z.strictObject({ postId: id.describe('the post') });
export const communityParams = z.strictObject({ communityId: id.describe('the community') });
