import { z } from 'zod';

import { LIMITS } from '#libs/kernel';

import { operation } from './operation.js';
import { contactPage, organisationKind } from './organisation-facts.js';
import { actorName, domainRule, email, id, instant, language, password, text } from './primitives.js';

const INSTANCE = 'Instance';

/** Who may register: everyone, owners of an address of certain domains, invited people, or nobody. */
export const registrationMode = z.enum(['open', 'domains', 'invitation', 'closed']);

/** Six hexadecimal digits; the client computes accessible shades from it. */
export const colour = z.string().regex(/^#[0-9a-f]{6}$/, 'colour.invalid');

/** What everyone may know of this server before signing in. */
export const instanceView = z.object({
  host: z.string(),
  name: z.string(),
  shortName: z.string(),
  welshName: z.string().describe('empty where there is none'),
  organisationKind: organisationKind
    .nullable()
    .describe('null: there is no signed card of the organisation, and it counts as verified nowhere'),
  contactUrl: z.string().describe('page on which people reach the organisation; empty where there is none'),
  welcome: z.string(),
  brandColour: colour,
  crestFileId: id.nullable(),
  registration: registrationMode,
  allowedDomains: z.array(z.string()),
  defaultLanguage: language,
  languages: z.array(language),
  needsAdmin: z.boolean().describe('true until the first administrator has been created'),
  isDemo: z.boolean(),
  federation: z.boolean().describe('whether people and communities of other servers take part here'),
  videos: z.boolean().describe('whether videos can be uploaded here'),
  publicArticles: z.boolean().describe('whether people may publish articles and statuses for everybody'),
  videoReviewMonths: z
    .number()
    .int()
    .describe('after how long somebody is asked whether a video is still correct'),
});

export const readInstance = operation({
  id: 'readInstance',
  method: 'get',
  path: '/api/instance',
  tag: INSTANCE,
  summary: 'How this server presents itself, and who may register.',
  access: 'anyone',
  answer: instanceView,
});

const instanceNames = {
  name: text({ least: 1, most: 100 }),
  shortName: text({ least: 1, most: 30 }),
};

export const updateInstance = operation({
  id: 'updateInstance',
  method: 'patch',
  path: '/api/admin/instance',
  tag: INSTANCE,
  summary: 'Change the names, the look, the welcome and who may register. What is left out stays as it is.',
  access: 'admin',
  body: z.strictObject({
    name: instanceNames.name.optional(),
    shortName: instanceNames.shortName.optional(),
    welshName: text({ most: 100 }).optional(),
    organisationKind: organisationKind.nullable().optional().describe('null takes the signed card back'),
    contactUrl: contactPage.optional().describe('kept only where the kind is named'),
    welcome: text({ most: LIMITS.content.profile, multiline: true }).optional(),
    brandColour: colour.optional(),
    crestFileId: id.nullable().optional(),
    registration: registrationMode.optional(),
    allowedDomains: z.array(domainRule).max(100, 'domains.too-many').optional(),
    defaultLanguage: language.optional(),
    videoReviewMonths: z.number().int().min(1).max(60).optional(),
  }),
  answer: instanceView,
  failures: ['registration.domains-missing', 'file.missing'],
});

export const createFirstAdmin = operation({
  id: 'createFirstAdmin',
  method: 'post',
  path: '/api/first-admin',
  tag: INSTANCE,
  summary:
    'Create the first administrator and name the organisation. Possible only while nobody has an account; the caller is signed in by it.',
  access: 'anyone',
  status: 201,
  body: z.strictObject({
    organisation: z.strictObject(instanceNames),
    name: actorName,
    displayName: text({ least: 1, most: LIMITS.content.displayName }),
    email,
    password,
    language,
  }),
  answer: z.object({ outcome: z.literal('signed-in'), personId: id }),
  failures: [
    'first-admin.exists',
    'name.taken',
    'name.reserved',
    'password.common',
    'password.too-short',
    'password.too-long',
    'password.busy',
    'text.broken-character',
  ],
});

/** A person's standing on the server. */
export const instanceRole = z.enum(['member', 'moderator', 'admin']);

/** An invitation to join the server. */
export const instanceInvitation = z.object({
  id,
  email: z.string().nullable().describe('null: whoever has the link may use it, once'),
  invitedBy: z.string(),
  createdAt: instant,
  expiresAt: instant,
  state: z.enum(['open', 'accepted', 'revoked', 'expired']),
  acceptedBy: z.string().nullable().describe('name of the person who accepted'),
  link: z.string().nullable().describe('the address to hand over, while the invitation is open'),
});

export type InstanceView = z.output<typeof instanceView>;
export type RegistrationMode = z.output<typeof registrationMode>;
export type InstanceInvitation = z.output<typeof instanceInvitation>;
