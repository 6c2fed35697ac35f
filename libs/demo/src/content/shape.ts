import type { ChecklistItem, KitTemplateName, SpokenLanguage } from '#libs/contracts';

/** Language in which a text is written. */
export type DemoLanguage = 'en' | 'cy';

/** A fictional employee of Northfield Council. */
export interface DemoPerson {
  /** Name in the name space that people and communities share: `[a-z0-9_]{1,30}`. */
  readonly handle: string;
  readonly email: string;
  readonly displayName: string;
  readonly roleTitle: string;
  readonly team: string;
  /** Language in which this person uses the product. */
  readonly language: DemoLanguage;
  /** Role in the whole instance, not in a community. */
  readonly role: 'member' | 'moderator' | 'admin';
  readonly place: string;
  readonly speaks: readonly SpokenLanguage[];
  readonly askMeAbout: string;
  /** Markdown. */
  readonly summary: string;
}

/** Something that people know or care about, by its label in each language. */
export interface DemoSkill {
  readonly en: string;
  readonly cy: string;
  readonly synonyms: readonly string[];
  /** Handles of those who have the skill. */
  readonly known: readonly string[];
  /** Handles of those who would like to learn of it. */
  readonly wanted: readonly string[];
}

/** What somebody says of a skill of another, with the post that shows it. */
export interface DemoEndorsement {
  /** Who has the skill, and wrote the post. */
  readonly of: string;
  /** Its English label. */
  readonly skill: string;
  readonly thread: string;
  readonly postIndex: number;
  /** Handles of those who endorse it. */
  readonly by: readonly string[];
}

export type DemoCommunityRole = 'owner' | 'facilitator' | 'moderator' | 'member' | 'guest';

export interface DemoMembership {
  readonly handle: string;
  readonly role: DemoCommunityRole;
  /** Those without it have been there from the beginning. */
  readonly joinedDaysAgo?: number;
}

export interface DemoCommunity {
  /** Name in the name space that people and communities share: `[a-z0-9_]{1,30}`. */
  readonly name: string;
  readonly title: string;
  readonly titleLanguage: DemoLanguage;
  /** One sentence, at most 300 characters. */
  readonly purpose: string;
  /** Markdown. */
  readonly description: string;
  readonly language: DemoLanguage;
  readonly visibility: 'public' | 'unlisted' | 'organisation' | 'listed' | 'hidden';
  readonly joinPolicy: 'open' | 'request' | 'invitation' | 'domain';
  /** E-mail domains whose people may join by themselves; empty unless the join policy is `domain`. */
  readonly joinDomains: readonly string[];
  readonly topics: readonly string[];
  /** Present if it began with a start kit: what of the checklist was ticked by hand, and by whom. */
  readonly kit?: {
    readonly template: KitTemplateName;
    readonly ticked: readonly { readonly item: ChecklistItem; readonly by: string }[];
  };
  /** The first one is the owner who starts the community. */
  readonly members: readonly DemoMembership[];
}

export type DemoReactionKind = 'like' | 'thanks' | 'celebrate' | 'insightful' | 'support' | 'question';

export interface DemoReaction {
  readonly kind: DemoReactionKind;
  /** Handles of members other than the post's author. */
  readonly by: readonly string[];
}

export interface DemoPost {
  /** Handle of a member of the thread's community. */
  readonly author: string;
  /** The text as it stands now, of a wiki as its author wrote it; `@handle` mentions a member. */
  readonly markdown: string;
  readonly language: DemoLanguage;
  /** Whole minutes since the post before it in the thread; 0 for the root. */
  readonly minutesAfterPrevious: number;
  /** Index of an earlier post of the same thread. */
  readonly replyTo?: number;
  readonly reactions?: readonly DemoReaction[];
  /** Present if the author changed the post: the text as first written. */
  readonly edited?: { readonly markdown: string };
  /** Present if members edit the post together: what they made of it, each a while after the one before. */
  readonly wiki?: readonly { readonly by: string; readonly markdown: string }[];
  /** The author took the post down after writing it. */
  readonly deleted?: boolean;
}

export interface DemoThread {
  /** Stable name of the thread within the demo content. */
  readonly key: string;
  /** Name of the community. */
  readonly community: string;
  readonly title: string;
  readonly kind: 'discussion' | 'question';
  readonly language: DemoLanguage;
  /** Handle of the author of the root post. */
  readonly author: string;
  /** Age of the root post in whole minutes when the demo is seeded. */
  readonly minutesBeforeNow: number;
  readonly pinned?: boolean;
  /** Locked after its last post. */
  readonly locked?: boolean;
  /** Index of the post that answers the question; only where `kind` is `question`. */
  readonly acceptedPost?: number;
  /** `posts[0]` is the root; later ones in order of time. */
  readonly posts: readonly DemoPost[];
}

/**
 * How far one member has read one thread. `postIndex` is the last post that was read; -1 means never opened.
 * Members without an entry for a thread have read it to its end.
 */
export interface DemoReadPosition {
  readonly handle: string;
  readonly thread: string;
  readonly postIndex: number;
}

/** A wish to join that nobody has decided yet. */
export interface DemoJoinRequest {
  readonly handle: string;
  readonly community: string;
  readonly reason: string;
  readonly minutesBeforeNow: number;
}

/** A report of a post that nobody has decided yet. */
export interface DemoReport {
  readonly reporter: string;
  readonly thread: string;
  readonly postIndex: number;
  readonly category: 'rude' | 'personal-data' | 'wrong' | 'spam' | 'other';
  readonly reason: string;
  readonly minutesBeforeNow: number;
}

/** What somebody said to an article, so many minutes after it appeared. */
interface DemoComment {
  readonly author: string;
  readonly language: DemoLanguage;
  readonly markdown: string;
  readonly minutesAfter: number;
}

interface DemoPublication {
  readonly author: string;
  readonly audience: 'followers' | 'organisation' | 'public';
  readonly language: DemoLanguage;
  readonly markdown: string;
  readonly reactions: readonly DemoReaction[];
}

export interface DemoStatus extends DemoPublication {
  readonly minutesBeforeNow: number;
}

export interface DemoArticle extends DemoPublication {
  /** Stable name of the article within the demo content. */
  readonly key: string;
  readonly title: string;
  /** When it appeared; below 0 for one that waits for its time, `null` for a draft. */
  readonly minutesBeforeNow: number | null;
  /** Present if its author published other words first. */
  readonly edited?: { readonly title: string; readonly markdown: string };
  readonly comments: readonly DemoComment[];
}

/** Everything that the demo shows, as data only; ages are relative to the moment of seeding. */
export interface DemoContent {
  /** The first one is the admin. */
  readonly people: readonly DemoPerson[];
  readonly skills: readonly DemoSkill[];
  readonly endorsements: readonly DemoEndorsement[];
  readonly communities: readonly DemoCommunity[];
  readonly threads: readonly DemoThread[];
  readonly videos: readonly DemoVideo[];
  readonly documents: readonly DemoDocument[];
  readonly pathways: readonly DemoPathway[];
  readonly articles: readonly DemoArticle[];
  readonly statuses: readonly DemoStatus[];
  readonly follows: readonly { readonly follower: string; readonly followed: readonly string[] }[];
  readonly followedTopics: readonly { readonly follower: string; readonly topics: readonly string[] }[];
  readonly events: readonly DemoEvent[];
  readonly readThrough: readonly DemoReadPosition[];
  readonly joinRequests: readonly DemoJoinRequest[];
  readonly reports: readonly DemoReport[];
}

/** One picture of a demo video and what is said while it is shown. */
export interface DemoSlide {
  readonly heading: string;
  /** Sentences in the language of the video, each with its translation into the other one. */
  readonly said: readonly (readonly [spoken: string, translated: string])[];
}

export interface DemoVideo {
  /** Name of its file in `libs/demo/assets`, without the ending. */
  readonly key: string;
  readonly community: string;
  readonly author: string;
  readonly title: string;
  readonly language: DemoLanguage;
  readonly daysAgo: number;
  /** Markdown. */
  readonly description: string;
  readonly slides: readonly DemoSlide[];
  /** Handles of members who found it helpful. */
  readonly helpful: readonly string[];
}

export interface DemoDocument {
  /** Stable name of the document within the demo content. */
  readonly key: string;
  readonly community: string;
  readonly author: string;
  readonly title: string;
  readonly description: string;
  /** Empty where it stands in none. */
  readonly folder: string;
  readonly language: DemoLanguage;
  /** Key of a thread that it stands beside. */
  readonly beside: string;
  /** Names of files in `libs/demo/assets`, the oldest first. */
  readonly versions: readonly { readonly file: string; readonly daysAgo: number; readonly note: string }[];
}

/** A step of a pathway: the video, thread or document of that key. */
export type DemoStep = { readonly note: string } & (
  | { readonly video: string }
  | { readonly thread: string }
  | { readonly document: string }
);

export interface DemoPathway {
  readonly key: string;
  readonly community: string;
  readonly author: string;
  readonly title: string;
  readonly description: string;
  readonly language: DemoLanguage;
  readonly daysAgo: number;
  /** In their order. Videos are left out where this machine could prepare none. */
  readonly steps: readonly DemoStep[];
}

export interface DemoEvent {
  readonly key: string;
  readonly community: string;
  readonly author: string;
  readonly title: string;
  readonly language: DemoLanguage;
  /** The day of the event, the Monday after it where it is a Saturday or Sunday; negative where it is over. */
  readonly daysFromNow: number;
  /** How long before its day it was planned. */
  readonly plannedDaysBefore: number;
  /** What clocks in London show, such as `10:00`. */
  readonly from: string;
  readonly to: string;
  readonly place: string;
  readonly link: string;
  /** Markdown. */
  readonly agenda: string;
  /** The video that was made of it, of the same community. */
  readonly recording?: string;
  /** Handles of members by what they said. */
  readonly answers: Readonly<Record<'yes' | 'maybe' | 'no', readonly string[]>>;
}
