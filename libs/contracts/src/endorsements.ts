import { z } from 'zod';

import { threadCommunity } from './discussion-views.js';
import { operation } from './operation.js';
import { handle } from './people.js';
import { personCard } from './person-card.js';
import { id, instant, page, pageQuery } from './primitives.js';

const TAG = 'Endorsements';

const ofSkill = z.strictObject({
  handle: handle.describe('who has the skill: `ada`, or `ada@leeds.example` for somebody of another server'),
  skillId: id.describe('the skill'),
});

/** The post that shows a skill; of a video, the first one of its thread. */
const evidence = z.object({
  postId: id,
  number: z.number().int().min(1),
  thread: z.object({ id, title: z.string(), slug: z.string() }),
  community: threadCommunity,
  isVideo: z.boolean(),
});

/** That somebody says that a person has a skill. */
export const endorsementView = z.object({
  id,
  endorser: personCard,
  endorsedAt: instant,
  evidence: evidence.nullable().describe('null where the reader may not read it, and where it is gone'),
  isMine: z.boolean(),
  isHidden: z.boolean().describe('by the person themself, who alone still sees it'),
});

export const listEndorsements = operation({
  id: 'listEndorsements',
  method: 'get',
  path: '/api/people/:handle/skills/:skillId/endorsements',
  tag: TAG,
  summary:
    'Who endorsed a skill of a person, and what shows it, as far as I may see either; the newest first.',
  access: 'anyone',
  params: ofSkill,
  query: z.strictObject(pageQuery),
  answer: page(endorsementView),
});

export const endorseSkill = operation({
  id: 'endorseSkill',
  method: 'put',
  path: '/api/people/:handle/skills/:skillId/endorsement',
  tag: TAG,
  summary:
    'Say that a person has a skill that they list, and which post shows it. Once more changes the post; two people cannot endorse each other for one skill within 90 days.',
  access: 'account',
  params: ofSkill,
  body: z.strictObject({
    postId: id.describe('a post that shows it; for a video, the first one of its thread'),
  }),
  failures: ['not-found', 'endorsement.own-skill', 'endorsement.in-return'],
});

export const revokeEndorsement = operation({
  id: 'revokeEndorsement',
  method: 'delete',
  path: '/api/people/:handle/skills/:skillId/endorsement',
  tag: TAG,
  summary: 'Take back what I said of a skill of somebody.',
  access: 'account',
  params: ofSkill,
});

export const hideEndorsement = operation({
  id: 'hideEndorsement',
  method: 'put',
  path: '/api/me/endorsements/:endorsementId/hidden',
  tag: TAG,
  summary: 'Hide what somebody said of a skill of mine from everybody but me, or show it again.',
  access: 'account',
  params: z.strictObject({ endorsementId: id.describe('the endorsement') }),
  body: z.strictObject({ isHidden: z.boolean() }),
});

export type EndorsementView = z.output<typeof endorsementView>;
