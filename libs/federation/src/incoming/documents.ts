import { type Agreement } from './agreement.js';
import { type Audience, type GroupCandidate } from './audience.js';
import { type Card } from './card.js';
import { type EventPart } from './event.js';
import { type Iri } from './iri.js';
import { type JsonObject } from './json.js';
import { type Attachment, type RemoteFile } from './links.js';
import { type Poll } from './poll.js';
import { type ShapeProblem } from './shape.js';
import { type Tags } from './tags.js';
import { type VideoPart } from './video.js';

/**
 * A document inside a document, or only its id. Nothing says that it is what it claims: whoever wrote the outer one
 * could have written it. `embedded` is null where only the id was given, or where the nesting went too deep.
 */
export interface Inner {
  readonly id: Iri | null;
  readonly embedded: Reading | null;
  /** The embedded document as it was sent, for checking its proof; null where only the id was given. */
  readonly raw: JsonObject | null;
}

/** Not wrong, but nothing that we handle. */
export interface Ignored {
  readonly kind: 'ignored';
  readonly because: 'type-not-handled' | 'several-objects' | 'not-a-reaction';
  readonly type: string;
}

export type RefusedBecause =
  | ShapeProblem
  | 'not-an-object'
  | 'type-missing'
  | 'id-missing'
  | 'id-unusable'
  | 'actor-missing'
  | 'several-actors'
  | 'object-missing'
  | 'target-missing'
  | 'inbox-elsewhere'
  | 'too-many-recipients';

export interface Refused {
  readonly kind: 'refused';
  readonly because: RefusedBecause;
}

export interface ProfileField {
  readonly name: string;
  readonly value: string;
}

/** The keys of an actor as it lists them, for the code that knows keys. */
export interface RawKeys {
  readonly publicKey: unknown;
  readonly assertionMethod: unknown;
}

export interface Actor {
  readonly kind: 'actor';
  readonly is: 'person' | 'group' | 'service';
  readonly id: Iri;
  /** Null for a stub that shows nothing but a key (GoToSocial serves one to strangers). */
  readonly inbox: Iri | null;
  readonly sharedInbox: Iri | null;
  readonly username: string | null;
  /** The handle by which the actor says it can be found (FEP-2c59); to be confirmed by WebFinger. */
  readonly webfinger: string | null;
  readonly name: string | null;
  readonly summary: string | null;
  readonly markdown: string | null;
  /** What a group is for, in a few words, where its `summary` tells more (Lemmy, Guildhall). */
  readonly description: string | null;
  readonly fields: readonly ProfileField[];
  readonly icon: RemoteFile | null;
  readonly image: RemoteFile | null;
  readonly url: Iri | null;
  readonly outbox: Iri | null;
  readonly followers: Iri | null;
  readonly following: Iri | null;
  readonly featured: Iri | null;
  /** The collection of a group's moderators. */
  readonly moderators: Iri | null;
  /** The people whom a group names one by one, as PeerTube's channels do. */
  readonly owners: readonly Iri[];
  readonly keys: RawKeys;
  readonly alsoKnownAs: readonly Iri[];
  readonly movedTo: Iri | null;
  readonly manuallyApprovesFollowers: boolean;
  readonly postingRestrictedToMods: boolean;
  readonly sensitive: boolean;
  readonly discoverable: boolean | null;
  readonly languages: readonly string[];
  readonly tags: Tags;
  readonly published: Date | null;
  readonly updated: Date | null;
  /** The properties that the document has at all: what is missing from a partial answer must not be erased. */
  readonly present: readonly string[];
}

export type ContentType =
  | 'Page'
  | 'Article'
  | 'Note'
  | 'Question'
  | 'Event'
  | 'Video'
  | 'Audio'
  | 'Image'
  | 'Link'
  | 'ChatMessage';

export interface Body {
  readonly text: string;
  readonly format: 'html' | 'markdown' | 'plain';
}

/** The replies to a document: a collection to fetch, and what was written out inline, which nobody vouches for. */
export interface Replies {
  readonly collection: Iri | null;
  readonly inline: readonly Inner[];
}

export interface Content extends Tags {
  readonly kind: 'content';
  readonly type: ContentType;
  /** A vote is a Note that answers a Question and has a name but no text. */
  readonly role: 'thread' | 'reply' | 'vote';
  readonly id: Iri;
  readonly author: Iri | null;
  readonly name: string | null;
  readonly body: Body | null;
  /** The Markdown that the text was made from. */
  readonly markdown: string | null;
  /** A content warning, or an excerpt where `sensitive` is false. */
  readonly summary: string | null;
  readonly sensitive: boolean;
  readonly languages: readonly string[];
  readonly audience: Audience;
  readonly groups: readonly GroupCandidate[];
  readonly inReplyTo: Iri | null;
  /** The collection that holds the thread. */
  readonly context: Iri | null;
  /** Mastodon's name of a thread: a hint for grouping, of no authority. */
  readonly conversation: string | null;
  readonly replies: Replies;
  readonly repliesAllowed: 'open' | 'closed' | 'approval' | null;
  readonly published: Date | null;
  readonly updated: Date | null;
  readonly url: Iri | null;
  readonly attachments: readonly Attachment[];
  readonly image: RemoteFile | null;
  readonly quote: Iri | null;
  readonly quoteAuthorization: Iri | null;
  /** Said to be a message between people, whatever else it looks like. */
  readonly direct: boolean;
  /** Members of its community edit it together. */
  readonly isWiki: boolean;
  readonly poll: Poll | null;
  readonly event: EventPart | null;
  readonly video: VideoPart | null;
}

export interface Tombstone {
  readonly kind: 'tombstone';
  readonly id: Iri;
  readonly formerType: string | null;
  readonly deleted: Date | null;
}

/** A whole collection or one page of it. */
export interface Collection {
  readonly kind: 'collection';
  readonly id: Iri | null;
  readonly ordered: boolean;
  readonly page: boolean;
  readonly items: readonly Inner[];
  /** More items were written than are read from one document. */
  readonly cut: boolean;
  readonly totalItems: number | null;
  readonly first: Inner | null;
  readonly next: Iri | null;
  readonly last: Iri | null;
  readonly partOf: Iri | null;
  readonly owner: Iri | null;
}

/** Consent to a quote or a reply, which its giver keeps fetchable (FEP-044f). */
export interface Authorization {
  readonly kind: 'authorization';
  readonly of: 'quote' | 'reply' | 'like' | 'announce';
  readonly id: Iri;
  readonly giver: Iri | null;
  readonly interactingObject: Iri | null;
  readonly interactionTarget: Iri | null;
}

interface ActivityBase {
  readonly kind: 'activity';
  readonly id: Iri | null;
  readonly actor: Iri;
  readonly audience: Audience;
  readonly groups: readonly GroupCandidate[];
  readonly published: Date | null;
  /** Why, in the moderator's words. */
  readonly reason: string | null;
}

/** The post that opens a question, and its title. */
export interface NamedQuestion {
  readonly id: Iri;
  readonly title: string;
}

type Of<Type extends string, More> = ActivityBase & { readonly type: Type } & Readonly<More>;

export type Activity =
  | Of<'Create', { objects: readonly Inner[] }>
  | Of<'Update' | 'Undo', { object: Inner }>
  /** Of a report; `outcome` is said by servers of our kind only, the note to the reporter is the reason. */
  | Of<'Resolve', { object: Inner; outcome: string | null }>
  /** With a reason, even an empty one, it is a moderator who removes. */
  | Of<'Delete', { object: Inner; removal: boolean; removeData: boolean }>
  /** Of a Join with the role that is given, and until when unless it is said again. */
  | Of<'Accept' | 'Reject', { object: Inner; result: Iri | null; role: string | null; until: Date | null }>
  | Of<'EmojiReact', { object: Iri; emoji: string; picture: Iri | null }>
  /** One or several activities or objects; a group relays, a person recommends. */
  | Of<'Announce', { objects: readonly Inner[] }>
  | Of<'Add' | 'Remove', { object: Inner; target: Iri }>
  /** Without a target it is between two people; with one, a ban from a group or a site. */
  | Of<'Block', { object: Iri; target: Iri | null; until: Date | null; removeData: boolean }>
  | Of<'Flag', { objects: readonly Iri[]; text: string | null }>
  | Of<'Move', { object: Inner; moves: 'actor' | 'thread'; origin: Iri | null; target: Iri }>
  | Of<'Follow' | 'Like' | 'Dislike' | 'Lock' | 'Join' | 'Leave', { object: Iri }>
  /** Into the object, which is a group; the target is invited, it may be for a question there. */
  | Of<'Invite', { object: Iri; target: Iri | null; role: string | null; question: NamedQuestion | null }>
  /** Of an agreement with another instance. */
  | Of<'Offer', { object: Inner; agreement: Agreement }>
  | Of<'QuoteRequest', { object: Iri; instrument: Inner }>;

export type ActivityType = Activity['type'];

/** What a peer's document turned out to be. */
export type Reading =
  | Actor
  | Content
  | Tombstone
  | Collection
  | Authorization
  | Card
  | Activity
  | Ignored
  | Refused;
