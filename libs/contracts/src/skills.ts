import { z } from 'zod';

import { LIMITS } from '#libs/kernel';

import { operation } from './operation.js';
import { handle } from './people.js';
import { id, instant, language, page, pageQuery, text } from './primitives.js';
import { skillView } from './skill-view.js';

const SKILLS = 'Skills';

const word = text({ least: 2, most: LIMITS.skills.label });

/** What somebody elsewhere said of a skill, which its person brought along from the server that signed it. */
export const broughtEndorsement = z.object({
  id,
  endorser: z.object({ name: z.string(), host: z.string() }),
  from: z.object({ name: z.string(), host: z.string() }).describe('the organisation that signed it'),
  endorsedAt: instant,
  evidence: z.object({ url: z.string(), title: z.string() }).nullable(),
});

/** A skill that somebody lists, and how many others say that they have it. */
export const listedSkill = skillView.extend({
  endorsements: z.number().int().min(0),
  isEndorsedByMe: z.boolean(),
  brought: z.array(broughtEndorsement).describe('from other servers, the newest first'),
});

/** What somebody knows, and what they would like to know or hear of. */
export const skillsOfPerson = z.object({ skills: z.array(listedSkill), interests: z.array(skillView) });

export const skillKind = z.enum(['skill', 'interest']);

/** A skill with all the words by which it is found. */
export const vocabularyEntry = skillView.extend({ synonyms: z.array(z.string()) });

/** A skill of which the reader has written; nobody else is told. */
export const skillSuggestion = z.object({ skill: skillView, texts: z.number().int().min(1) });

const suggestions = z.object({ items: z.array(skillSuggestion) });
const skillParams = z.strictObject({ skillId: id.describe('the skill') });

export const findSkills = operation({
  id: 'findSkills',
  method: 'get',
  path: '/api/skills',
  tag: SKILLS,
  summary: 'Skills of the vocabulary whose labels or synonyms fit what was typed so far, at most ten.',
  access: 'account',
  automatic: true,
  query: z.strictObject({ q: text({ most: LIMITS.skills.label }).optional().describe('the words so far') }),
  answer: z.object({ items: z.array(skillView) }),
});

export const readSkillsOfPerson = operation({
  id: 'readSkillsOfPerson',
  method: 'get',
  path: '/api/people/:handle/skills',
  tag: SKILLS,
  summary: 'Skills and interests of a person, as far as I may see them.',
  access: 'anyone',
  params: z.strictObject({
    handle: handle.describe('`ada`, or `ada@leeds.example` for somebody of another server'),
  }),
  answer: skillsOfPerson,
});

export const addMySkill = operation({
  id: 'addMySkill',
  method: 'post',
  path: '/api/me/skills',
  tag: SKILLS,
  summary: 'Add a skill or an interest of mine by its name; a new name comes into the vocabulary.',
  access: 'account',
  status: 200,
  body: z.strictObject({ name: word, language: language.describe('of the name'), kind: skillKind }),
  answer: skillsOfPerson,
  failures: ['skills.too-many'],
});

export const setMySkill = operation({
  id: 'setMySkill',
  method: 'put',
  path: '/api/me/skills/:skillId',
  tag: SKILLS,
  summary: 'Say whether a skill of the vocabulary is one of mine, an interest, both or neither.',
  access: 'account',
  params: skillParams,
  body: z.strictObject({ isSkill: z.boolean(), isInterest: z.boolean() }),
  answer: skillsOfPerson,
  failures: ['skills.too-many'],
});

export const listSkillSuggestions = operation({
  id: 'listSkillSuggestions',
  method: 'get',
  path: '/api/me/skill-suggestions',
  tag: SKILLS,
  summary: 'Skills that were found in what I wrote and that I have not answered yet.',
  access: 'account',
  answer: suggestions,
});

export const seekSkillSuggestions = operation({
  id: 'seekSkillSuggestions',
  method: 'post',
  path: '/api/me/skill-suggestions',
  tag: SKILLS,
  summary:
    'Look through my own posts, the titles and captions of my videos and my accepted answers for words of the vocabulary.',
  access: 'account',
  status: 200,
  answer: suggestions,
});

export const answerSkillSuggestion = operation({
  id: 'answerSkillSuggestion',
  method: 'put',
  path: '/api/me/skill-suggestions/:skillId',
  tag: SKILLS,
  summary: 'Take a suggested skill as one of mine, or dismiss it for good.',
  access: 'account',
  params: skillParams,
  body: z.strictObject({ answer: z.enum(['accepted', 'dismissed']) }),
  answer: suggestions,
  failures: ['skills.too-many'],
});

export const listVocabulary = operation({
  id: 'listVocabulary',
  method: 'get',
  path: '/api/vocabulary',
  tag: SKILLS,
  summary: 'The vocabulary of skills with all its words, by label.',
  access: 'moderator',
  query: z.strictObject({
    ...pageQuery,
    q: text({ most: LIMITS.skills.label }).optional().describe('words in labels and synonyms'),
  }),
  answer: page(vocabularyEntry),
});

export const changeSkill = operation({
  id: 'changeSkill',
  method: 'put',
  path: '/api/vocabulary/:skillId',
  tag: SKILLS,
  summary: 'Change the labels and synonyms of a skill. One of the labels may be empty.',
  access: 'moderator',
  params: skillParams,
  body: z.strictObject({
    labels: z.strictObject({
      en: text({ most: LIMITS.skills.label }),
      cy: text({ most: LIMITS.skills.label }),
    }),
    synonyms: z.array(word).max(LIMITS.skills.synonyms, 'list.too-long'),
  }),
  answer: vocabularyEntry,
  failures: ['skill.unnamed', 'skill.word-taken'],
});

export const mergeSkill = operation({
  id: 'mergeSkill',
  method: 'post',
  path: '/api/vocabulary/:skillId/merger',
  tag: SKILLS,
  summary: 'Merge a skill into another, which takes over its words and the people who have it.',
  access: 'moderator',
  status: 200,
  params: skillParams,
  body: z.strictObject({ into: id }),
  answer: vocabularyEntry,
  failures: ['skill.same'],
});

export const deleteSkill = operation({
  id: 'deleteSkill',
  method: 'delete',
  path: '/api/vocabulary/:skillId',
  tag: SKILLS,
  summary: 'Delete a skill from the vocabulary and from every profile.',
  access: 'moderator',
  params: skillParams,
});

export type ListedSkill = z.output<typeof listedSkill>;
export type SkillsOfPerson = z.output<typeof skillsOfPerson>;
export type SkillKind = z.output<typeof skillKind>;
export type SkillSuggestion = z.output<typeof skillSuggestion>;
export type VocabularyEntry = z.output<typeof vocabularyEntry>;
