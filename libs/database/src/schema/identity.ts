import { defineEntity, p } from '@mikro-orm/postgresql';

import type { ProfileField, ProfileVisibility } from '#libs/kernel';

/** How somebody likes captions; `size` in per cent. */
interface CaptionStyle {
  readonly isOff: boolean;
  readonly size: 75 | 100 | 150 | 200;
  readonly colours: 'white-on-black' | 'yellow-on-black' | 'yellow-on-blue' | 'black-on-white';
  readonly position: 'bottom' | 'top';
}

/**
 * A human being as others see them, local or remote. `deletedAt` leaves a tombstone. Who sees which part of the profile
 * stands in `fieldVisibility`, as far as the person has chosen; `libs/access` knows the rest. `movedToId` is the same
 * person elsewhere, where they went at `movedAt`.
 */
export const Person = defineEntity({
  name: 'Person',
  tableName: 'person',
  properties: {
    id: p.uuid().primary(),
    uri: p.text().nullable(),
    url: p.text().nullable(),
    instanceId: p.uuid(),
    name: p.text(),
    displayName: p.text(),
    roleTitle: p.text().default(''),
    team: p.text().default(''),
    summary: p.text().default(''),
    summaryHtml: p.text().default(''),
    avatarFileId: p.uuid().nullable(),
    avatarAlt: p.text().default(''),
    place: p.text().default(''),
    spokenLanguages: p.array().$type<string[]>().default([]),
    workingPattern: p.text().default(''),
    pronouns: p.text().default(''),
    contact: p.text().default(''),
    askMeAbout: p.text().default(''),
    experience: p.text().default(''),
    fieldVisibility: p.json<Partial<Record<ProfileField, ProfileVisibility>>>().default('{}'),
    language: p.text().$type<'en' | 'cy'>(),
    createdAt: p.datetime(),
    suspendedAt: p.datetime().nullable(),
    deletedAt: p.datetime().nullable(),
    acceptsFollowers: p.boolean().default(true),
    movedToId: p.uuid().nullable(),
    movedAt: p.datetime().nullable(),
  },
});

/**
 * How a local person signs in, and how they like the product to behave. The primary key is the person's. `introducedAt`
 * is when they wrote their profile, or said that they would rather not yet.
 */
export const Account = defineEntity({
  name: 'Account',
  tableName: 'account',
  properties: {
    personId: p.uuid().primary(),
    email: p.text(),
    emailConfirmedAt: p.datetime().nullable(),
    passwordHash: p.text().nullable(),
    role: p.text().$type<'member' | 'moderator' | 'admin'>(),
    language: p.text().$type<'en' | 'cy'>(),
    theme: p.text().$type<'system' | 'light' | 'dark' | 'contrast'>(),
    showPresence: p.boolean().default(true),
    showTyping: p.boolean().default(true),
    shortcutsOn: p.boolean().default(true),
    liveAnnouncements: p.boolean().default(true),
    showViewing: p.boolean().default(false),
    mayBeAsked: p.boolean().default(true),
    showsContributions: p.boolean().default(true),
    captionStyle: p.json<CaptionStyle>().nullable(),
    introducedAt: p.datetime().nullable(),
    createdAt: p.datetime(),
    suspendedAt: p.datetime().nullable(),
    suspendedReason: p.text().nullable(),
  },
});

/** A signed-in browser; `id` is the SHA-256 of the cookie's secret, so that the table opens no door. */
export const Session = defineEntity({
  name: 'Session',
  tableName: 'session',
  properties: {
    id: p.blob().primary(),
    publicId: p.uuid(),
    personId: p.uuid(),
    createdAt: p.datetime(),
    lastSeenAt: p.datetime(),
    expiresAt: p.datetime(),
    userAgent: p.text(),
    address: p.text(),
  },
});

/**
 * Somebody who asked for an account and has not confirmed the address yet; it becomes an account when they do.
 * Also made when the address has an account already, so that the two cannot be told apart from outside.
 */
export const PendingRegistration = defineEntity({
  name: 'PendingRegistration',
  tableName: 'pending_registration',
  properties: {
    id: p.uuid().primary(),
    secretHash: p.blob(),
    email: p.text(),
    name: p.text(),
    displayName: p.text(),
    passwordHash: p.text(),
    language: p.text().$type<'en' | 'cy'>(),
    invitationId: p.uuid().nullable(),
    createdAt: p.datetime(),
    expiresAt: p.datetime(),
  },
});

/** A link sent by e-mail; `id` is the SHA-256 of its secret. */
export const EmailLink = defineEntity({
  name: 'EmailLink',
  tableName: 'email_link',
  properties: {
    id: p.blob().primary(),
    personId: p.uuid(),
    purpose: p.text().$type<'reset' | 'change'>(),
    email: p.text(),
    createdAt: p.datetime(),
    expiresAt: p.datetime(),
    usedAt: p.datetime().nullable(),
  },
});

/**
 * An invitation to the instance, or (with `communityId`) to a community; `secretHash` is the SHA-256 of the link's secret.
 * Somebody may be invited for a question: `questionId` is a thread here, `questionUri` the post that opens one at the home of
 * a community elsewhere, whose server says that its title is `questionTitle`.
 */
export const Invitation = defineEntity({
  name: 'Invitation',
  tableName: 'invitation',
  properties: {
    id: p.uuid().primary(),
    secretHash: p.blob(),
    communityId: p.uuid().nullable(),
    communityRole: p.text().$type<'member' | 'guest' | 'moderator' | 'facilitator'>().nullable(),
    email: p.text().nullable(),
    personId: p.uuid().nullable(),
    invitedBy: p.uuid(),
    createdAt: p.datetime(),
    expiresAt: p.datetime(),
    acceptedAt: p.datetime().nullable(),
    acceptedBy: p.uuid().nullable(),
    declinedAt: p.datetime().nullable(),
    revokedAt: p.datetime().nullable(),
    guestUntil: p.datetime().nullable(),
    questionId: p.uuid().nullable(),
    questionUri: p.text().nullable(),
    questionTitle: p.text().nullable(),
  },
});

/** A counter of one rate window, shared by all nodes (`key` holds rule and subject). */
export const RateCounter = defineEntity({
  name: 'RateCounter',
  tableName: 'rate_counter',
  properties: {
    key: p.text().primary(),
    windowStart: p.datetime(),
    count: p.integer(),
  },
});
