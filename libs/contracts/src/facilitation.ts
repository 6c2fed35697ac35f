import { z } from 'zod';

import { ofCommunity } from './communities.js';
import { operation } from './operation.js';
import { personCard, personLink } from './person-card.js';
import { id, instant, language, page, pageQuery } from './primitives.js';
import { checklistItem, kitTemplate } from './start-kits.js';

const FACILITATION = 'Facilitation';

/** Up to how many are counted; 100 means "100 or more". */
const upTo100 = z.number().int().min(0).max(100);

/**
 * Something to do in a young community. Some of it the server sees by itself (`isSeen`); the rest somebody has ticked.
 */
export const checklistEntry = z.object({
  item: checklistItem,
  isDone: z.boolean(),
  isSeen: z.boolean(),
  tickedBy: personLink.nullable(),
  tickedAt: instant.nullable(),
});

export const startKitView = z.object({
  template: kitTemplate,
  welcomeThreadId: id.nullable(),
  entries: z.array(checklistEntry),
});

/**
 * How a community fares, for those who look after it. It says nothing of what anybody has read or watched, but for being
 * quiet: somebody who has neither written nor read anything for 60 days. `null`: not for this reader to see.
 */
export const communityPanel = z.object({
  kit: startKitView.nullable(),
  canTick: z.boolean(),
  newMembers: upTo100,
  quietMembers: upTo100,
  unanswered: upTo100,
  staleVideos: upTo100,
  joinRequests: upTo100.nullable(),
  openReports: upTo100,
});

/** Somebody who joined in the last 14 days, has written nothing here, and was not welcomed yet. */
export const newMember = z.object({ person: personCard, joinedAt: instant });

/** Somebody of this organisation who has neither written nor read anything here for 60 days. */
export const quietMember = z.object({ person: personCard });

/** A video whose day of review has passed. */
export const staleVideo = z.object({
  id,
  threadId: id,
  title: z.string(),
  language,
  reviewBy: instant,
});

export const readPanel = operation({
  id: 'readPanel',
  method: 'get',
  path: '/api/communities/:community/panel',
  tag: FACILITATION,
  summary: 'How a community fares, and its checklist, for those who look after it',
  access: 'account',
  params: ofCommunity,
  answer: communityPanel,
  failures: ['not-allowed'],
});

export const tickChecklist = operation({
  id: 'tickChecklist',
  method: 'put',
  path: '/api/communities/:community/panel/checklist/:item',
  tag: FACILITATION,
  summary: 'Say that something on the checklist is done, or is not. Doing so again changes nothing',
  access: 'account',
  params: ofCommunity.extend({ item: checklistItem.describe('what of the checklist') }),
  body: z.strictObject({ done: z.boolean() }),
  answer: communityPanel,
  failures: ['not-allowed', 'community.archived'],
});

export const listNewMembers = operation({
  id: 'listNewMembers',
  method: 'get',
  path: '/api/communities/:community/panel/new-members',
  tag: FACILITATION,
  summary: 'Who joined lately and still waits for a welcome, the earliest first',
  access: 'account',
  params: ofCommunity,
  query: z.strictObject(pageQuery),
  answer: page(newMember),
  failures: ['not-allowed'],
});

export const welcomeMember = operation({
  id: 'welcomeMember',
  method: 'put',
  path: '/api/communities/:community/panel/new-members/:personId/welcome',
  tag: FACILITATION,
  summary: 'Say that a new member was welcomed. Doing so again changes nothing',
  access: 'account',
  status: 204,
  params: ofCommunity.extend({ personId: id.describe('the new member') }),
  failures: ['not-allowed', 'community.archived'],
});

export const listQuietMembers = operation({
  id: 'listQuietMembers',
  method: 'get',
  path: '/api/communities/:community/panel/quiet-members',
  tag: FACILITATION,
  summary: 'Who has neither written nor read anything for 60 days, in no order that would rank them',
  access: 'account',
  params: ofCommunity,
  query: z.strictObject(pageQuery),
  answer: page(quietMember),
  failures: ['not-allowed'],
});

export const listStaleVideos = operation({
  id: 'listStaleVideos',
  method: 'get',
  path: '/api/communities/:community/panel/stale-videos',
  tag: FACILITATION,
  summary: 'Videos whose day of review has passed, the longest overdue first',
  access: 'account',
  params: ofCommunity,
  query: z.strictObject(pageQuery),
  answer: page(staleVideo),
  failures: ['not-allowed'],
});

export type StartKitView = z.output<typeof startKitView>;
export type CommunityPanel = z.output<typeof communityPanel>;
export type NewMember = z.output<typeof newMember>;
export type QuietMember = z.output<typeof quietMember>;
export type StaleVideo = z.output<typeof staleVideo>;
