import { z } from 'zod';

import { LIMITS } from '#libs/kernel';

import { ofCommunity } from './communities.js';
import {
  banView,
  communityDetail,
  communityMember,
  communityRole,
  joinRequestView,
} from './community-views.js';
import { operation } from './operation.js';
import { id, instant, page, pageQuery, text } from './primitives.js';

const tag = 'Membership';

const reason = text({ most: LIMITS.content.reason, multiline: true });
const search = text({ most: LIMITS.http.searchText });
const ofRequest = z.strictObject({ request: id.describe('the request to join') });
const ofMember = z.strictObject({ ...ofCommunity.shape, person: id.describe('the member') });

export const joinCommunity = operation({
  id: 'joinCommunity',
  method: 'put',
  path: '/api/communities/:community/membership',
  tag,
  summary: 'Join a community that is open to the reader, or open to their e-mail domain',
  access: 'account',
  params: ofCommunity,
  answer: communityDetail,
  failures: ['community.archived', 'membership.not-open', 'membership.domain-not-allowed'],
});

export const leaveCommunity = operation({
  id: 'leaveCommunity',
  method: 'delete',
  path: '/api/communities/:community/membership',
  tag,
  summary: 'Leave a community',
  access: 'account',
  params: ofCommunity,
  failures: ['membership.last-owner'],
});

export const requestToJoin = operation({
  id: 'requestToJoin',
  method: 'post',
  path: '/api/communities/:community/join-requests',
  tag,
  summary: 'Ask to join a community, with a reason',
  access: 'account',
  idempotent: true,
  params: ofCommunity,
  body: z.strictObject({ reason }),
  answer: joinRequestView,
  failures: [
    'community.archived',
    'membership.already',
    'membership.not-by-request',
    'join-request.already-open',
  ],
});

export const listJoinRequests = operation({
  id: 'listJoinRequests',
  method: 'get',
  path: '/api/communities/:community/join-requests',
  tag,
  summary: 'Requests to join a community, the oldest open one first',
  access: 'account',
  params: ofCommunity,
  query: z.strictObject({
    ...pageQuery,
    status: z.enum(['open', 'decided']).optional().describe('both when left out'),
  }),
  answer: page(joinRequestView),
});

export const withdrawJoinRequest = operation({
  id: 'withdrawJoinRequest',
  method: 'delete',
  path: '/api/join-requests/:request',
  tag,
  summary: 'Take back the own request to join',
  access: 'account',
  params: ofRequest,
  failures: ['join-request.already-decided'],
});

export const decideJoinRequest = operation({
  id: 'decideJoinRequest',
  method: 'post',
  path: '/api/join-requests/:request/decision',
  tag,
  summary: 'Accept or decline a request to join',
  access: 'account',
  status: 200,
  params: ofRequest,
  body: z.strictObject({ decision: z.enum(['accepted', 'declined']) }),
  answer: joinRequestView,
  failures: ['community.archived', 'join-request.already-decided'],
});

export const listMembers = operation({
  id: 'listMembers',
  method: 'get',
  path: '/api/communities/:community/members',
  tag,
  summary: 'Members of a community by name; guests see its owners and facilitators only',
  access: 'anyone',
  params: ofCommunity,
  query: z.strictObject({
    ...pageQuery,
    q: search.optional().describe('words in names'),
    role: communityRole.optional().describe('only members of this role'),
    organisation: text({ least: 1, most: 300 })
      .optional()
      .describe('only members who are people of the organisation with this host'),
  }),
  answer: page(communityMember),
});

export const changeMemberRole = operation({
  id: 'changeMemberRole',
  method: 'patch',
  path: '/api/communities/:community/members/:person',
  tag,
  summary: "Change a member's role",
  access: 'account',
  params: ofMember,
  body: z.strictObject({
    role: communityRole,
    guestUntil: instant.nullable().optional().describe("end of a guest's stay; only with the role `guest`"),
  }),
  answer: communityMember,
  failures: [
    'community.archived',
    'membership.last-owner',
    'membership.end-in-past',
    'membership.end-not-guest',
  ],
});

export const removeMember = operation({
  id: 'removeMember',
  method: 'delete',
  path: '/api/communities/:community/members/:person',
  tag,
  summary: 'Remove a member from a community',
  access: 'account',
  params: ofMember,
  failures: ['not-allowed'],
});

export const banFromCommunity = operation({
  id: 'banFromCommunity',
  method: 'post',
  path: '/api/communities/:community/bans',
  tag,
  summary: 'Keep a person out of a community, for ever or until a date; membership ends at once',
  access: 'account',
  idempotent: true,
  params: ofCommunity,
  body: z.strictObject({
    personId: id,
    reason,
    endsAt: instant.nullable().describe('null: until somebody lifts the ban'),
  }),
  answer: banView,
  failures: ['ban.already', 'ban.end-in-past', 'membership.last-owner'],
});

export const listBans = operation({
  id: 'listBans',
  method: 'get',
  path: '/api/communities/:community/bans',
  tag,
  summary: 'Bans of a community, the newest first',
  access: 'account',
  params: ofCommunity,
  query: z.strictObject(pageQuery),
  answer: page(banView),
});

export const liftBan = operation({
  id: 'liftBan',
  method: 'delete',
  path: '/api/communities/:community/bans/:ban',
  tag,
  summary: 'Lift a ban before its end',
  access: 'account',
  params: z.strictObject({ ...ofCommunity.shape, ban: id.describe('the ban') }),
  failures: ['ban.not-in-force'],
});
