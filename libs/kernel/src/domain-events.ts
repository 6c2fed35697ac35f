type PersonFact = { personId: string };
type CommunityFact = { communityId: string };
type MembershipFact = CommunityFact & PersonFact & { by: string | null };
type ThreadFact = CommunityFact & { threadId: string };
type PostFact = ThreadFact & { postId: string };

/**
 * Every fact that one library records and others react to, with its payload (ids, and why: a consumer reads
 * the present state through the gate). Facts are named in the past tense.
 */
export interface DomainEvents {
  'person.registered': PersonFact;
  'person.updated': PersonFact;
  'person.role-changed': PersonFact & { role: string; by: string | null };
  'person.suspended': PersonFact & { by: string | null };
  'person.restored': PersonFact & { by: string | null };
  'person.removed': PersonFact;
  'instance.updated': { by: string; changed: string[] };
  'vocabulary.changed': { skillId: string; by: string; change: 'renamed' | 'merged' | 'deleted' };
  'skill.endorsed': PersonFact & { skillId: string; by: string };
  'sessions.ended': PersonFact & { sessionIds: string[] };
  'community.created': CommunityFact & { by: string };
  'community.updated': CommunityFact & { by: string };
  'community.visibility-changed': CommunityFact & { by: string; from: string; to: string };
  'community.archived': CommunityFact & { by: string };
  'community.reopened': CommunityFact & { by: string };
  'community.deleted': CommunityFact & { by: string };
  'membership.added': MembershipFact & { role: string };
  'membership.changed': MembershipFact & { role: string };
  'membership.removed': MembershipFact;
  'person.banned': MembershipFact;
  'person.unbanned': MembershipFact;
  'join.requested': CommunityFact & PersonFact & { requestId: string };
  'join.decided': MembershipFact & { requestId: string; decision: 'accepted' | 'declined' };
  'invitation.sent': {
    invitationId: string;
    communityId: string | null;
    personId: string | null;
    by: string;
  };
  'thread.opened': PostFact & { authorId: string; mentionedIds: string[] };
  'thread.changed': ThreadFact & { by: string };
  'thread.deleted': ThreadFact & { by: string; authorId: string; reason: string };
  'thread.restored': ThreadFact & { by: string };
  'post.added': PostFact & {
    authorId: string;
    number: number;
    replyToAuthorId: string | null;
    mentionedIds: string[];
  };
  'post.edited': PostFact & { by: string; mentionedIds: string[] };
  'post.deleted': PostFact & { by: string; authorId: string };
  'post.restored': PostFact & { by: string };
  'reaction.added': PostFact & { personId: string; authorId: string; kind: string };
  'expert.asked': ThreadFact & PersonFact & { by: string };
  'answer.accepted': PostFact & { by: string; authorId: string };
  'captions.waived': ThreadFact & { videoId: string; by: string; reason: string; note: string };
  'video.review-due': ThreadFact & PersonFact & { videoId: string };
  'captions.missing': ThreadFact & PersonFact & { videoId: string };
  'pathway.completed': PersonFact & { pathwayId: string };
  'report.made': { reportId: string; communityId: string | null; reporterId: string };
  'report.decided': {
    reportId: string;
    communityId: string | null;
    reporterId: string;
    by: string;
  };
}

export type DomainEventKind = keyof DomainEvents;

/** A recorded fact as a consumer receives it; `id` is stable over repeats. */
export type RecordedEvent = {
  [K in DomainEventKind]: {
    readonly id: string;
    readonly kind: K;
    readonly at: Date;
    readonly payload: DomainEvents[K];
  };
}[DomainEventKind];
