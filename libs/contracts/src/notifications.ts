import { z } from 'zod';

import { communityLink, questionAsked } from './community-views.js';
import { threadParams } from './discussion-parts.js';
import { operation } from './operation.js';
import { personLink } from './person-card.js';
import { id, instant, page, pageQuery } from './primitives.js';
import { publicationLink } from './publications.js';
import { skillView } from './skill-view.js';

const TAG = 'Notifications';

export const notificationKinds = [
  'mention',
  'reply',
  'thread-activity',
  'followed-post',
  'publication',
  'publication-comment',
  'followed-topic',
  'reaction',
  'answer-accepted',
  'captions-missing',
  'video-review',
  'event-soon',
  'event-moved',
  'event-cancelled',
  'event-resumed',
  'invitation',
  'join-request',
  'join-decision',
  'agreement-proposed',
  'agreement-answered',
  'agreement-ended',
  'agreement-review',
  'endorsement',
  'expert-asked',
  'report',
  'report-decision',
  'report-answered',
] as const;

/**
 * Something a person should know. Several of the same kind about the same thing are one, with `count` and the latest
 * `people`. A notification whose subject the reader may no longer read is not listed at all.
 */
export const notificationView = z.object({
  id,
  kind: z.enum(notificationKinds),
  count: z.number().int().min(1),
  people: z.array(personLink).describe('the latest three'),
  community: communityLink.nullable(),
  thread: z.object({ id, title: z.string(), slug: z.string() }).nullable(),
  post: z.object({ id, number: z.number().int(), excerpt: z.string() }).nullable(),
  decision: z.enum(['accepted', 'declined', 'upheld', 'dismissed']).nullable(),
  skill: skillView.nullable().describe('the one that was endorsed'),
  publication: publicationLink.nullable(),
  event: z.object({ startsAt: instant, timeZone: z.string() }).nullable().describe('when it begins'),
  question: questionAsked.nullable().describe('for which an invitation asks'),
  subjectId: id
    .nullable()
    .describe('the invitation, request, report, video, event, agreement, skill or comment'),
  updatedAt: instant,
  readAt: instant.nullable(),
});

export type NotificationView = z.output<typeof notificationView>;

export const listNotifications = operation({
  id: 'listNotifications',
  method: 'get',
  path: '/api/me/notifications',
  tag: TAG,
  summary: 'My notifications, newest first, and how many are unread.',
  access: 'account',
  query: z.strictObject({ ...pageQuery, only: z.enum(['unread']).optional().describe('all when left out') }),
  answer: page(notificationView).extend({ unread: z.number().int().min(0) }),
});

export const readNotification = operation({
  id: 'readNotification',
  method: 'put',
  path: '/api/me/notifications/:notificationId/read',
  tag: TAG,
  summary: 'Mark a notification as read or unread.',
  access: 'account',
  params: z.strictObject({ notificationId: id.describe('the notification') }),
  body: z.strictObject({ read: z.boolean() }),
});

export const readAllNotifications = operation({
  id: 'readAllNotifications',
  method: 'put',
  path: '/api/me/notifications/read',
  tag: TAG,
  summary: 'Mark all notifications as read.',
  access: 'account',
});

/** How much a person wants to hear of a thread: everything, mentions and replies to them, or nothing. */
export const subscriptionLevel = z.enum(['watch', 'normal', 'mute']);

export const readSubscription = operation({
  id: 'readSubscription',
  method: 'get',
  path: '/api/threads/:threadId/subscription',
  tag: TAG,
  summary: 'How much I hear of a thread.',
  access: 'account',
  params: threadParams,
  answer: z.object({ level: subscriptionLevel }),
});

export const setSubscription = operation({
  id: 'setSubscription',
  method: 'put',
  path: '/api/threads/:threadId/subscription',
  tag: TAG,
  summary: 'Choose how much I hear of a thread.',
  access: 'account',
  params: threadParams,
  body: z.strictObject({ level: subscriptionLevel }),
  answer: z.object({ level: subscriptionLevel }),
});
