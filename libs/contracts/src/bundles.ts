import { z } from 'zod';

import { checkText, LIMITS } from '#libs/kernel';

import { operation } from './operation.js';
import { id, instant, language, markdown, text } from './primitives.js';
import { skillKind } from './skills.js';
import { spokenLanguage } from './spoken-languages.js';

const TAG = 'Moving';

const { profile, content, bundles, skills } = LIMITS;

const address = z
  .string()
  .max(LIMITS.federation.address)
  .regex(/^https:\/\/[^\s/]+/);
const host = z.string().regex(/^[a-z0-9.:-]{1,253}$/);

/** An organisation by its name and the address of its server. */
const home = z.object({ name: text({ least: 1, most: bundles.organisation }), host });

/** What shows a skill, for anybody on the web. */
const evidence = z.object({ url: address, title: text({ most: content.title }) });

const endorsement = z.object({
  by: z.object({ id: address, name: text({ least: 1, most: content.displayName }), host }),
  at: instant,
  evidence: evidence.nullable(),
});

const label = text({ most: skills.label });

const skill = z
  .object({
    kind: skillKind,
    labels: z.object({ en: label, cy: label }),
    endorsements: z.array(endorsement).max(bundles.endorsementsOfSkill),
  })
  .refine(({ labels: { en, cy } }) => (en === '' ? cy : en).trim().length >= 2);

/** Parts of a profile that somebody can take along. */
const profileParts = z.object({
  roleTitle: text({ most: profile.role }),
  team: text({ most: profile.team }),
  place: text({ most: profile.place }),
  languages: z.array(spokenLanguage).max(profile.languages),
  workingPattern: text({ most: profile.workingPattern }),
  pronouns: text({ most: profile.pronouns }),
  contact: text({ most: profile.contact, multiline: true }),
  askMeAbout: text({ most: profile.askMeAbout, multiline: true }),
  experience: text({ most: profile.experience, multiline: true }),
  summary: markdown(content.profile),
});

/**
 * The file in which somebody takes their profile to another server. Its own server, `attributedTo`, proves it with its key.
 * `alsoKnownAs` are the accounts that the person names as theirs, or has moved to: nobody else can use it.
 */
export const profileBundle = z.object({
  type: z.literal('ProfileBundle'),
  version: z.literal(1),
  attributedTo: address,
  published: instant,
  organisation: home,
  person: z.object({
    id: address,
    name: text({ least: 1, most: 100 }),
    displayName: text({ least: 1, most: content.displayName }),
    alsoKnownAs: z.array(address).max(LIMITS.federation.otherAccounts + 1),
  }),
  language,
  profile: profileParts,
  skills: z.array(skill).max(2 * skills.ofPerson),
});

/** The proof of the server, by FEP-8b32 (`eddsa-jcs-2022`). */
const bundleProof = z.object({
  type: z.string(),
  cryptosuite: z.string(),
  verificationMethod: z.string(),
  proofPurpose: z.string(),
  created: z.string(),
  proofValue: z.string(),
});

const bundleText = z
  .string()
  .max(bundles.characters, { error: 'bundle.too-large', abort: true })
  .refine(
    (file) => checkText(file, { most: bundles.characters, multiline: true }) === null,
    'bundle.unreadable',
  )
  .describe('the file as it was downloaded');

export const bundlePart = z.enum(Object.keys(profileParts.shape) as [BundlePart, ...BundlePart[]]);
type BundlePart = keyof typeof profileParts.shape;

/** What somebody can choose from. */
export const bundleView = z.object({
  organisation: home,
  person: z.object({ name: z.string(), displayName: z.string() }),
  issuedAt: instant,
  language: language.describe('of the profile'),
  profile: profileParts,
  skills: z.array(skill).describe('chosen by their place in this list'),
});

const failures = [
  'federation.off',
  'bundle.unreadable',
  'bundle.broken',
  'bundle.issuer-unknown',
  'bundle.expired',
  'bundle.not-yours',
];

export const makeBundle = operation({
  id: 'makeBundle',
  method: 'get',
  path: '/api/me/bundle',
  tag: TAG,
  summary:
    'My profile, my skills and what others said of them, signed by this server for the other accounts that I name.',
  access: 'account',
  answer: profileBundle.extend({ proof: bundleProof }),
  failures: ['federation.off', 'bundle.no-target'],
});

export const readBundle = operation({
  id: 'readBundle',
  method: 'post',
  path: '/api/me/bundle/preview',
  tag: TAG,
  summary:
    'What is in the file that I brought from another server, once it is sure that this server signed it and that it is mine.',
  access: 'account',
  status: 200,
  body: z.strictObject({ bundle: bundleText }),
  answer: bundleView,
  failures,
});

export const takeOverBundle = operation({
  id: 'takeOverBundle',
  method: 'post',
  path: '/api/me/bundle',
  tag: TAG,
  summary: 'Take over what I choose of the file that I brought. Doing it again changes nothing more.',
  access: 'account',
  status: 200,
  body: z.strictObject({
    bundle: bundleText,
    parts: z.array(bundlePart).max(bundlePart.options.length, 'list.too-long'),
    skills: z.array(z.number().int().min(0)).max(2 * skills.ofPerson, 'list.too-long'),
    endorsements: z.boolean().describe('with what others said of the skills that I choose'),
  }),
  answer: z.object({
    parts: z.number().int().min(0),
    skills: z.number().int().min(0),
    endorsements: z.number().int().min(0),
  }),
  failures: [...failures, 'skills.too-many'],
});

export const removeBroughtEndorsement = operation({
  id: 'removeBroughtEndorsement',
  method: 'delete',
  path: '/api/me/brought-endorsements/:endorsementId',
  tag: TAG,
  summary: 'Remove what I brought along that somebody said of a skill of mine.',
  access: 'account',
  params: z.strictObject({ endorsementId: id.describe('the endorsement') }),
});

export type ProfileBundle = z.output<typeof profileBundle>;
export type BundleProof = z.output<typeof bundleProof>;
export type BundleView = z.output<typeof bundleView>;
export type BundlePartName = z.output<typeof bundlePart>;
