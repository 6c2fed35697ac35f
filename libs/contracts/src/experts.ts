import { z } from 'zod';

import { threadParams } from './discussion-parts.js';
import { threadCommunity } from './discussion-views.js';
import { personOfPartner } from './expertise-cards.js';
import { operation } from './operation.js';
import { personCard, personLink } from './person-card.js';
import { id, instant } from './primitives.js';
import { skillView } from './skill-view.js';

const TAG = 'Ask an expert';

/** An answer that was accepted to a question like this one. */
const earlierAnswer = z.object({
  postId: id,
  number: z.number().int().min(1),
  thread: z.object({ id, title: z.string(), slug: z.string() }),
  community: threadCommunity,
});

/** Somebody who may know the answer, and why, as far as the reader may see that. */
export const expertView = z.object({
  person: personCard,
  skills: z.array(skillView.extend({ endorsements: z.number().int().min(0) })),
  answers: z.array(earlierAnswer).describe('two at most, the newest first'),
  askedAt: instant.nullable(),
});

/** Who is suggested for a question, for those who may ask; and what I was asked myself. */
export const expertsOfThread = z.object({
  canAsk: z.boolean().describe('I may have people suggested here, and ask them'),
  items: z.array(expertView).describe('five at most; those who were asked and did not decline come first'),
  mine: z
    .object({ askedBy: personLink.nullable(), askedAt: instant, isDeclined: z.boolean() })
    .nullable()
    .describe('null unless somebody asked me, and once I have written there'),
});

/** Who was found, with people of partners who agreed to be found. */
export const expertsFound = expertsOfThread.extend({
  partners: z
    .array(personOfPartner)
    .describe('with `items` five at most; only where anybody may read the thread, so that they may'),
  canInvite: z.boolean().describe('I may invite them into the community'),
});

const FAILURES = ['not-allowed', 'thread.not-a-question', 'question.answered'] as const;

export const readExperts = operation({
  id: 'readExperts',
  method: 'get',
  path: '/api/threads/:threadId/experts',
  tag: TAG,
  summary:
    'Who is suggested for a question and who was asked, for those who may ask; and whether I was asked.',
  access: 'account',
  params: threadParams,
  answer: expertsOfThread,
});

export const findExperts = operation({
  id: 'findExperts',
  method: 'post',
  path: '/api/threads/:threadId/experts',
  tag: TAG,
  summary:
    'Find at most five people who list or were shown to have what an unanswered question asks for, who may read it, and who were not suggested or asked much lately.',
  access: 'account',
  status: 200,
  params: threadParams,
  answer: expertsFound,
  failures: FAILURES,
});

export const askExpert = operation({
  id: 'askExpert',
  method: 'put',
  path: '/api/threads/:threadId/experts/:personId',
  tag: TAG,
  summary: 'Ask somebody who is suggested whether they can answer; they are told once.',
  access: 'account',
  params: threadParams.extend({ personId: id.describe('who is asked') }),
  answer: expertsOfThread,
  failures: FAILURES,
});

export const answerExpertRequest = operation({
  id: 'answerExpertRequest',
  method: 'put',
  path: '/api/threads/:threadId/expert-request',
  tag: TAG,
  summary: 'Say that I cannot answer a question that I was asked, or that I can after all.',
  access: 'account',
  params: threadParams,
  body: z.strictObject({ isDeclined: z.boolean() }),
});

export type ExpertView = z.output<typeof expertView>;
export type ExpertsOfThread = z.output<typeof expertsOfThread>;
export type ExpertsFound = z.output<typeof expertsFound>;
