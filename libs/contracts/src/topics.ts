import { z } from 'zod';

import { operation } from './operation.js';
import { id } from './primitives.js';
import { skillView } from './skill-view.js';

const TAG = 'People';

/** How much I want to hear of a topic: a notification of each thing, only on my first page, or nothing. */
export const topicLevel = z.enum(['all', 'none', 'mute']);

/** A word of the vocabulary that I follow. */
export const followedTopic = z.object({ skill: skillView, level: topicLevel });

const topics = z.object({ items: z.array(followedTopic) });
const topicParams = z.strictObject({ skillId: id.describe('the skill of the vocabulary') });

export const listFollowedTopics = operation({
  id: 'listFollowedTopics',
  method: 'get',
  path: '/api/me/topics',
  tag: TAG,
  summary: 'Topics that I follow, by label.',
  access: 'account',
  answer: topics,
});

export const followTopic = operation({
  id: 'followTopic',
  method: 'put',
  path: '/api/me/topics/:skillId',
  tag: TAG,
  summary: 'Follow a topic, or change how much I hear of it.',
  access: 'account',
  params: topicParams,
  body: z.strictObject({ level: topicLevel }),
  answer: topics,
  failures: ['topics.too-many'],
});

export const unfollowTopic = operation({
  id: 'unfollowTopic',
  method: 'delete',
  path: '/api/me/topics/:skillId',
  tag: TAG,
  summary: 'Follow a topic no longer.',
  access: 'account',
  params: topicParams,
  answer: topics,
});

export type FollowedTopic = z.output<typeof followedTopic>;
