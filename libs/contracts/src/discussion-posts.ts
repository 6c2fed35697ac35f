import { z } from 'zod';

import { words, attachmentIds, threadParams, postParams } from './discussion-parts.js';
import { postVersionView, postView, reactionKind, reactionView } from './discussion-views.js';
import { operation } from './operation.js';
import { id, language, page, pageQuery } from './primitives.js';

const POSTS = 'Posts';

export const replyToThread = operation({
  id: 'replyToThread',
  method: 'post',
  path: '/api/threads/:threadId/posts',
  tag: POSTS,
  summary: 'Add a post to a thread, as a reply to the thread or to one of its posts.',
  access: 'account',
  idempotent: true,
  params: threadParams,
  body: z.strictObject({
    markdown: words,
    replyToId: id.optional(),
    language: language.optional(),
    attachmentIds: attachmentIds.optional(),
  }),
  answer: postView,
  failures: ['not-allowed', 'thread.locked', 'attachment.missing', 'idempotency.key-reused'],
});

export const readPost = operation({
  id: 'readPost',
  method: 'get',
  path: '/api/posts/:postId',
  tag: POSTS,
  summary: 'One post.',
  access: 'anyone',
  params: postParams,
  answer: postView,
});

export const readPostSource = operation({
  id: 'readPostSource',
  method: 'get',
  path: '/api/posts/:postId/source',
  tag: POSTS,
  summary: 'The words of a post as they were written, in order to edit it.',
  access: 'account',
  params: postParams,
  answer: z.object({ postId: id, markdown: z.string(), version: z.number().int() }),
  failures: ['not-allowed'],
});

export const editPost = operation({
  id: 'editPost',
  method: 'patch',
  path: '/api/posts/:postId',
  tag: POSTS,
  summary:
    'Change the words or the files of a post. `version` is the one that was edited; if the post has changed since, nothing is written.',
  access: 'account',
  params: postParams,
  body: z.strictObject({
    markdown: words,
    version: z.number().int().min(1),
    attachmentIds: attachmentIds.optional(),
  }),
  answer: postView,
  failures: ['not-allowed', 'post.changed-meanwhile', 'post.deleted', 'attachment.missing'],
});

const wikiSwitch = <const Id extends string>(id: Id, method: 'put' | 'delete', summary: string) =>
  operation({
    id,
    method,
    path: '/api/posts/:postId/wiki',
    tag: POSTS,
    summary,
    access: 'account',
    params: postParams,
    answer: postView,
    failures: ['not-allowed', 'post.deleted'],
  });

export const makeWiki = wikiSwitch(
  'makeWiki',
  'put',
  'Let everybody who may reply change the words of a post. Doing so again changes nothing.',
);

export const unmakeWiki = wikiSwitch(
  'unmakeWiki',
  'delete',
  'Let only its author change the words of a post. Doing so again changes nothing.',
);

export const listPostVersions = operation({
  id: 'listPostVersions',
  method: 'get',
  path: '/api/posts/:postId/versions',
  tag: POSTS,
  summary: 'All wordings of a post, the latest first.',
  access: 'account',
  params: postParams,
  query: z.strictObject(pageQuery),
  answer: page(postVersionView),
});

export const deletePost = operation({
  id: 'deletePost',
  method: 'delete',
  path: '/api/posts/:postId',
  tag: POSTS,
  summary: 'Take a post down. Its place in the thread stays; it can be restored.',
  access: 'account',
  params: postParams,
  answer: postView,
  failures: ['not-allowed'],
});

export const restorePost = operation({
  id: 'restorePost',
  method: 'post',
  path: '/api/posts/:postId/restore',
  tag: POSTS,
  summary: 'Bring back a post that was taken down.',
  access: 'account',
  params: postParams,
  answer: postView,
  failures: ['not-allowed'],
});

const reactionParams = z.strictObject({
  postId: id.describe('the post'),
  kind: reactionKind.describe('which reaction'),
});

export const addReaction = operation({
  id: 'addReaction',
  method: 'put',
  path: '/api/posts/:postId/reactions/:kind',
  tag: POSTS,
  summary: 'React to a post. Doing so again changes nothing.',
  access: 'account',
  params: reactionParams,
  answer: z.object({ reactions: postView.shape.reactions }),
  failures: ['not-allowed', 'post.deleted'],
});

export const removeReaction = operation({
  id: 'removeReaction',
  method: 'delete',
  path: '/api/posts/:postId/reactions/:kind',
  tag: POSTS,
  summary: 'Take a reaction back. Doing so again changes nothing.',
  access: 'account',
  params: reactionParams,
  answer: z.object({ reactions: postView.shape.reactions }),
  failures: ['not-allowed'],
});

export const listReactions = operation({
  id: 'listReactions',
  method: 'get',
  path: '/api/posts/:postId/reactions',
  tag: POSTS,
  summary: 'Who reacted to a post, the latest first.',
  access: 'account',
  params: postParams,
  query: z.strictObject({ ...pageQuery, kind: reactionKind.optional().describe('only these reactions') }),
  answer: page(reactionView),
});
