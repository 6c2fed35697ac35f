import { z } from 'zod';

import { LAST_NUMBER, threadParams, communityParams } from './discussion-parts.js';
import { draftSummary, threadSummary, unreadCount } from './discussion-views.js';
import { accountCatchUp, threadCatchUp } from './live.js';
import { operation } from './operation.js';
import { pageQuery, wholeNumber } from './primitives.js';

const READING = 'Reading';

export const readHome = operation({
  id: 'readHome',
  method: 'get',
  path: '/api/me/home',
  tag: READING,
  summary:
    'What is new for me: unread threads, unread counts of my communities, questions without an answer, threads about topics that I follow, and my drafts. `next…` is the `cursor` with which the list of my threads with the same filter goes on.',
  access: 'account',
  answer: z.object({
    unread: z.array(threadSummary),
    nextUnread: z.string().optional(),
    questions: z.array(threadSummary),
    nextQuestion: z.string().optional(),
    topics: z.array(threadSummary),
    nextTopic: z.string().optional(),
    communities: z.array(unreadCount),
    drafts: z.array(draftSummary),
  }),
});

export const listUnreadCounts = operation({
  id: 'listUnreadCounts',
  method: 'get',
  path: '/api/me/unread',
  tag: READING,
  summary: 'How much is unread in each of my communities.',
  access: 'account',
  answer: z.object({ communities: z.array(unreadCount) }),
});

export const moveReadPosition = operation({
  id: 'moveReadPosition',
  method: 'put',
  path: '/api/threads/:threadId/read-position',
  tag: READING,
  summary:
    'Say how far I have read. The position only moves forward, unless `force` is set (to mark posts as unread).',
  access: 'account',
  automatic: true,
  params: threadParams,
  body: z.strictObject({
    readThrough: z.number().int().min(0).max(LAST_NUMBER),
    force: z.boolean().optional(),
  }),
  answer: z.object({ readThrough: z.number().int(), unread: z.number().int() }),
});

export const markCommunityRead = operation({
  id: 'markCommunityRead',
  method: 'put',
  path: '/api/communities/:communityId/read',
  tag: READING,
  summary: 'Mark everything in a community as read.',
  access: 'account',
  params: communityParams,
});

export const markAllRead = operation({
  id: 'markAllRead',
  method: 'put',
  path: '/api/me/read',
  tag: READING,
  summary: 'Mark everything in all my communities as read.',
  access: 'account',
});

const eventsQuery = z.strictObject({
  after: wholeNumber(0, LAST_NUMBER).describe('number of the last event received; 0 for all of them'),
  limit: pageQuery.limit,
});

export const readThreadEvents = operation({
  id: 'readThreadEvents',
  method: 'get',
  path: '/api/threads/:threadId/events',
  tag: READING,
  summary:
    'What happened in a thread after an event of its stream, or that this is no longer kept (`tooOld`).',
  access: 'anyone',
  params: threadParams,
  query: eventsQuery,
  answer: threadCatchUp,
});

export const readMyEvents = operation({
  id: 'readMyEvents',
  method: 'get',
  path: '/api/me/events',
  tag: READING,
  summary:
    'What happened in my own stream after one of its events, or that this is no longer kept (`tooOld`).',
  access: 'account',
  query: eventsQuery,
  answer: accountCatchUp,
});
