import { defineEntity, p } from '@mikro-orm/postgresql';

export type Visibility = 'public' | 'unlisted' | 'organisation' | 'listed' | 'hidden';
export type JoinPolicy = 'open' | 'request' | 'invitation' | 'domain';
export type CommunityRole = 'owner' | 'facilitator' | 'moderator' | 'member' | 'guest';

/** A community of practice, hosted here or by a partner. */
export const Community = defineEntity({
  name: 'Community',
  tableName: 'community',
  properties: {
    id: p.uuid().primary(),
    uri: p.text().nullable(),
    url: p.text().nullable(),
    instanceId: p.uuid(),
    parentId: p.uuid().nullable(),
    name: p.text(),
    title: p.text(),
    purpose: p.text(),
    description: p.text().default(''),
    descriptionHtml: p.text().default(''),
    imageFileId: p.uuid().nullable(),
    imageAlt: p.text().default(''),
    language: p.text().$type<'en' | 'cy'>(),
    visibility: p.text().$type<Visibility>(),
    joinPolicy: p.text().$type<JoinPolicy>(),
    joinDomains: p.array().$type<string[]>(),
    topics: p.array().$type<string[]>(),
    memberCount: p.integer().default(0),
    threadCount: p.integer().default(0),
    createdBy: p.uuid().nullable(),
    createdAt: p.datetime(),
    lastActivityAt: p.datetime(),
    archivedAt: p.datetime().nullable(),
    deletedAt: p.datetime().nullable(),
  },
});

/**
 * A person's place in a community. `expiresAt` ends a guest's stay, or a remote person's lease. Threads that were
 * quiet since `caughtUpAt` (or else `joinedAt`) count as read, unless a read position says otherwise.
 */
export const Membership = defineEntity({
  name: 'Membership',
  tableName: 'membership',
  properties: {
    communityId: p.uuid().primary(),
    personId: p.uuid().primary(),
    role: p.text().$type<CommunityRole>(),
    joinedAt: p.datetime(),
    expiresAt: p.datetime().nullable(),
    caughtUpAt: p.datetime().nullable(),
  },
});

/**
 * How many people of an organisation are in a community, and how many of them own or facilitate it. A trigger on
 * `membership` keeps it; a row with no members may stay.
 */
export const CommunityOrganisation = defineEntity({
  name: 'CommunityOrganisation',
  tableName: 'community_organisation',
  properties: {
    communityId: p.uuid().primary(),
    instanceId: p.uuid().primary(),
    members: p.integer(),
    hosts: p.integer(),
  },
});

/** A person's wish to join, and what was decided. */
export const JoinRequest = defineEntity({
  name: 'JoinRequest',
  tableName: 'join_request',
  properties: {
    id: p.uuid().primary(),
    communityId: p.uuid(),
    personId: p.uuid(),
    reason: p.text(),
    createdAt: p.datetime(),
    decision: p.text().$type<'accepted' | 'declined' | 'withdrawn'>().nullable(),
    decidedAt: p.datetime().nullable(),
    decidedBy: p.uuid().nullable(),
  },
});

/** A person kept out of a community, for ever or until `endsAt`. */
export const Ban = defineEntity({
  name: 'Ban',
  tableName: 'ban',
  properties: {
    id: p.uuid().primary(),
    communityId: p.uuid(),
    personId: p.uuid(),
    reason: p.text(),
    bannedBy: p.uuid(),
    createdAt: p.datetime(),
    endsAt: p.datetime().nullable(),
    liftedAt: p.datetime().nullable(),
  },
});
