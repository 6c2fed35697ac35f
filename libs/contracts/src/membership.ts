import { z } from 'zod';

import { LIMITS } from '#libs/kernel';

import { communityReference, ofCommunity } from './communities.js';
import {
  banView,
  communityDetail,
  communityMember,
  communityRole,
  invitationRole,
  invitationView,
  joinRequestView,
  receivedInvitation,
} from './community-views.js';
import { operation } from './operation.js';
import { email, id, instant, page, pageQuery, text } from './primitives.js';

const tag = 'Membership';

const reason = text({ most: LIMITS.content.reason, multiline: true });
const search = text({ most: LIMITS.http.searchText });
const ofMember = z.strictObject({ community: communityReference, person: id });

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
  failures: ['community.archived', 'membership.not-by-request', 'join-request.already-open'],
});

export const listJoinRequests = operation({
  id: 'listJoinRequests',
  method: 'get',
  path: '/api/communities/:community/join-requests',
  tag,
  summary: 'Requests to join a community, the oldest open one first',
  access: 'account',
  params: ofCommunity,
  query: z.strictObject({ ...pageQuery, status: z.enum(['open', 'decided']).optional() }),
  answer: page(joinRequestView),
});

export const withdrawJoinRequest = operation({
  id: 'withdrawJoinRequest',
  method: 'delete',
  path: '/api/join-requests/:request',
  tag,
  summary: 'Take back the own request to join',
  access: 'account',
  params: z.strictObject({ request: id }),
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
  params: z.strictObject({ request: id }),
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
  query: z.strictObject({ ...pageQuery, q: search.optional(), role: communityRole.optional() }),
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
  failures: ['membership.last-owner'],
});

export const inviteToCommunity = operation({
  id: 'inviteToCommunity',
  method: 'post',
  path: '/api/communities/:community/invitations',
  tag,
  summary: 'Invite a person known here, or somebody by e-mail',
  access: 'account',
  idempotent: true,
  params: ofCommunity,
  body: z
    .strictObject({
      personId: id.optional(),
      email: email.optional(),
      role: invitationRole,
      guestUntil: instant.nullable().optional().describe("end of a guest's stay; only with the role `guest`"),
    })
    .refine(
      (body) => (body.personId === undefined) !== (body.email === undefined),
      'invitation.one-recipient',
    ),
  answer: invitationView,
  failures: [
    'community.archived',
    'invitation.already-open',
    'membership.already',
    'membership.end-in-past',
    'membership.end-not-guest',
    'person.banned',
  ],
});

export const listCommunityInvitations = operation({
  id: 'listCommunityInvitations',
  method: 'get',
  path: '/api/communities/:community/invitations',
  tag,
  summary: 'Invitations that a community has sent, the newest first',
  access: 'account',
  params: ofCommunity,
  query: z.strictObject({ ...pageQuery, status: z.enum(['open', 'closed']).optional() }),
  answer: page(invitationView),
});

export const revokeCommunityInvitation = operation({
  id: 'revokeCommunityInvitation',
  method: 'delete',
  path: '/api/communities/:community/invitations/:invitation',
  tag,
  summary: 'Take back an invitation',
  access: 'account',
  params: z.strictObject({ community: communityReference, invitation: id }),
  failures: ['invitation.not-open'],
});

export const listReceivedInvitations = operation({
  id: 'listReceivedInvitations',
  method: 'get',
  path: '/api/community-invitations',
  tag,
  summary: 'Open invitations to communities that the reader has received',
  access: 'account',
  query: z.strictObject(pageQuery),
  answer: page(receivedInvitation),
});

const secret = z.string().regex(/^[A-Za-z0-9_-]{20,100}$/, 'invitation.link-invalid');

export const openInvitationLink = operation({
  id: 'openInvitationLink',
  method: 'post',
  path: '/api/community-invitation-links',
  tag,
  summary: 'Find the invitation that a link from an e-mail stands for',
  access: 'account',
  status: 200,
  body: z.strictObject({ secret }),
  answer: receivedInvitation,
});

const ofInvitation = z.strictObject({ invitation: id });
const answerBody = z.strictObject({
  secret: secret
    .optional()
    .describe('from the link, when the invitation went to another address of the reader'),
});

export const acceptCommunityInvitation = operation({
  id: 'acceptCommunityInvitation',
  method: 'post',
  path: '/api/community-invitations/:invitation/acceptance',
  tag,
  summary: 'Accept an invitation and become a member',
  access: 'account',
  status: 200,
  params: ofInvitation,
  body: answerBody,
  answer: communityDetail,
  failures: ['community.archived', 'invitation.not-open'],
});

export const declineCommunityInvitation = operation({
  id: 'declineCommunityInvitation',
  method: 'post',
  path: '/api/community-invitations/:invitation/refusal',
  tag,
  summary: 'Decline an invitation',
  access: 'account',
  params: ofInvitation,
  body: answerBody,
  failures: ['invitation.not-open'],
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
  params: z.strictObject({ community: communityReference, ban: id }),
  failures: ['ban.not-in-force'],
});
