import { z } from 'zod';

import { LIMITS } from '#libs/kernel';

import { operation } from './operation.js';
import { id, instant, page, pageQuery, text } from './primitives.js';
import { spokenLanguage } from './spoken-languages.js';

const TAG = 'Expertise cards';

/** What partners are shown of somebody who agreed to it. What they do not show to partners is empty. */
export const expertiseCard = z.object({
  name: z.string(),
  displayName: z.string(),
  organisation: z.string(),
  roleTitle: z.string(),
  askMeAbout: z.string(),
  languages: z.array(spokenLanguage).describe('spoken or signed'),
  skills: z
    .array(z.object({ en: z.string(), cy: z.string() }))
    .describe('as their own server calls them; a label is empty where there is none'),
});

/** Somebody of a partner, as their card shows them. */
export const personOfPartner = expertiseCard.extend({ id, host: z.string() });

/** How far a card has come at one partner, and since when. */
export const cardAtPartner = z.object({
  host: z.string(),
  name: z.string(),
  state: z
    .enum(['sending', 'shown', 'not-reached', 'withdrawing', 'withdrawn', 'not-withdrawn'])
    .describe(
      'of sending it, or of having it deleted: under way, done, or given up as the partner cannot be reached',
    ),
  at: instant,
});

const partner = z.object({ host: z.string(), name: z.string() });

export const ownExpertiseCard = z.object({
  sharedSince: instant.nullable().describe('null while I have not agreed, or have taken it back'),
  card: expertiseCard.describe('exactly what is sent, as it is now'),
  kept: z
    .array(z.enum(['roleTitle', 'askMeAbout', 'languages', 'skills']))
    .describe('parts of my profile that are not on it because I do not show them to partners'),
  partners: z.array(partner).describe('who gets it, and nobody else'),
  sent: z.array(cardAtPartner).describe('partners that were ever sent it, by name'),
});

export const readMyExpertiseCard = operation({
  id: 'readMyExpertiseCard',
  method: 'get',
  path: '/api/me/expertise-card',
  tag: TAG,
  summary:
    'What my expertise card shows, which partners get it once I agree, and what became of it at each of them.',
  access: 'account',
  answer: ownExpertiseCard,
});

export const shareMyExpertiseCard = operation({
  id: 'shareMyExpertiseCard',
  method: 'put',
  path: '/api/me/expertise-card',
  tag: TAG,
  summary:
    'Agree that partners get my expertise card and keep it up to date, or take that back; then each of them is asked to delete it.',
  access: 'account',
  body: z.strictObject({ isShared: z.boolean() }),
  answer: ownExpertiseCard,
});

export const listPeopleOfPartners = operation({
  id: 'listPeopleOfPartners',
  method: 'get',
  path: '/api/people-of-partners',
  tag: TAG,
  summary:
    'People of partners who agreed to be found here, by display name; `q` forgives typing mistakes, and each of its words must be found.',
  access: 'account',
  query: z.strictObject({
    ...pageQuery,
    q: text({ most: LIMITS.http.searchText })
      .optional()
      .describe('words in names, roles, organisations, skills and what people may be asked about'),
    skillId: id.optional().describe('only people with this skill, by any of its words'),
    language: spokenLanguage.optional().describe('only people who speak or sign it'),
  }),
  answer: page(personOfPartner),
});

export type ExpertiseCard = z.output<typeof expertiseCard>;
export type PersonOfPartner = z.output<typeof personOfPartner>;
export type CardAtPartner = z.output<typeof cardAtPartner>;
export type OwnExpertiseCard = z.output<typeof ownExpertiseCard>;
