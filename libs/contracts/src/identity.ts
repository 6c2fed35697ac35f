import { z } from 'zod';

import { LIMITS } from '#libs/kernel';

import { linkSecret } from './invitations.js';
import { operation } from './operation.js';
import { actorName, email, id, language, password, text } from './primitives.js';

const IDENTITY = 'Signing in';

/** A password as somebody types it to prove who they are; its rules are only checked when it is chosen. */
export const typedPassword = z
  .string()
  .refine(
    (value) => value.length <= 2 * LIMITS.password.most && [...value].length <= LIMITS.password.most,
    'password.too-long',
  );

const passwordFailures = [
  'password.common',
  'password.organisation',
  'password.too-short',
  'password.too-long',
  'password.busy',
  'text.broken-character',
];

/** The same answer whether or not the address is known here. */
const mailSent = z.object({ outcome: z.literal('mail-sent') });

/** How a sign-in ends; a second factor will be another outcome. */
export const signInOutcome = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('signed-in'), personId: id }),
]);

export const register = operation({
  id: 'register',
  method: 'post',
  path: '/api/registrations',
  tag: IDENTITY,
  summary:
    'Ask for an account. A confirmation goes to the address; the answer is the same when the address has an account already.',
  access: 'anyone',
  status: 202,
  body: z.strictObject({
    name: actorName,
    displayName: text({ least: 1, most: LIMITS.content.displayName }),
    email,
    password,
    language,
    invitation: linkSecret.optional(),
  }),
  answer: mailSent,
  failures: [
    'registration.closed',
    'registration.domain-not-allowed',
    'registration.invitation-needed',
    'name.taken',
    'name.reserved',
    ...passwordFailures,
  ],
});

export const confirmEmail = operation({
  id: 'confirmEmail',
  method: 'post',
  path: '/api/registrations/confirmation',
  tag: IDENTITY,
  summary: 'Confirm the e-mail address of a new account with the secret of the link.',
  access: 'anyone',
  status: 200,
  body: z.strictObject({ token: linkSecret }),
  answer: z.object({ outcome: z.literal('confirmed') }),
  failures: ['link.ended', 'email.taken'],
});

export const resendConfirmation = operation({
  id: 'resendConfirmation',
  method: 'post',
  path: '/api/registrations/confirmation-mails',
  tag: IDENTITY,
  summary: 'Send the confirmation again, if that address waits for one.',
  access: 'anyone',
  status: 202,
  body: z.strictObject({ email }),
  answer: mailSent,
});

export const signIn = operation({
  id: 'signIn',
  method: 'post',
  path: '/api/session',
  tag: IDENTITY,
  summary: 'Sign in. The session is a cookie; a session that the browser already has is replaced.',
  access: 'anyone',
  status: 200,
  body: z.strictObject({ email, password: typedPassword }),
  answer: signInOutcome,
  failures: [
    'sign-in.wrong',
    'sign-in.too-many',
    'email.not-confirmed',
    'account.suspended',
    'password.busy',
  ],
});

export const signOut = operation({
  id: 'signOut',
  method: 'delete',
  path: '/api/session',
  tag: IDENTITY,
  summary: 'Sign out in this browser. Also succeeds when the session has already ended.',
  access: 'anyone',
});

export const requestPasswordReset = operation({
  id: 'requestPasswordReset',
  method: 'post',
  path: '/api/password-resets',
  tag: IDENTITY,
  summary: 'Send a link to choose a new password, if the address has an account.',
  access: 'anyone',
  status: 202,
  body: z.strictObject({ email }),
  answer: mailSent,
});

export const resetPassword = operation({
  id: 'resetPassword',
  method: 'put',
  path: '/api/password-resets',
  tag: IDENTITY,
  summary: 'Choose a new password with the secret of the link. Every session of the account ends.',
  access: 'anyone',
  body: z.strictObject({ token: linkSecret, password }),
  answer: z.object({ outcome: z.literal('password-changed') }),
  failures: ['link.ended', ...passwordFailures],
});

export const changePassword = operation({
  id: 'changePassword',
  method: 'put',
  path: '/api/me/password',
  tag: IDENTITY,
  summary: 'Change my password. My other sessions end; this one goes on under a new secret.',
  access: 'account',
  body: z.strictObject({ currentPassword: typedPassword, newPassword: password }),
  failures: ['password.wrong', 'sign-in.too-many', ...passwordFailures],
});

export const changeEmail = operation({
  id: 'changeEmail',
  method: 'post',
  path: '/api/me/email-changes',
  tag: IDENTITY,
  summary: 'Change my e-mail address: a confirmation goes to the new one, and until then the old one stays.',
  access: 'account',
  status: 202,
  body: z.strictObject({ email, currentPassword: typedPassword }),
  answer: mailSent,
  failures: ['password.wrong', 'sign-in.too-many', 'password.busy', 'registration.domain-not-allowed'],
});

export const confirmEmailChange = operation({
  id: 'confirmEmailChange',
  method: 'put',
  path: '/api/email-changes',
  tag: IDENTITY,
  summary:
    'Confirm a new e-mail address with the secret of the link. Password links that were sent before stop working.',
  access: 'anyone',
  body: z.strictObject({ token: linkSecret }),
  answer: z.object({ outcome: z.literal('confirmed') }),
  failures: ['link.ended'],
});

export const closeAccount = operation({
  id: 'closeAccount',
  method: 'post',
  path: '/api/me/closure',
  tag: IDENTITY,
  summary:
    'Close my account. My name is never given to anyone else; what I wrote stays, without my profile. The last administrator cannot leave.',
  access: 'account',
  status: 204,
  body: z.strictObject({ currentPassword: typedPassword }),
  failures: ['password.wrong', 'sign-in.too-many', 'password.busy', 'role.last-admin', 'account.sole-owner'],
});
