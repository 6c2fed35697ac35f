import { z } from 'zod';

import { LIMITS } from '#libs/kernel';

import { operation } from './operation.js';
import { personCard } from './person-card.js';
import { id, instant, language, markdown, page, pageQuery, text } from './primitives.js';

const PEOPLE = 'People';

/** One line of the list of people. */
export const personListItem = personCard.extend({ team: z.string() });

/** A person's page. */
export const personProfile = personListItem.extend({
  summary: z.string().describe('Markdown'),
  summaryHtml: z.string(),
  language,
  joinedAt: instant,
  isMe: z.boolean(),
});

export const listPeople = operation({
  id: 'listPeople',
  method: 'get',
  path: '/api/people',
  tag: PEOPLE,
  summary:
    'People of this server by display name; `q` finds names, roles and teams, also with a typing mistake.',
  access: 'account',
  query: z.strictObject({
    ...pageQuery,
    q: text({ most: LIMITS.http.searchText }).optional().describe('words in names, roles and teams'),
  }),
  answer: page(personListItem),
});

/** `ada`, or `ada@leeds.example` for somebody of another server. */
export const handle = z.string().regex(/^[a-z0-9_]{1,30}(?:@[a-z0-9.:-]{1,253})?$/);

export const readPerson = operation({
  id: 'readPerson',
  method: 'get',
  path: '/api/people/:handle',
  tag: PEOPLE,
  summary: 'A person by name, or by name and server.',
  access: 'account',
  params: z.strictObject({
    handle: handle.describe('`ada`, or `ada@leeds.example` for somebody of another server'),
  }),
  answer: personProfile,
});

export const updateProfile = operation({
  id: 'updateProfile',
  method: 'patch',
  path: '/api/me/profile',
  tag: PEOPLE,
  summary: 'Change my profile. What is left out stays as it is.',
  access: 'account',
  body: z.strictObject({
    displayName: text({ least: 1, most: LIMITS.content.displayName }).optional(),
    roleTitle: text({ most: 100 }).optional(),
    team: text({ most: 100 }).optional(),
    summary: markdown(LIMITS.content.profile).optional(),
    avatarFileId: id.nullable().optional(),
    avatarAlt: text({ most: 500 }).optional(),
    language: language.optional().describe('the language I mostly write in'),
  }),
  answer: personProfile,
  failures: ['file.missing'],
});

export const previewProfile = operation({
  id: 'previewProfile',
  method: 'post',
  path: '/api/me/profile/preview',
  tag: PEOPLE,
  summary: 'How words about me would look on my page.',
  access: 'account',
  status: 200,
  body: z.strictObject({ summary: markdown(LIMITS.content.profile) }),
  answer: z.object({ html: z.string() }),
});

export type PersonListItem = z.output<typeof personListItem>;
export type PersonProfile = z.output<typeof personProfile>;
