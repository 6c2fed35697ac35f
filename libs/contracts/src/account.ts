import { z } from 'zod';

import { instanceRole } from './instance.js';
import { operation } from './operation.js';
import { personCard } from './person-card.js';
import { id, instant, language } from './primitives.js';

const ACCOUNT = 'My account';

/** Sizes of captions in per cent, their colours (words on ground), and where they stand in the picture. */
export const captionLooks = {
  sizes: [75, 100, 150, 200],
  colours: ['white-on-black', 'yellow-on-black', 'yellow-on-blue', 'black-on-white'],
  positions: ['bottom', 'top'],
} as const;

/** How captions look. */
export const captionStyle = z.strictObject({
  isOff: z.boolean(),
  size: z.literal(captionLooks.sizes),
  colours: z.enum(captionLooks.colours),
  position: z.enum(captionLooks.positions),
});

export type CaptionStyle = z.output<typeof captionStyle>;

/** How the product behaves for one person. */
export const preferences = z.object({
  language,
  theme: z.enum(['system', 'light', 'dark', 'contrast']),
  showPresence: z.boolean().describe('others see that I have a thread open'),
  showTyping: z.boolean().describe('others see that I am writing'),
  shortcutsOn: z.boolean().describe('single-key shortcuts'),
  liveAnnouncements: z.boolean().describe('assistive technology announces what arrives'),
  showViewing: z.boolean().describe('authors of videos that I watched see my name'),
  mayBeAsked: z
    .boolean()
    .describe('I am suggested to those who ask a question that I may know the answer to'),
  showsContributions: z.boolean().describe('others may open the page of what I gave'),
  captionStyle: captionStyle.nullable().describe('null: as everybody gets them'),
});

/** The signed-in person. */
export const meView = z.object({
  person: personCard,
  email: z.string(),
  role: instanceRole,
  reviewsReports: z.boolean().describe('I may decide reports somewhere'),
  needsIntroduction: z.boolean().describe('I have neither written a profile nor said that I will not'),
  preferences,
  sessionId: id,
});

export const readMe = operation({
  id: 'readMe',
  method: 'get',
  path: '/api/me',
  tag: ACCOUNT,
  summary: 'Who I am, my role and my preferences.',
  access: 'account',
  answer: meView,
});

export const updatePreferences = operation({
  id: 'updatePreferences',
  method: 'patch',
  path: '/api/me/preferences',
  tag: ACCOUNT,
  summary: 'Change my preferences. What is left out stays as it is.',
  access: 'account',
  body: z.strictObject(preferences.partial().shape),
  answer: preferences,
});

/** A browser in which I am signed in. */
export const sessionView = z.object({
  id,
  userAgent: z.string(),
  address: z.string(),
  createdAt: instant,
  lastSeenAt: instant,
  expiresAt: instant,
  isCurrent: z.boolean(),
});

export const listSessions = operation({
  id: 'listSessions',
  method: 'get',
  path: '/api/me/sessions',
  tag: ACCOUNT,
  summary: 'Where I am signed in, the last used first. At most 50: the oldest ends when another begins.',
  access: 'account',
  answer: z.object({ items: z.array(sessionView) }),
});

export const revokeSession = operation({
  id: 'revokeSession',
  method: 'delete',
  path: '/api/me/sessions/:sessionId',
  tag: ACCOUNT,
  summary: 'End one of my sessions.',
  access: 'account',
  params: z.strictObject({ sessionId: id.describe('the session') }),
});

export const revokeOtherSessions = operation({
  id: 'revokeOtherSessions',
  method: 'delete',
  path: '/api/me/sessions',
  tag: ACCOUNT,
  summary: 'End all my sessions but this one.',
  access: 'account',
  answer: z.object({ ended: z.number().int() }),
});

export type Preferences = z.output<typeof preferences>;
export type MeView = z.output<typeof meView>;
export type SessionView = z.output<typeof sessionView>;
