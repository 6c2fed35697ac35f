import { z } from 'zod';

import { threadCommunity } from './discussion-views.js';
import { operation } from './operation.js';
import { handle } from './people.js';
import { personCard } from './person-card.js';
import { id, instant, language, page, pageQuery } from './primitives.js';
import { skillView } from './skill-view.js';

const TAG = 'Contributions';

const count = z.number().int().min(0);

/**
 * What somebody gave: a thread that they opened, a video that they published, a reply that was accepted as the answer to
 * the question of somebody else, any other reply, an article that they published on their own page, a document that they added
 * to a community, or an endorsement that they received. Each is one of these alone.
 */
export const contributionKinds = [
  'thread',
  'video',
  'answer',
  'post',
  'article',
  'document',
  'endorsement',
] as const;
export const contributionKind = z.enum(contributionKinds);

const written = z.object({
  kind: z.enum(['thread', 'video', 'answer', 'post']),
  id: id.describe('of the post; of a thread or a video, its first one'),
  at: instant,
  number: z.number().int().min(1),
  language,
  excerpt: z.string().describe('plain text'),
  thread: z.object({ id, title: z.string(), slug: z.string() }),
  community: threadCommunity,
});

const article = z.object({
  kind: z.literal('article'),
  id,
  at: instant.describe('when it was published'),
  language,
  title: z.string(),
  slug: z.string(),
  excerpt: z.string().describe('plain text'),
});

const document = z.object({
  kind: z.literal('document'),
  id,
  at: instant.describe('when it was added'),
  language,
  title: z.string(),
  excerpt: z.string().describe('of what is said about it; plain text'),
  community: threadCommunity,
});

const endorsed = z.object({
  kind: z.literal('endorsement'),
  id,
  at: instant,
  skill: skillView,
  endorser: personCard.nullable().describe('null where the reader does not know them'),
});

export const contribution = z.discriminatedUnion('kind', [written, article, document, endorsed]);

/** What somebody has done so far where everybody of their organisation may read it. */
export const badges = [
  'first-answer',
  'ten-answers',
  'first-video',
  'useful-videos',
  'first-article',
  'conversations',
  'endorsed',
  'widely-endorsed',
] as const;
export const badge = z.enum(badges);

/** How much somebody gave, as far as the reader may read it. */
export const contributionsView = z.object({
  person: personCard,
  isMe: z.boolean(),
  isShown: z.boolean().describe('others may open the page'),
  totals: z.object({
    thread: count,
    video: count,
    answer: count,
    post: count,
    article: count,
    document: count,
    endorsement: count,
  }),
  badges: z.array(badge),
});

const ofPerson = z.strictObject({ handle: handle.describe('whose contributions') });

export const readContributions = operation({
  id: 'readContributions',
  method: 'get',
  path: '/api/people/:handle/contributions-summary',
  tag: TAG,
  summary: 'How much a person of this server gave, by kind, and their badges, as far as I may read it.',
  access: 'anyone',
  params: ofPerson,
  answer: contributionsView,
});

export const listContributions = operation({
  id: 'listContributions',
  method: 'get',
  path: '/api/people/:handle/contributions',
  tag: TAG,
  summary: 'What a person of this server gave, as far as I may read it, the newest first.',
  access: 'anyone',
  params: ofPerson,
  query: z.strictObject({ ...pageQuery, kind: contributionKind.optional().describe('only this kind') }),
  answer: page(contribution),
});

export type ContributionKind = z.output<typeof contributionKind>;
export type Contribution = z.output<typeof contribution>;
export type ContributionsView = z.output<typeof contributionsView>;
export type Badge = z.output<typeof badge>;
