import { z } from 'zod';

import { LIMITS, LONGEST_HANDLE } from '#libs/kernel';

import { LAST_NUMBER, communityParams } from './discussion-parts.js';
import { draftSummary, draftView, eventDraft, mentionSuggestion } from './discussion-views.js';
import { operation } from './operation.js';
import { id, markdown, page, pageQuery, text } from './primitives.js';

const WRITING = 'Drafts and writing';

/** `community:<id>` for a new thread, `event:<id of the community>` for a new event, `thread:<id>` for a reply, `post:<id>` for an edit, `publication:<id>` for an article. */
export const draftPlace = z
  .string()
  .regex(
    /^(community|event|thread|post|publication):[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    'place.invalid',
  );

const draftParams = z.strictObject({
  place: draftPlace.describe(
    'where it would go: `community:<id>` (a new thread), `event:<id of the community>` (a new event), `thread:<id>` (a reply), `post:<id>` (an edit) or `publication:<id>` (an article)',
  ),
});

export const listDrafts = operation({
  id: 'listDrafts',
  method: 'get',
  path: '/api/me/drafts',
  tag: WRITING,
  summary: 'My drafts, the latest first.',
  access: 'account',
  query: z.strictObject(pageQuery),
  answer: page(draftSummary),
});

export const readDraft = operation({
  id: 'readDraft',
  method: 'get',
  path: '/api/me/drafts/:place',
  tag: WRITING,
  summary: 'My draft for one place; `draft` is `null` where there is none.',
  access: 'account',
  params: draftParams,
  answer: z.object({ draft: draftView.nullable() }),
});

export const saveDraft = operation({
  id: 'saveDraft',
  method: 'put',
  path: '/api/me/drafts/:place',
  tag: WRITING,
  summary:
    'Save my draft for one place. `revision` is the one that was changed, 0 for a new draft; if another device has saved meanwhile, nothing is overwritten and the answer is 409.',
  access: 'account',
  automatic: true,
  params: draftParams,
  body: z.strictObject({
    title: text({ most: LIMITS.content.title }).optional(),
    markdown: markdown(LIMITS.content.post),
    replyToId: id.nullable().optional(),
    madeFrom: z
      .number()
      .int()
      .min(1)
      .max(LAST_NUMBER)
      .nullable()
      .optional()
      .describe('the version of the post that these words change; `null` for new words'),
    event: eventDraft.nullable().optional().describe('the other fields of an event'),
    revision: z.number().int().min(0).max(LAST_NUMBER),
  }),
  answer: draftView,
  failures: ['draft.conflict', 'draft.too-many'],
});

export const deleteDraft = operation({
  id: 'deleteDraft',
  method: 'delete',
  path: '/api/me/drafts/:place',
  tag: WRITING,
  summary: 'Throw my draft for one place away.',
  access: 'account',
  params: draftParams,
});

export const previewMarkdown = operation({
  id: 'previewMarkdown',
  method: 'post',
  path: '/api/communities/:communityId/preview',
  tag: WRITING,
  summary: 'How words would look as a post in a community.',
  access: 'account',
  automatic: true,
  status: 200,
  params: communityParams,
  body: z.strictObject({ markdown: markdown(LIMITS.content.post) }),
  answer: z.object({ html: z.string() }),
});

const suggestionQuery = z.strictObject({
  q: text({ most: LONGEST_HANDLE }).describe('the start of a name; may be empty'),
});
const suggestionAnswer = z.object({ suggestions: z.array(mentionSuggestion) });

export const suggestMentions = operation({
  id: 'suggestMentions',
  method: 'get',
  path: '/api/communities/:communityId/mention-suggestions',
  tag: WRITING,
  summary: 'People and communities that could be mentioned here, by the start of a name.',
  access: 'account',
  params: communityParams,
  query: suggestionQuery,
  answer: suggestionAnswer,
});

export const suggestMentionsOnPages = operation({
  id: 'suggestMentionsOnPages',
  method: 'get',
  path: '/api/mention-suggestions',
  tag: WRITING,
  summary:
    'People and communities that could be mentioned in an article, an update or a comment, by the start of a name.',
  access: 'account',
  query: suggestionQuery,
  answer: suggestionAnswer,
});
