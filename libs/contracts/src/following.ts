import { z } from 'zod';

import { typedPassword } from './identity.js';
import { operation } from './operation.js';
import { handle } from './people.js';
import { personCard, personLink } from './person-card.js';
import { id } from './primitives.js';

const TAG = 'People';

const person = z.strictObject({
  handle: handle.describe('`ada`, or `ada@leeds.example` for somebody of another server'),
});

/**
 * How much I want to hear of somebody: every post in public communities and all they publish, new threads there and
 * articles, no notifications, or nothing on my first page either.
 */
export const followLevel = z.enum(['all', 'threads', 'none', 'mute']);

/** How I stand to somebody. `state` is `null` where I do not follow them. */
export const followView = z.object({
  state: z.enum(['pending', 'accepted', 'refused']).nullable(),
  level: followLevel,
  canFollow: z.boolean().describe('false also for oneself, and for people who want no followers'),
});

export const readFollow = operation({
  id: 'readFollow',
  method: 'get',
  path: '/api/people/:handle/follow',
  tag: TAG,
  summary: 'Whether I follow a person, and how much I hear of them.',
  access: 'account',
  params: person,
  answer: followView,
});

export const setFollow = operation({
  id: 'setFollow',
  method: 'put',
  path: '/api/people/:handle/follow',
  tag: TAG,
  summary: 'Follow a person, here or elsewhere, or change how much I hear of them.',
  access: 'account',
  params: person,
  body: z.strictObject({ level: followLevel }),
  answer: followView,
  failures: ['follow.refused'],
});

export const endFollow = operation({
  id: 'endFollow',
  method: 'delete',
  path: '/api/people/:handle/follow',
  tag: TAG,
  summary: 'Follow a person no longer.',
  access: 'account',
  params: person,
});

export const findPersonElsewhere = operation({
  id: 'findPersonElsewhere',
  method: 'post',
  path: '/api/people-elsewhere',
  tag: TAG,
  summary: 'Look for a person on their own server, by name and server. From then on they are known here.',
  access: 'account',
  status: 200,
  body: person,
  answer: personCard,
  failures: ['person.not-found-there'],
});

/** What ties my account to other servers. */
export const tiesView = z.object({
  acceptsFollowers: z.boolean(),
  others: z.array(personLink).describe('accounts elsewhere that are mine as well'),
  movedTo: personLink.nullable().describe('the account elsewhere to which I have moved'),
});

export const readTies = operation({
  id: 'readTies',
  method: 'get',
  path: '/api/me/ties',
  tag: TAG,
  summary: 'Who may follow me, my other accounts, and where I moved.',
  access: 'account',
  answer: tiesView,
});

export const changeTies = operation({
  id: 'changeTies',
  method: 'patch',
  path: '/api/me/ties',
  tag: TAG,
  summary: 'Say whether others may follow me. Those who do are not sent away.',
  access: 'account',
  body: z.strictObject({ acceptsFollowers: z.boolean() }),
  answer: tiesView,
});

export const addOtherAccount = operation({
  id: 'addOtherAccount',
  method: 'post',
  path: '/api/me/other-accounts',
  tag: TAG,
  summary: 'Say that an account elsewhere is mine as well. Everybody can see it.',
  access: 'account',
  status: 200,
  body: person,
  answer: tiesView,
  failures: ['person.not-found-there', 'accounts.too-many'],
});

export const removeOtherAccount = operation({
  id: 'removeOtherAccount',
  method: 'delete',
  path: '/api/me/other-accounts/:personId',
  tag: TAG,
  summary: 'Say no longer that an account elsewhere is mine.',
  access: 'account',
  params: z.strictObject({ personId: id.describe('the person elsewhere') }),
  answer: tiesView,
});

export const moveAccount = operation({
  id: 'moveAccount',
  method: 'post',
  path: '/api/me/move',
  tag: TAG,
  summary:
    'Move to my account elsewhere, which must name this one as mine. My followers go with me; here I can only read from then on.',
  access: 'account',
  status: 200,
  body: z.strictObject({ ...person.shape, currentPassword: typedPassword }),
  answer: tiesView,
  failures: [
    'person.not-found-there',
    'move.not-named',
    'move.already',
    'account.sole-owner',
    'password.wrong',
    'sign-in.too-many',
    'password.busy',
  ],
});

export type FollowView = z.output<typeof followView>;
export type TiesView = z.output<typeof tiesView>;
