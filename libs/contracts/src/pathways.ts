import { z } from 'zod';

import { LIMITS } from '#libs/kernel';

import { threadCommunity } from './discussion-views.js';
import { operation } from './operation.js';
import { personCard } from './person-card.js';
import { id, instant, language, page, pageQuery, text } from './primitives.js';

const PATHWAYS = 'Learning pathways';

const count = z.number().int().min(0);

/** Who reads a pathway: a community, everybody with an account of the organisation, or everybody. */
export const pathwayAudience = z.enum(['community', 'organisation', 'public']);

/** A step: a thread, with a video or without, a document, or a link. `doneBy` says how the reader has done it. */
export const pathwayStep = z.object({
  id,
  kind: z.enum(['video', 'thread', 'document', 'link']),
  title: z.string(),
  note: z.string(),
  url: z.string().nullable(),
  thread: z.object({ id, slug: z.string(), language, community: threadCommunity }).nullable(),
  document: z.object({ id, language }).nullable(),
  durationMs: count.nullable(),
  doneBy: z.enum(['saying-so', 'watching']).nullable(),
});

/** A pathway in a list. Steps that the reader may not read are counted nowhere. */
export const pathwaySummary = z.object({
  id,
  title: z.string(),
  description: z.string().describe('plain text'),
  language,
  audience: pathwayAudience,
  community: threadCommunity.nullable(),
  owner: personCard,
  reviewBy: instant,
  isStale: z.boolean(),
  updatedAt: instant,
  stepCount: count,
  done: count.describe('steps that the reader has done'),
  minutes: count.describe('how long its videos are together'),
});

export const pathwayView = pathwaySummary.extend({
  revision: count.min(1),
  steps: z.array(pathwayStep),
  permissions: z.object({ canEdit: z.boolean() }),
});

const pathwayParams = z.strictObject({ pathwayId: id.describe('the pathway') });
const title = text({ least: 1, most: LIMITS.content.title });
const description = text({ most: LIMITS.pathways.description, multiline: true });

export const listPathways = operation({
  id: 'listPathways',
  method: 'get',
  path: '/api/pathways',
  tag: PATHWAYS,
  summary: 'Learning pathways that I may read, the latest first.',
  access: 'anyone',
  query: z.strictObject({
    ...pageQuery,
    communityId: id.optional().describe('only those of this community'),
  }),
  answer: page(pathwaySummary),
});

export const readPathway = operation({
  id: 'readPathway',
  method: 'get',
  path: '/api/pathways/:pathwayId',
  tag: PATHWAYS,
  summary: 'A learning pathway with the steps that I may read, and how far I am.',
  access: 'anyone',
  params: pathwayParams,
  answer: pathwayView,
});

export const createPathway = operation({
  id: 'createPathway',
  method: 'post',
  path: '/api/pathways',
  tag: PATHWAYS,
  summary:
    'Begin a learning pathway for a community (`communityId`), for the organisation, or for everybody, which only moderators and administrators of the instance may do.',
  access: 'account',
  idempotent: true,
  body: z.strictObject({
    title,
    description: description.optional(),
    language,
    audience: pathwayAudience,
    communityId: id.optional(),
  }),
  answer: pathwayView,
  failures: ['not-allowed', 'pathway.community-missing', 'idempotency.key-reused'],
});

const link = text({ least: 1, most: LIMITS.pathways.link }).regex(
  /^https?:\/\/[^\s/]/i,
  'pathway.address-invalid',
);

/** A step as it is to be: one of those that are there by its `id`, or a new one. Words that are left out stay. */
const wantedStep = z.strictObject({
  id: id.optional(),
  threadId: id.optional(),
  documentId: id.optional(),
  url: link.optional(),
  title: text({ most: LIMITS.content.title })
    .optional()
    .describe('of a link; threads and documents have their own'),
  note: text({ most: LIMITS.pathways.note, multiline: true }).optional(),
});

export const updatePathway = operation({
  id: 'updatePathway',
  method: 'put',
  path: '/api/pathways/:pathwayId',
  tag: PATHWAYS,
  summary:
    'Change a learning pathway: its words, its steps in their order, and the day on which its owner looks at it again. `revision` is the one that was changed; if somebody else was faster, the answer is 409. Steps that I may not read stay where they are.',
  access: 'account',
  params: pathwayParams,
  body: z.strictObject({
    title,
    description,
    reviewBy: z.iso.date(),
    revision: z.number().int().min(1).max(2_147_483_646),
    steps: z.array(wantedStep).max(LIMITS.pathways.steps),
  }),
  answer: pathwayView,
  failures: ['not-allowed', 'pathway.changed', 'pathway.step-missing'],
});

export const deletePathway = operation({
  id: 'deletePathway',
  method: 'delete',
  path: '/api/pathways/:pathwayId',
  tag: PATHWAYS,
  summary: 'Delete a learning pathway. What stands in it stays where it is.',
  access: 'account',
  params: pathwayParams,
  failures: ['not-allowed'],
});

export const setPathwayProgress = operation({
  id: 'setPathwayProgress',
  method: 'put',
  path: '/api/pathways/:pathwayId/steps/:stepId',
  tag: PATHWAYS,
  summary: 'Say that I have done a step, or have not. Nobody else is told.',
  access: 'account',
  params: pathwayParams.extend({ stepId: id.describe('the step') }),
  body: z.strictObject({ done: z.boolean() }),
  answer: pathwayView,
});

export type PathwayAudience = z.output<typeof pathwayAudience>;
export type PathwayStep = z.output<typeof pathwayStep>;
export type PathwaySummary = z.output<typeof pathwaySummary>;
export type PathwayView = z.output<typeof pathwayView>;
