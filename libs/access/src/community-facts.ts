import type { CommunityRole, JoinPolicy, Visibility } from '#libs/database';

/** What the gate must know of a community. */
export interface CommunityFacts {
  readonly id: string;
  readonly instanceId: string;
  readonly visibility: Visibility;
  readonly joinPolicy: JoinPolicy;
  readonly joinDomains: readonly string[];
  readonly archivedAt: Date | null;
  readonly deletedAt: Date | null;
}

/** A stored membership; it counts until `expiresAt`. */
export interface MembershipFacts {
  readonly role: CommunityRole;
  readonly expiresAt: Date | null;
}

/** A stored ban that nobody has lifted; it counts until `endsAt`. */
export interface BanFacts {
  readonly endsAt: Date | null;
}

/** What the gate must know of a thread. */
export interface ThreadFacts {
  readonly authorId: string;
  readonly lockedAt: Date | null;
  readonly deletedAt: Date | null;
  readonly deletedBy: string | null;
}

/** A thread, and whether anybody but its author has ever replied there. */
export interface RepliedThreadFacts extends ThreadFacts {
  readonly othersReplied: boolean;
}

/** What the gate must know of a post. */
export interface PostFacts {
  readonly authorId: string;
  readonly deletedAt: Date | null;
  /** Members edit it together. */
  readonly isWiki: boolean;
}
