import type { Visibility } from '#libs/database';

/** Languages in which people write here (BCP 47). */
export type Language = 'en' | 'cy';

/** Public keys of an actor: RSA as PEM (SPKI), Ed25519 as Multikey (`z6Mk…`). */
export interface KeyFacts {
  readonly rsaPublicKeyPem: string;
  readonly ed25519PublicKey: string;
}

/** A picture, by its absolute address; sizes in pixels. */
export interface PictureFacts {
  readonly url: string;
  readonly mediaType: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
}

interface ActorFacts {
  readonly keys: KeyFacts;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** This instance as others see it. */
export interface InstanceFacts extends ActorFacts {
  readonly title: string;
  readonly languages: readonly Language[];
  readonly icon: PictureFacts | null;
}

/** A person with an account here. */
export interface PersonFacts extends ActorFacts {
  readonly name: string;
  readonly displayName: string;
  readonly summaryHtml: string;
  readonly icon: PictureFacts | null;
  /** Ids of the same person elsewhere, which they moved from or may move to. */
  readonly alsoKnownAs: readonly string[];
  /** The id that the person moved to. */
  readonly movedTo: string | null;
}

/** A community hosted here. */
export interface GroupFacts extends ActorFacts {
  readonly name: string;
  readonly title: string;
  readonly purpose: string;
  /** Null for those who may know of the community and not read it. */
  readonly description: { readonly html: string; readonly markdown: string } | null;
  readonly languages: readonly Language[];
  readonly visibility: Visibility;
  readonly image: PictureFacts | null;
  readonly isArchived: boolean;
}

/** A community, hosted anywhere, as something that is written to. */
export interface CommunityFacts {
  readonly id: string;
  /** `name@host`. */
  readonly handle: string;
  /** The collection of its members, where it has one (NodeBB's categories have none). */
  readonly followers: string | null;
  readonly visibility: Visibility;
}

/** Somebody named: their id and `name@host`. */
export interface MentionFacts {
  readonly id: string;
  readonly handle: string;
}

/** An attached file, by its absolute address; sizes in pixels. */
export interface AttachmentFacts {
  readonly url: string;
  readonly mediaType: string;
  /** Alternative text of a picture, or the name of a file. */
  readonly name: string;
  readonly width: number | null;
  readonly height: number | null;
}

/** What every contribution has. Ids are absolute addresses; author, parent and community may be anywhere. */
export interface ContributionFacts {
  /** The UUID of our post. */
  readonly postId: string;
  readonly author: string;
  readonly authorFollowers: string;
  readonly community: CommunityFacts;
  /** The thread's `context` collection, at the host of the thread; null when it has none. */
  readonly context: string | null;
  /** The page on which people read it. */
  readonly page: string;
  readonly markdown: string;
  readonly html: string;
  readonly language: Language;
  readonly mentions: readonly MentionFacts[];
  readonly attachments: readonly AttachmentFacts[];
  readonly createdAt: Date;
  readonly editedAt: Date | null;
  /** Members of the community edit it together. */
  readonly isWiki: boolean;
}

/** The post that opens a thread. */
export interface ThreadFacts extends ContributionFacts {
  /** A text of some length is an article, a short one that lives from what is attached to it is a page. */
  readonly type: 'Article' | 'Page';
  readonly title: string;
  readonly isLocked: boolean;
}

/** A thread that opens with an event. */
export interface EventFacts extends Omit<ThreadFacts, 'type'> {
  readonly startsAt: Date;
  /** As the beginning where the end is open. */
  readonly endsAt: Date;
  /** IANA name. */
  readonly timeZone: string;
  readonly place: string;
  readonly link: string;
  readonly isCancelled: boolean;
}

export interface ReplyFacts extends ContributionFacts {
  readonly inReplyTo: string;
  readonly parentAuthor: MentionFacts;
}

/** A film that can be played from one file; `size` in bytes. */
export interface VideoFileFacts {
  readonly url: string;
  readonly mediaType: 'video/mp4' | 'video/webm';
  readonly width: number;
  readonly height: number;
  readonly size: number;
  readonly framesPerSecond: number | null;
}

/** A picture of many small ones, as the player's preview uses it. */
export interface StoryboardFacts {
  readonly url: string;
  readonly mediaType: string;
  readonly width: number;
  readonly height: number;
  readonly tileWidth: number;
  readonly tileHeight: number;
  readonly secondsPerTile: number;
}

/** A thread that opens with a video. `durationMs` in milliseconds. */
export interface VideoFacts extends ContributionFacts {
  readonly title: string;
  readonly isLocked: boolean;
  readonly durationMs: number;
  readonly width: number;
  readonly height: number;
  /** The HLS playlist of all qualities. */
  readonly playlist: string | null;
  readonly files: readonly VideoFileFacts[];
  /** Still pictures, at least one. */
  readonly posters: readonly PictureFacts[];
  readonly storyboard: StoryboardFacts | null;
  readonly captions: readonly { readonly language: Language; readonly url: string }[];
  readonly hasChapters: boolean;
  readonly tags: readonly string[];
  /** Viewings as everybody may know them. */
  readonly views: number;
}

/** Chapters in the order of their times, in milliseconds. */
export interface ChaptersFacts {
  readonly postId: string;
  readonly durationMs: number;
  readonly chapters: readonly { readonly startMs: number; readonly title: string }[];
}

/** What is left of something deleted. */
export interface TombstoneFacts {
  readonly id: string;
  readonly formerType: 'Article' | 'Page' | 'Note' | 'Event' | 'Video' | 'Person' | 'Group';
  readonly createdAt: Date;
  readonly deletedAt: Date;
}
