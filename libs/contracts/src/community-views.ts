import { z } from 'zod';

import { organisation, personCard, personLink } from './person-card.js';
import { id, instant, language } from './primitives.js';

const count = z.number().int().min(0);

/**
 * Who can see a community. `public`: anyone on the web; `unlisted`: anyone with the link; `organisation`: every
 * account of the hosting instance; `listed`: its name and purpose are known, only members read; `hidden`: only
 * members know of it. Clients say it in one sentence: `communities:visibility.<mode>.sentence`.
 */
export const visibility = z.enum(['public', 'unlisted', 'organisation', 'listed', 'hidden']);

/** How people come in: at once, by request, by invitation only, or at once with an e-mail address of a named domain. */
export const joinPolicy = z.enum(['open', 'request', 'invitation', 'domain']);

/** Roles in a community, highest first. */
export const communityRole = z.enum(['owner', 'facilitator', 'moderator', 'member', 'guest']);

/** Roles that an invitation can give. */
export const invitationRole = z.enum(['facilitator', 'moderator', 'member', 'guest']);

/**
 * Organisations with people in a community, those with the most first, as far as the reader may see who is in it. `total`
 * counts those too that are left out of `items`.
 */
export const takingPart = z.object({
  total: count,
  items: z.array(z.object({ organisation, members: count })),
});

/** Enough of a community to name and link to it. */
export const communityLink = z.object({ id, name: z.string(), title: z.string(), organisation });

/** The reader's own place in a community. */
export const myStanding = z.object({
  role: communityRole.nullable(),
  expiresAt: instant.nullable().describe("end of a guest's stay"),
  requestId: id.nullable().describe('the open request to join'),
  requestedAt: instant.nullable().describe('when that was made'),
  invitationId: id.nullable().describe('an open invitation'),
  ban: z.object({ endsAt: instant.nullable() }).nullable(),
});

/**
 * A community in a list. Figures are `null` for readers who see its card only (`canRead` is false): those
 * concern members.
 */
export const communityCard = communityLink.extend({
  crestFileId: id.nullable().describe('the crest of its organisation'),
  purpose: z.string(),
  visibility,
  joinPolicy,
  language,
  topics: z.array(z.string()),
  imageFileId: id.nullable(),
  imageAlt: z.string(),
  parent: communityLink.nullable(),
  isArchived: z.boolean(),
  facilitatorCount: count,
  memberCount: count.nullable(),
  threadCount: count.nullable(),
  lastActivityAt: instant.nullable(),
  takingPart: takingPart.nullable(),
  canRead: z.boolean(),
  canJoin: z.boolean(),
  canRequestToJoin: z.boolean(),
  me: myStanding,
});

/** What the reader may do in a community, as the permission gate answers it. */
export const communityPermissions = z.object({
  canRead: z.boolean(),
  canSeeMembers: z.boolean(),
  canReply: z.boolean(),
  canStartThread: z.boolean(),
  canPlanEvent: z.boolean(),
  canAddDocument: z.boolean(),
  canModerate: z.boolean(),
  canInvite: z.boolean(),
  canInviteByEmail: z.boolean(),
  canDecideRequests: z.boolean(),
  canBan: z.boolean(),
  canChangeRoles: z.boolean(),
  canManage: z.boolean(),
  canChangeVisibility: z.boolean(),
  canArchive: z.boolean(),
  canDelete: z.boolean(),
  canAddSubCommunity: z.boolean(),
  canJoin: z.boolean(),
  canRequestToJoin: z.boolean(),
  canLeave: z.boolean(),
  canReport: z.boolean(),
  canReviewReports: z.boolean(),
  canSeePanel: z.boolean(),
  invitableRoles: z.array(invitationRole),
});

/**
 * How much of what was written in a community elsewhere, before anybody here followed it, has been read: of the threads
 * that were found, those that are here with all that could be had.
 */
export const communityHistory = z.object({
  threadsFound: count,
  threadsRead: count,
  isBeingRead: z.boolean(),
});

/** A community's own page. Description, facilitators and sub-communities are empty for those who see the card only. */
export const communityDetail = communityCard.extend({
  description: z.string(),
  descriptionHtml: z.string(),
  joinDomains: z.array(z.string()),
  facilitators: z.array(z.object({ person: personCard, role: communityRole })),
  subCommunities: z.array(communityCard),
  createdAt: instant,
  archivedAt: instant.nullable(),
  unreachableSince: instant
    .nullable()
    .describe('of a community elsewhere: since when nothing can be sent to its server'),
  hasVideos: z.boolean().describe('whether there are published videos that the reader may see'),
  hasLibrary: z
    .boolean()
    .describe('whether there are learning pathways of the community that the reader may see'),
  hasDocuments: z.boolean().describe('whether there are documents that the reader may see'),
  hasEvents: z.boolean().describe('whether there are events, to come or past, that the reader may see'),
  history: communityHistory.nullable().describe('null for communities of this instance'),
  permissions: communityPermissions,
});

/** A member as those see them who may see the members list, with what the reader may do about them. */
export const communityMember = z.object({
  person: personCard,
  role: communityRole,
  joinedAt: instant,
  expiresAt: instant.nullable(),
  assignableRoles: z.array(communityRole),
  canRemove: z.boolean(),
  canBan: z.boolean(),
});

export const joinRequestView = z.object({
  id,
  communityId: id,
  person: personCard,
  reason: z.string(),
  createdAt: instant,
  decision: z.enum(['accepted', 'declined', 'withdrawn']).nullable(),
  decidedAt: instant.nullable(),
});

/** An invitation as the community's own people see it: to a person known here, or to an e-mail address. */
export const invitationView = z.object({
  id,
  communityId: id,
  person: personCard.nullable(),
  email: z.string().nullable(),
  role: invitationRole,
  guestUntil: instant.nullable(),
  invitedBy: personLink,
  createdAt: instant,
  expiresAt: instant,
  status: z.enum(['open', 'accepted', 'declined', 'revoked', 'expired']),
});

/** The question for which somebody is invited. */
export const questionAsked = z.object({
  title: z.string(),
  slug: z.string(),
  threadId: id.nullable().describe('null where the thread is not here, or not for the reader'),
  url: z.string().nullable().describe('the thread at its home, where that is another server'),
});

/** An invitation as the invited person sees it; it tells them what they need to decide, also of a hidden community. */
export const receivedInvitation = z.object({
  id,
  community: communityLink.extend({
    purpose: z.string(),
    visibility,
    imageFileId: id.nullable(),
    imageAlt: z.string(),
  }),
  role: invitationRole,
  guestUntil: instant.nullable(),
  invitedBy: personCard,
  question: questionAsked.nullable().describe('for which they are invited, as far as they may read it'),
  createdAt: instant,
  expiresAt: instant,
});

export const banView = z.object({
  id,
  person: personCard,
  reason: z.string(),
  bannedBy: personLink,
  createdAt: instant,
  endsAt: instant.nullable(),
  status: z.enum(['in-force', 'ended', 'lifted']),
  liftedAt: instant.nullable(),
});

/** What an administrator of the instance sees of any community: its outside and its owners, never its content. */
export const administrativeCommunityCard = z.object({
  id,
  name: z.string(),
  title: z.string(),
  visibility,
  owners: z.array(personLink),
  memberCount: count,
  threadCount: count,
  createdAt: instant,
  archivedAt: instant.nullable(),
});

export type CommunityLink = z.output<typeof communityLink>;
export type TakingPart = z.output<typeof takingPart>;
export type MyStanding = z.output<typeof myStanding>;
export type CommunityCard = z.output<typeof communityCard>;
export type CommunityDetail = z.output<typeof communityDetail>;
export type CommunityPermissions = z.output<typeof communityPermissions>;
export type CommunityMember = z.output<typeof communityMember>;
export type JoinRequestView = z.output<typeof joinRequestView>;
export type InvitationView = z.output<typeof invitationView>;
export type QuestionAsked = z.output<typeof questionAsked>;
export type ReceivedInvitation = z.output<typeof receivedInvitation>;
export type BanView = z.output<typeof banView>;
export type AdministrativeCommunityCard = z.output<typeof administrativeCommunityCard>;
