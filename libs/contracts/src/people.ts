import { z } from 'zod';

import { HANDLE, LIMITS } from '#libs/kernel';

import { operation } from './operation.js';
import { organisation, personCard, personLink } from './person-card.js';
import { id, instant, language, markdown, page, pageQuery, text } from './primitives.js';
import { fieldVisibility } from './profile-visibility.js';
import { skillView } from './skill-view.js';
import { spokenLanguage } from './spoken-languages.js';

const PEOPLE = 'People';

/** One line of the list of people. What the reader may not see is empty. */
export const personListItem = personCard.extend({ team: z.string(), askMeAbout: z.string() });

/** A person's page. What the reader may not see is empty, as if it had never been written. */
export const personProfile = personListItem.extend({
  place: z.string(),
  languages: z.array(spokenLanguage).describe('spoken or signed'),
  workingPattern: z.string(),
  pronouns: z.string(),
  contact: z.string(),
  experience: z.string(),
  summary: z.string().describe('Markdown'),
  summaryHtml: z.string(),
  language,
  joinedAt: instant.nullable().describe('null for readers without an account here'),
  isMe: z.boolean(),
  hasContributions: z.boolean().describe('there is a page of what they gave that I may open'),
  movedTo: personLink.nullable().describe('the same person elsewhere, where they went'),
  visibility: fieldVisibility.nullable().describe('who sees which part; null on other people’s pages'),
});

/** What people are looked for by. */
export const peopleFilters = {
  q: text({ most: LIMITS.http.searchText })
    .optional()
    .describe(
      'words in names, roles, teams, places, skills, what people may be asked about, what they tell of themselves, and what they wrote where I may read it',
    ),
  skillId: id.optional().describe('only people with this skill'),
  language: spokenLanguage.optional().describe('only people who speak or sign it'),
  place: text({ most: LIMITS.profile.place }).optional().describe('only people in this place'),
  team: text({ most: LIMITS.profile.team }).optional().describe('only people of this team'),
  organisation: z
    .string()
    .regex(/^[a-z0-9.:-]{1,253}$/)
    .optional()
    .describe('only people of the organisation with this address'),
};

export const listPeople = operation({
  id: 'listPeople',
  method: 'get',
  path: '/api/people',
  tag: PEOPLE,
  summary:
    'People of this organisation, and those of partner organisations who are known here, by display name, found by parts of their profiles that I may see; `q` forgives typing mistakes, and each of its words must be found.',
  access: 'account',
  query: z.strictObject({ ...pageQuery, ...peopleFilters }),
  answer: page(personListItem),
});

const counted = z.number().int().min(1);

/**
 * What people found have in common, with how many of them, as far as the reader may see it. Where more are found than can be
 * counted soon, it is counted among a part of them.
 */
export const peopleFacets = z.object({
  skills: z.array(z.object({ skill: skillView, people: counted })),
  languages: z.array(z.object({ language: spokenLanguage, people: counted })),
  places: z.array(z.object({ place: z.string(), people: counted })),
  teams: z.array(z.object({ team: z.string(), people: counted })),
  organisations: z.array(z.object({ organisation, people: counted })),
  people: z.number().int().min(0).describe('among how many of those who are found this is counted'),
  isComplete: z.boolean().describe('these are all who are found'),
});

export const readPeopleFacets = operation({
  id: 'readPeopleFacets',
  method: 'get',
  path: '/api/people-facets',
  tag: PEOPLE,
  summary:
    'Skills, languages, places, teams and organisations among the people found, the most frequent first; among a part of them where there are many.',
  access: 'account',
  query: z.strictObject(peopleFilters),
  answer: peopleFacets,
});

/** `ada`, or `ada@leeds.example` for somebody of another server. */
export const handle = z.string().regex(new RegExp(`^${HANDLE}$`));

export const readPerson = operation({
  id: 'readPerson',
  method: 'get',
  path: '/api/people/:handle',
  tag: PEOPLE,
  summary: 'A person by name, or by name and server, with the parts of their profile that I may see.',
  access: 'anyone',
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
    roleTitle: text({ most: LIMITS.profile.role }).optional(),
    team: text({ most: LIMITS.profile.team }).optional(),
    place: text({ most: LIMITS.profile.place }).optional(),
    languages: z
      .array(spokenLanguage)
      .max(LIMITS.profile.languages, 'list.too-long')
      .optional()
      .describe('those I speak or sign'),
    workingPattern: text({ most: LIMITS.profile.workingPattern }).optional(),
    pronouns: text({ most: LIMITS.profile.pronouns }).optional(),
    contact: text({ most: LIMITS.profile.contact, multiline: true }).optional(),
    askMeAbout: text({ most: LIMITS.profile.askMeAbout, multiline: true }).optional(),
    experience: text({ most: LIMITS.profile.experience, multiline: true }).optional(),
    summary: markdown(LIMITS.content.profile).optional(),
    avatarFileId: id.nullable().optional(),
    avatarAlt: text({ most: LIMITS.profile.pictureWords }).optional(),
    language: language.optional().describe('the language I mostly write in'),
    visibility: fieldVisibility
      .partial()
      .optional()
      .describe('who sees which part; parts that are left out stay as they are'),
  }),
  answer: personProfile,
  failures: ['file.missing'],
});

export const endIntroduction = operation({
  id: 'endIntroduction',
  method: 'put',
  path: '/api/me/introduction',
  tag: PEOPLE,
  summary: 'Say that I would rather not write my profile now; I am not asked again.',
  access: 'account',
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
export type PeopleFacets = z.output<typeof peopleFacets>;
export type PersonProfile = z.output<typeof personProfile>;
