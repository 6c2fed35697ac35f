import { z } from 'zod';

import { LIMITS } from '#libs/kernel';

import { communityLink } from './community-views.js';
import { operation } from './operation.js';
import { personCard, personLink } from './person-card.js';
import { id, instant, language, pageQuery, text } from './primitives.js';
import { publicationLink } from './publications.js';

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

/** A video in which something is said: `startMs` is where, `places` how often. */
const videoHit = z.object({
  kind: z.literal('video'),
  video: z.object({
    id,
    startMs: z.number().int().min(0),
    places: z.number().int().min(1),
    publishedAt: instant,
    language,
  }),
  thread: z.object({ id, title: z.string(), slug: z.string() }),
  community: communityLink,
  author: personLink,
  speaker: z.string().nullable(),
  snippet,
});

/** A document that is called so, or in which it stands: `page` is where, `places` how often. */
const documentHit = z.object({
  kind: z.literal('document'),
  document: z.object({
    id,
    title: snippet,
    page: z.number().int().min(1).nullable(),
    places: z.number().int().min(0),
    updatedAt: instant,
    language,
  }),
  community: communityLink,
  author: personLink,
  snippet,
});

/** What somebody said to an article or an update. */
const commentHit = z.object({
  kind: z.literal('comment'),
  comment: z.object({ id, createdAt: instant, language }),
  publication: publicationLink,
  author: personLink,
  snippet,
});

const personHit = z.object({ kind: z.literal('person'), person: personCard, snippet });

const communityHit = z.object({ kind: z.literal('community'), community: communityLink, snippet });

export const searchHit = z.discriminatedUnion('kind', [
  postHit,
  videoHit,
  documentHit,
  commentHit,
  personHit,
  communityHit,
]);

export type SearchHit = z.output<typeof searchHit>;

export const search = operation({
  id: 'search',
  method: 'get',
  path: '/api/search',
  tag: 'Search',
  summary:
    'Search posts, what is said in videos and written in documents and comments, people and communities that I may read, also with typing errors.',
  access: 'anyone',
  query: z.strictObject({
    limit: pageQuery.limit,
    q: text({ least: 1, most: LIMITS.http.searchText }).describe('what to look for'),
    kind: z
      .enum(['post', 'video', 'document', 'comment', 'person', 'community'])
      .optional()
      .describe('all kinds, a few of each, when left out'),
    communityId: id.optional().describe('only posts, videos and documents in this community'),
    authorId: id.optional().describe('only posts, videos, documents and comments by this person'),
    language: language.optional().describe('only posts, captions, documents and comments in this language'),
    order: z.enum(['best', 'newest']).optional().describe('`best` when left out'),
  }),
  answer: z.object({
    items: z.array(searchHit),
    suggestion: z.string().nullable().describe('another spelling that finds something'),
  }),
});
