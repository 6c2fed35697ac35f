import { z } from 'zod';

import { NAME_ELSEWHERE } from '#libs/kernel';

import { ofCommunity } from './communities.js';
import { communityDetail, invitationRole, invitationView, receivedInvitation } from './community-views.js';
import { operation } from './operation.js';
import { email, id, instant, page, pageQuery } from './primitives.js';

const tag = 'Membership';

const invitationId = id.describe('the invitation');

const handle = z.string().regex(new RegExp(`^@${NAME_ELSEWHERE}@[a-z0-9.-]{1,253}$`, 'i'), 'handle.invalid');

export const inviteToCommunity = operation({
  id: 'inviteToCommunity',
  method: 'post',
  path: '/api/communities/:community/invitations',
  tag,
  summary: 'Invite a person known here, somebody of another server by handle, or anybody by e-mail',
  access: 'account',
  idempotent: true,
  params: ofCommunity,
  body: z
    .strictObject({
      personId: id.optional(),
      email: email.optional(),
      handle: handle.optional().describe('of somebody of another server, such as `@ada@leeds.example`'),
      role: invitationRole,
      guestUntil: instant.nullable().optional().describe("end of a guest's stay; only with the role `guest`"),
      questionId: id
        .optional()
        .describe(
          'a question of this community for which they are invited; they are told as far as they may read it',
        ),
    })
    .refine(
      ({ personId, email: address, handle: name }) =>
        [personId, address, name].filter((recipient) => recipient !== undefined).length === 1,
      'invitation.one-recipient',
    ),
  answer: invitationView,
  failures: [
    'community.archived',
    'invitation.already-open',
    'invitation.nobody-there',
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
  query: z.strictObject({
    ...pageQuery,
    status: z.enum(['open', 'closed']).optional().describe('both when left out'),
  }),
  answer: page(invitationView),
});

export const revokeCommunityInvitation = operation({
  id: 'revokeCommunityInvitation',
  method: 'delete',
  path: '/api/communities/:community/invitations/:invitation',
  tag,
  summary: 'Take back an invitation',
  access: 'account',
  params: z.strictObject({ ...ofCommunity.shape, invitation: invitationId }),
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
  failures: ['not-found'],
});

const ofInvitation = z.strictObject({ invitation: invitationId });
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
