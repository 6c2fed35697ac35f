import { z } from 'zod';

import { LIMITS } from '#libs/kernel';

import { LAST_NUMBER, words } from './discussion-parts.js';
import { reactionKind } from './discussion-views.js';
import { operation } from './operation.js';
import { handle } from './people.js';
import { personCard, personLink } from './person-card.js';
import { id, instant, language, markdown, page, pageQuery, text } from './primitives.js';

const TAG = 'Articles and updates';

const count = z.number().int().min(0);

/** Who reads it: those who follow its author, everybody with an account of the organisation, or everybody. */
export const publicationAudience = z.enum(['followers', 'organisation', 'public']);

export const publicationKind = z.enum(['article', 'status']);

/** What the reader may do with something that a person published. */
export const publicationPermissions = z.object({
  canAnswer: z.boolean().describe('comment and react'),
  canEdit: z.boolean(),
  canDelete: z.boolean(),
  canSeeHistory: z.boolean(),
});

const reactions = z.array(z.object({ kind: reactionKind, count, mine: z.boolean() }));

/** In a list: a status whole, an article with how it begins. */
export const publicationSummary = z.object({
  id,
  kind: publicationKind,
  audience: publicationAudience,
  title: z.string(),
  slug: z.string(),
  excerpt: z.string().describe('plain text'),
  html: z.string().describe('of a status; empty for an article'),
  language,
  author: personCard,
  url: z.string().nullable().describe('where it was published, if on another server'),
  version: count.describe('0: not published yet'),
  publishedAt: instant.nullable(),
  scheduledFor: instant.nullable(),
  editedAt: instant.nullable(),
  reactions,
  commentCount: count,
  permissions: publicationPermissions,
});

/** `markdown` is there for whoever may change it. */
export const publicationView = publicationSummary.extend({
  html: z.string(),
  markdown: z.string().nullable(),
});

/** What somebody said to it; a deleted comment is empty. */
export const publicationComment = z.object({
  id,
  number: z.number().int().min(1),
  author: personCard,
  html: z.string(),
  language,
  version: z.number().int().min(1),
  createdAt: instant,
  editedAt: instant.nullable(),
  isDeleted: z.boolean(),
  markdown: z.string().nullable().describe('for whoever may change it'),
  canEdit: z.boolean(),
  canDelete: z.boolean(),
});

const publicationParams = z.strictObject({ publicationId: id.describe('the article or status') });
const commentParams = publicationParams.extend({ commentId: id.describe('the comment') });
const personParams = z.strictObject({
  handle: handle.describe('`ada`, or `ada@leeds.example` for somebody of another server'),
});
const title = text({ least: 1, most: LIMITS.content.title });

export const listPublications = operation({
  id: 'listPublications',
  method: 'get',
  path: '/api/people/:handle/publications',
  tag: TAG,
  summary: 'Articles or statuses of a person that I may read, the latest first.',
  access: 'anyone',
  params: personParams,
  query: z.strictObject({ ...pageQuery, kind: publicationKind.describe('articles or statuses') }),
  answer: page(publicationSummary),
});

export const listMyArticles = operation({
  id: 'listMyArticles',
  method: 'get',
  path: '/api/me/articles',
  tag: TAG,
  summary: 'My articles that are not published yet, those that wait for their time among them.',
  access: 'account',
  query: z.strictObject(pageQuery),
  answer: page(publicationSummary),
});

export const listNews = operation({
  id: 'listNews',
  method: 'get',
  path: '/api/me/news',
  tag: TAG,
  summary: 'What people and topics that I follow have brought, and my own, the latest first.',
  access: 'account',
  query: z.strictObject(pageQuery),
  answer: page(publicationSummary),
});

export const readPublication = operation({
  id: 'readPublication',
  method: 'get',
  path: '/api/publications/:publicationId',
  tag: TAG,
  summary: 'An article or a status.',
  access: 'anyone',
  params: publicationParams,
  answer: publicationView,
});

export const createStatus = operation({
  id: 'createStatus',
  method: 'post',
  path: '/api/statuses',
  tag: TAG,
  summary: 'Publish a short status for those who follow me, for my organisation, or for everybody.',
  access: 'account',
  idempotent: true,
  body: z.strictObject({
    markdown: markdown(LIMITS.publishing.status, 1),
    language: language.optional().describe('the one I mostly write in when left out'),
    audience: publicationAudience.optional().describe('those who follow me when left out'),
  }),
  answer: publicationView,
  failures: ['not-allowed', 'publication.public-off', 'idempotency.key-reused'],
});

export const beginArticle = operation({
  id: 'beginArticle',
  method: 'post',
  path: '/api/articles',
  tag: TAG,
  summary:
    'Begin an article. Its words are kept as a draft for `publication:<id>`, and nobody else sees it until it is published.',
  access: 'account',
  idempotent: true,
  body: z.strictObject({ language: language.optional() }),
  answer: publicationView,
  failures: ['not-allowed', 'publication.too-many', 'idempotency.key-reused'],
});

export const publishArticle = operation({
  id: 'publishArticle',
  method: 'put',
  path: '/api/articles/:publicationId',
  tag: TAG,
  summary:
    'Publish an article now or at a time, or publish it again with other words. `version` is the one that was changed, 0 before the first; if another device was faster, the answer is 409.',
  access: 'account',
  params: publicationParams,
  body: z.strictObject({
    title,
    markdown: words,
    language,
    audience: publicationAudience,
    scheduledFor: instant.nullable().optional().describe('now when left out; only before it is published'),
    version: z.number().int().min(0).max(LAST_NUMBER),
  }),
  answer: publicationView,
  failures: ['publication.changed', 'publication.public-off', 'publication.time-wrong'],
});

export const unscheduleArticle = operation({
  id: 'unscheduleArticle',
  method: 'delete',
  path: '/api/articles/:publicationId/schedule',
  tag: TAG,
  summary: 'Keep an article that waits for its time as a draft instead.',
  access: 'account',
  params: publicationParams,
  answer: publicationView,
});

export const deletePublication = operation({
  id: 'deletePublication',
  method: 'delete',
  path: '/api/publications/:publicationId',
  tag: TAG,
  summary: 'Delete an article or a status with all that was said to it.',
  access: 'account',
  params: publicationParams,
  failures: ['not-allowed'],
});

/** One published wording. */
export const publicationVersion = z.object({
  version: z.number().int().min(1),
  title: z.string(),
  html: z.string(),
  writtenAt: instant,
});

export const listPublicationVersions = operation({
  id: 'listPublicationVersions',
  method: 'get',
  path: '/api/publications/:publicationId/versions',
  tag: TAG,
  summary: 'How an article was worded before, the latest first: for its author and for moderators.',
  access: 'account',
  params: publicationParams,
  query: z.strictObject(pageQuery),
  answer: page(publicationVersion),
  failures: ['not-allowed'],
});

export const reactToPublication = operation({
  id: 'reactToPublication',
  method: 'put',
  path: '/api/publications/:publicationId/reactions/:kind',
  tag: TAG,
  summary: 'React to an article or a status, or take a reaction back.',
  access: 'account',
  params: publicationParams.extend({ kind: reactionKind.describe('the reaction') }),
  body: z.strictObject({ on: z.boolean() }),
  answer: z.object({ reactions }),
  failures: ['not-allowed'],
});

export const listComments = operation({
  id: 'listComments',
  method: 'get',
  path: '/api/publications/:publicationId/comments',
  tag: TAG,
  summary: 'What others said to an article or a status, in order.',
  access: 'anyone',
  params: publicationParams,
  query: z.strictObject(pageQuery),
  answer: page(publicationComment),
});

export const addComment = operation({
  id: 'addComment',
  method: 'post',
  path: '/api/publications/:publicationId/comments',
  tag: TAG,
  summary: 'Say something to an article or a status; whoever reads it can read that.',
  access: 'account',
  idempotent: true,
  params: publicationParams,
  body: z.strictObject({
    markdown: markdown(LIMITS.publishing.comment, 1),
    language: language.optional().describe('that of the article when left out'),
  }),
  answer: publicationComment,
  failures: ['not-allowed', 'idempotency.key-reused'],
});

export const editComment = operation({
  id: 'editComment',
  method: 'put',
  path: '/api/publications/:publicationId/comments/:commentId',
  tag: TAG,
  summary: 'Change the words of a comment of mine; readers see that it was changed.',
  access: 'account',
  params: commentParams,
  body: z.strictObject({
    markdown: markdown(LIMITS.publishing.comment, 1),
    version: z.number().int().min(1).describe('the one that I change'),
  }),
  answer: publicationComment,
  failures: ['not-allowed', 'publication.changed'],
});

export const deleteComment = operation({
  id: 'deleteComment',
  method: 'delete',
  path: '/api/publications/:publicationId/comments/:commentId',
  tag: TAG,
  summary: 'Delete a comment: mine, one on what I published, or as a moderator of the server.',
  access: 'account',
  params: commentParams,
  failures: ['not-allowed'],
});

export const previewPublication = operation({
  id: 'previewPublication',
  method: 'post',
  path: '/api/publications/preview',
  tag: TAG,
  summary: 'How words would look as an article or a status.',
  access: 'account',
  automatic: true,
  status: 200,
  body: z.strictObject({ markdown: markdown(LIMITS.content.post) }),
  answer: z.object({ html: z.string() }),
});

/** An article or a status as a notification names it. */
export const publicationLink = z.object({
  id,
  kind: publicationKind,
  title: z.string(),
  slug: z.string(),
  excerpt: z.string(),
  author: personLink,
});

export type PublicationSummary = z.output<typeof publicationSummary>;
export type PublicationView = z.output<typeof publicationView>;
export type PublicationComment = z.output<typeof publicationComment>;
export type PublicationLink = z.output<typeof publicationLink>;
export type PublicationAudienceName = z.output<typeof publicationAudience>;
