import { z } from 'zod';

import { communityParams } from './discussion-parts.js';
import { operation } from './operation.js';
import { instant } from './primitives.js';

const FEEDS = 'Feeds';

/** My own address of a community's feed; the address itself is told only when it is made. */
const feedAddress = z.object({ createdAt: instant.nullable().describe('null: there is none') });

export const readFeedAddress = operation({
  id: 'readFeedAddress',
  method: 'get',
  path: '/api/communities/:communityId/feed-address',
  tag: FEEDS,
  summary: 'Whether I have an address of this community’s feed, for a podcast app.',
  access: 'account',
  params: communityParams,
  answer: feedAddress,
});

export const makeFeedAddress = operation({
  id: 'makeFeedAddress',
  method: 'put',
  path: '/api/communities/:communityId/feed-address',
  tag: FEEDS,
  summary:
    'Make me an address of this community’s feed (RSS 2.0 with sound). Whoever has it reads what I may read, so an earlier one ends.',
  access: 'account',
  params: communityParams,
  answer: z.object({ createdAt: instant, address: z.string() }),
});

export const endFeedAddress = operation({
  id: 'endFeedAddress',
  method: 'delete',
  path: '/api/communities/:communityId/feed-address',
  tag: FEEDS,
  summary: 'End my address of this community’s feed.',
  access: 'account',
  params: communityParams,
});
