import { z } from 'zod';

import { LIMITS } from '#libs/kernel';

import { communityLink } from './community-views.js';
import { operation } from './operation.js';
import { personCard, personLink } from './person-card.js';
import { id, instant, language, pageQuery, text } from './primitives.js';

/** A piece of a text around what was found: `hit` parts are the words that matched. Plain text, never HTML. */
export const snippet = z.array(z.object({ text: z.string(), hit: z.boolean() }));

const postHit = z.object({
  kind: z.literal('post'),
  post: z.object({ id, number: z.number().int(), createdAt: instant, language }),
  thread: z.object({ id, title: snippet, slug: z.string() }),
  community: communityLink,
  author: personLink,
  snippet,
});

const personHit = z.object({ kind: z.literal('person'), person: personCard, snippet });

const communityHit = z.object({ kind: z.literal('community'), community: communityLink, snippet });

export const searchHit = z.discriminatedUnion('kind', [postHit, personHit, communityHit]);

export type SearchHit = z.output<typeof searchHit>;

export const search = operation({
  id: 'search',
  method: 'get',
  path: '/api/search',
  tag: 'Search',
  summary: 'Search posts, people and communities that I may read, also with typing errors.',
  access: 'anyone',
  query: z.strictObject({
    limit: pageQuery.limit,
    q: text({ least: 1, most: LIMITS.http.searchText }).describe('what to look for'),
    kind: z
      .enum(['post', 'person', 'community'])
      .optional()
      .describe('all kinds, a few of each, when left out'),
    communityId: id.optional().describe('only posts in this community'),
    authorId: id.optional().describe('only posts by this person'),
    language: language.optional().describe('only posts in this language'),
    order: z.enum(['best', 'newest']).optional().describe('`best` when left out'),
  }),
  answer: z.object({
    items: z.array(searchHit),
    suggestion: z.string().nullable().describe('another spelling that finds something'),
  }),
});
