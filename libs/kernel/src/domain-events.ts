type PersonFact = { personId: string };
type EventFact = { communityId: string; threadId: string; eventId: string };
type FollowFact = { followerId: string; followedId: string };
type CommunityFact = { communityId: string };
type MembershipFact = CommunityFact & PersonFact & { by: string | null };
/** Facts that were recorded before the ban was named have none. */
type BanFact = MembershipFact & { banId?: string };
type ThreadFact = CommunityFact & { threadId: string };
type PostFact = ThreadFact & { postId: string };
/** `isHistory`: it was fetched from another server afterwards, and is no news. */
type WritingFact = PostFact & { authorId: string; mentionedIds: string[]; isHistory?: boolean };
type PublicationFact = { publicationId: string; authorId: string };
/** `mentionedIds` are people whom the words had not named before. */
type NamingFact = PublicationFact & { mentionedIds: string[] };
/** `reporterId` is null where another server reported and did not say for whom. */
type ReportFact = { reportId: string; communityId: string | null; reporterId: string | null };
/** One version of an agreement with another instance; `by` is null where the other side did it. */
type AgreementFact = { agreementId: string; instanceId: string; host: string; version: number };

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
  /** Other servers were asked to erase what they have of somebody who left; `by` is null where nobody asked for it. */
  'erasure.asked': PersonFact & { hosts: string[]; by: string | null };
  /** Somebody agreed that partners have an expertise card of them, or took that back. */
  'expertise-card.changed': PersonFact & { isShared: boolean };
  'person.followed': FollowFact;
  'person.unfollowed': FollowFact;
  /** The server of somebody elsewhere shows another picture of them, or none any longer. */
  'person.pictured': PersonFact;
  /** Somebody of this instance went to another one, where they are `toId`. */
  'person.moved': PersonFact & { toId: string };
  'instance.updated': { by: string; changed: string[] };
  'peer.quota-changed': {
    instanceId: string;
    host: string;
    perMinute: number | null;
    bytesPerDay: number | null;
    by: string;
  };
  'peer.sent-again': { instanceId: string; host: string; from: string; count: number; by: string };
  'peer.retried': { instanceId: string; host: string; count: number; by: string };
  'peer.policy-changed': { instanceId: string; host: string; policy: string; by: string | null };
  'agreement.proposed': AgreementFact & { by: string | null };
  'agreement.decided': AgreementFact & { decision: 'accepted' | 'declined'; by: string | null };
  'agreement.ended': AgreementFact & { by: string | null };
  'agreement.review-due': AgreementFact;
  'vocabulary.changed': { skillId: string; by: string; change: 'renamed' | 'merged' | 'deleted' };
  /** Something new names words of the vocabulary. */
  'topic.written-about': {
    skillIds: string[];
    authorId: string;
    communityId: string | null;
    threadId: string | null;
    publicationId: string | null;
  };
  'skill.endorsed': PersonFact & { skillId: string; by: string };
  'sessions.ended': PersonFact & { sessionIds: string[] };
  'community.created': CommunityFact & { by: string };
  'community.updated': CommunityFact & { by: string };
  'community.visibility-changed': CommunityFact & { by: string; from: string; to: string };
  'community.archived': CommunityFact & { by: string };
  'community.reopened': CommunityFact & { by: string };
  'community.deleted': CommunityFact & { by: string };
  'membership.added': MembershipFact & { role: string };
  /** `before` is the role until then. */
  'membership.changed': MembershipFact & { role: string; before?: string };
  /** `role` is the one that ended. */
  'membership.removed': MembershipFact & { role?: string };
  'person.banned': BanFact;
  'person.unbanned': BanFact;
  'join.requested': CommunityFact & PersonFact & { requestId: string };
  'join.decided': MembershipFact & { requestId: string; decision: 'accepted' | 'declined' };
  'join.withdrawn': CommunityFact & PersonFact & { requestId: string };
  'invitation.sent': {
    invitationId: string;
    communityId: string | null;
    personId: string | null;
    by: string;
  };
  'invitation.answered': CommunityFact & PersonFact & { invitationId: string; accepted: boolean };
  'thread.opened': WritingFact;
  /** `isLocked` and `isPinned` are there where that is what changed. */
  'thread.changed': ThreadFact & { by: string; isLocked?: boolean; isPinned?: boolean };
  'thread.deleted': ThreadFact & { by: string; authorId: string; reason: string };
  'thread.restored': ThreadFact & { by: string };
  'post.added': WritingFact & { number: number; replyToAuthorId: string | null };
  'post.edited': PostFact & { by: string; mentionedIds: string[] };
  'post.wiki-changed': PostFact & { by: string; isWiki: boolean };
  'post.deleted': PostFact & { by: string; authorId: string };
  'post.restored': PostFact & { by: string };
  'reaction.added': PostFact & { personId: string; authorId: string; kind: string };
  'reaction.removed': PostFact & { personId: string; authorId: string; kind: string };
  'expert.asked': ThreadFact & PersonFact & { by: string };
  'answer.accepted': PostFact & { by: string; authorId: string };
  'captions.waived': ThreadFact & { videoId: string; by: string; reason: string; note: string };
  /** Another file, other captions or other chapters of a published video. */
  'video.changed': ThreadFact & { videoId: string; by: string };
  'video.review-due': ThreadFact & PersonFact & { videoId: string };
  'captions.missing': ThreadFact & PersonFact & { videoId: string };
  /** For the first time; `isHistory` as of a thread. */
  'publication.published': NamingFact & { publicationKind: 'article' | 'status'; isHistory?: boolean };
  /** Published again with other words, or for others. */
  'publication.changed': NamingFact;
  'publication.deleted': PublicationFact & { by: string };
  /** `authorId` is who published it, `by` who said something. */
  'publication.commented': NamingFact & { commentId: string; by: string };
  'publication.comment-edited': NamingFact & { commentId: string; by: string };
  'publication.comment-deleted': PublicationFact & { commentId: string; by: string };
  'publication.reacted': PublicationFact & { by: string; on: boolean };
  /** `authorId` is who added it. */
  'document.deleted': CommunityFact & { documentId: string; authorId: string; by: string };
  /** An event has other facts; `isMoved` where its time is among them. Whoever said that they come hears of it. */
  'event.changed': EventFact & { by: string; isMoved: boolean };
  /** An event will not take place, or will after all. */
  'event.state-changed': EventFact & { by: string; state: 'planned' | 'cancelled' };
  /** An event begins a day, or an hour, later. */
  'event.soon': EventFact & { ahead: 'day' | 'hour' };
  'pathway.completed': PersonFact & { pathwayId: string };
  /** `fromHost` is the server that it came from, `toHost` the one that it goes on to. */
  'report.made': ReportFact & { fromHost?: string; toHost?: string };
  /** `toHost` is the server that it came from, which hears of the decision. */
  'report.decided': ReportFact & { by: string; toHost?: string };
  /** The server that a report went on to said what it made of it. */
  'report.answered': ReportFact & { instanceId: string; fromHost: string; outcome: string };
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
