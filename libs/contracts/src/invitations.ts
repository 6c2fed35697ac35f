import { z } from 'zod';

import { instanceInvitation } from './instance.js';
import { operation } from './operation.js';
import { email, id, instant, language, page, pageQuery } from './primitives.js';

const INVITATIONS = 'Invitations';

/** The secret of a link that was sent by e-mail or handed over. */
export const linkSecret = z.string().regex(/^[A-Za-z0-9_-]{20,100}$/, 'link.invalid');

export const createInvitation = operation({
  id: 'createInvitation',
  method: 'post',
  path: '/api/admin/invitations',
  tag: INVITATIONS,
  summary:
    'Invite somebody to this server. With an address the invitation is sent by e-mail and only works for that address; without, the link in the answer is handed over by other means.',
  access: 'admin',
  idempotent: true,
  body: z.strictObject({ email: email.optional(), language: language.optional() }),
  answer: instanceInvitation,
});

export const listInvitations = operation({
  id: 'listInvitations',
  method: 'get',
  path: '/api/admin/invitations',
  tag: INVITATIONS,
  summary: 'Invitations to this server, the latest first.',
  access: 'admin',
  query: z.strictObject(pageQuery),
  answer: page(instanceInvitation),
});

export const revokeInvitation = operation({
  id: 'revokeInvitation',
  method: 'delete',
  path: '/api/admin/invitations/:invitationId',
  tag: INVITATIONS,
  summary: 'Take an open invitation back.',
  access: 'admin',
  params: z.strictObject({ invitationId: id.describe('the invitation') }),
  failures: ['invitation.closed'],
});

/** Asked with a body, because addresses end up in logs and histories. */
export const lookUpInvitation = operation({
  id: 'lookUpInvitation',
  method: 'post',
  path: '/api/invitation-lookups',
  tag: INVITATIONS,
  summary: 'What an invitation link offers, before registering with it.',
  access: 'anyone',
  status: 200,
  body: z.strictObject({ token: linkSecret }),
  answer: z.object({
    email: z.string().nullable(),
    invitedBy: z.string().describe('display name'),
    communityTitle: z.string().nullable(),
    expiresAt: instant,
  }),
  failures: ['link.ended'],
});
