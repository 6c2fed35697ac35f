import { z } from 'zod';

import { LIMITS } from '#libs/kernel';

import { instanceRole } from './instance.js';
import { operation } from './operation.js';
import { id, instant, language, page, pageQuery, text } from './primitives.js';

const ACCOUNTS = 'Accounts';

const accountState = z.enum(['active', 'suspended']);

/** An account as administrators see it; moderators do not see the e-mail address. */
export const accountView = z.object({
  personId: id,
  name: z.string(),
  displayName: z.string(),
  email: z.string().nullable(),
  role: instanceRole,
  state: accountState,
  suspendedReason: z.string().nullable(),
  language,
  createdAt: instant,
  lastSeenAt: instant.nullable().describe('last use of a session that still exists'),
});

const ofPerson = z.strictObject({ personId: id.describe('the person whose account it is') });

export const listAccounts = operation({
  id: 'listAccounts',
  method: 'get',
  path: '/api/admin/accounts',
  tag: ACCOUNTS,
  summary: 'Accounts by display name; `q` finds names and, for administrators, e-mail addresses.',
  access: 'moderator',
  query: z.strictObject({
    ...pageQuery,
    q: text({ most: LIMITS.http.searchText })
      .optional()
      .describe('words in names, for administrators in e-mail addresses'),
    role: instanceRole.optional().describe('only accounts with this role'),
    state: accountState.optional().describe('only accounts in this state'),
  }),
  answer: page(accountView),
});

export const setAccountRole = operation({
  id: 'setAccountRole',
  method: 'put',
  path: '/api/admin/accounts/:personId/role',
  tag: ACCOUNTS,
  summary: 'Give an account another role. It is signed out everywhere and signs in again with the new role.',
  access: 'admin',
  params: ofPerson,
  body: z.strictObject({ role: instanceRole }),
  answer: accountView,
  failures: ['role.last-admin'],
});

export const suspendAccount = operation({
  id: 'suspendAccount',
  method: 'post',
  path: '/api/admin/accounts/:personId/suspension',
  tag: ACCOUNTS,
  summary: 'Suspend an account: every session ends at once. Moderators may suspend members only.',
  access: 'moderator',
  status: 200,
  params: ofPerson,
  body: z.strictObject({ reason: text({ least: 1, most: LIMITS.content.reason, multiline: true }) }),
  answer: accountView,
  failures: ['not-allowed', 'role.last-admin'],
});

export const restoreAccount = operation({
  id: 'restoreAccount',
  method: 'delete',
  path: '/api/admin/accounts/:personId/suspension',
  tag: ACCOUNTS,
  summary: 'Let a suspended account in again.',
  access: 'moderator',
  params: ofPerson,
  answer: accountView,
  failures: ['not-allowed'],
});

export type AccountView = z.output<typeof accountView>;
