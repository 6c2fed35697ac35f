import { z } from 'zod';

import { LIMITS } from '#libs/kernel';

import { LAST_NUMBER, words, attachmentIds, threadParams, communityParams } from './discussion-parts.js';
import { postView, threadKind, threadPage, threadState, threadSummary } from './discussion-views.js';
import { operation } from './operation.js';
import { id, language, markdown, page, pageQuery, text, wholeNumber } from './primitives.js';

const THREADS = 'Threads';

const title = text({ least: 1, most: LIMITS.content.title });

export const threadFilter = z.enum(['all', 'unread', 'unanswered', 'deleted']);

export const listThreads = operation({
  id: 'listThreads',
  method: 'get',
  path: '/api/communities/:communityId/threads',
  tag: THREADS,
  summary:
    'Threads of a community, the most recently active first. Pinned threads come apart, with the first page of "all". "deleted" gives those that I may still read.',
  access: 'anyone',
  params: communityParams,
  query: z.strictObject({ ...pageQuery, filter: threadFilter.optional().describe('`all` when left out') }),
  answer: page(threadSummary).extend({ pinned: z.array(threadSummary) }),
});

export const listMyThreads = operation({
  id: 'listMyThreads',
  method: 'get',
  path: '/api/me/threads',
  tag: THREADS,
  summary:
    'Threads of all my communities, the most recently active first: everything, what I have not read, questions without an accepted answer, those that I opened, or those about topics that I follow.',
  access: 'account',
  query: z.strictObject({
    ...pageQuery,
    filter: z
      .enum(['all', 'unread', 'unanswered', 'mine', 'topics'])
      .optional()
      .describe(
        '`all` when left out; `mine`: those that I opened; `topics`: those about topics that I follow, in every community that I may read',
      ),
  }),
  answer: page(threadSummary),
});

export const openThread = operation({
  id: 'openThread',
  method: 'post',
  path: '/api/communities/:communityId/threads',
  tag: THREADS,
  summary: 'Open a thread with its first post.',
  access: 'account',
  idempotent: true,
  params: communityParams,
  body: z.strictObject({
    title,
    markdown: words,
    kind: threadKind.optional(),
    language: language.optional(),
    attachmentIds: attachmentIds.optional(),
  }),
  answer: z.object({ thread: threadState, post: postView }),
  failures: ['not-allowed', 'attachment.missing', 'idempotency.key-reused'],
});

const number = wholeNumber(0, LAST_NUMBER).optional();

export const readThread = operation({
  id: 'readThread',
  method: 'get',
  path: '/api/threads/:threadId',
  tag: THREADS,
  summary:
    'A thread with a part of its posts: those after or before a number, around one, or from the first unread one. Without any of these, the first ones.',
  access: 'anyone',
  params: threadParams,
  query: z
    .strictObject({
      limit: pageQuery.limit,
      after: number.describe('posts after this number'),
      before: number.describe('the last posts before this number'),
      around: number.describe('posts on both sides of this number'),
      at: z
        .enum(['first-unread', 'end'])
        .optional()
        .describe('from the first post that I have not read, or the last posts'),
    })
    .refine(
      ({ after, before, around, at }) =>
        [after, before, around, at].filter((place) => place !== undefined).length <= 1,
      'thread.one-place',
    ),
  answer: threadPage,
});

export const renameThread = operation({
  id: 'renameThread',
  method: 'put',
  path: '/api/threads/:threadId/title',
  tag: THREADS,
  summary: 'Change the title of a thread.',
  access: 'account',
  params: threadParams,
  body: z.strictObject({ title }),
  answer: threadState,
  failures: ['not-allowed'],
});

export const setThreadKind = operation({
  id: 'setThreadKind',
  method: 'put',
  path: '/api/threads/:threadId/kind',
  tag: THREADS,
  summary: 'Mark a thread as a question, or as a discussion. A discussion has no accepted answer.',
  access: 'account',
  params: threadParams,
  body: z.strictObject({ kind: threadKind }),
  answer: threadState,
  failures: ['not-allowed'],
});

const threadSwitch = <const I extends string, const M extends 'put' | 'delete', const W extends string>(
  name: I,
  method: M,
  what: W,
  summary: string,
) =>
  operation({
    id: name,
    method,
    path: `/api/threads/:threadId/${what}`,
    tag: THREADS,
    summary,
    access: 'account',
    params: threadParams,
    answer: threadState,
    failures: ['not-allowed'],
  });

export const lockThread = threadSwitch('lockThread', 'put', 'lock', 'Close a thread to new posts.');

export const unlockThread = threadSwitch('unlockThread', 'delete', 'lock', 'Allow new posts again.');

export const pinThread = threadSwitch(
  'pinThread',
  'put',
  'pin',
  'Keep a thread at the top of its community.',
);

export const unpinThread = threadSwitch('unpinThread', 'delete', 'pin', 'Stop keeping a thread at the top.');

export const deleteThread = operation({
  id: 'deleteThread',
  method: 'put',
  path: '/api/threads/:threadId/deletion',
  tag: THREADS,
  summary:
    'Delete a thread with all its posts. Its author may do so until somebody else has replied, those who look after the community always; a reason goes into the audit log. It can be restored.',
  access: 'account',
  params: threadParams,
  body: z.strictObject({ reason: markdown(LIMITS.content.reason).optional() }),
  answer: threadState,
  failures: ['not-allowed'],
});

export const restoreThread = operation({
  id: 'restoreThread',
  method: 'post',
  path: '/api/threads/:threadId/restore',
  tag: THREADS,
  summary: 'Bring back a deleted thread, as it was.',
  access: 'account',
  params: threadParams,
  answer: threadState,
  failures: ['not-allowed'],
});

export const acceptAnswer = operation({
  id: 'acceptAnswer',
  method: 'put',
  path: '/api/threads/:threadId/accepted-answer',
  tag: THREADS,
  summary: 'Mark one reply to a question as its answer.',
  access: 'account',
  params: threadParams,
  body: z.strictObject({ postId: id }),
  answer: threadState,
  failures: ['not-allowed', 'thread.not-a-question', 'answer.not-a-reply', 'post.deleted'],
});

export const unacceptAnswer = operation({
  id: 'unacceptAnswer',
  method: 'delete',
  path: '/api/threads/:threadId/accepted-answer',
  tag: THREADS,
  summary: 'Take back which reply is the answer.',
  access: 'account',
  params: threadParams,
  answer: threadState,
  failures: ['not-allowed'],
});
