import { isId } from '#libs/kernel';

/** Addresses of an actor of this instance: where it is read, written to and what it publishes. */
export interface ActorAddresses {
  readonly id: string;
  readonly inbox: string;
  readonly outbox: string;
  /** Of its RSA key. It has a `#`, which Lemmy looks for. */
  readonly mainKey: string;
  /** Of its Ed25519 key. */
  readonly ed25519Key: string;
  /** `name@host`, as in `acct:`. */
  readonly handle: string;
}

export interface PersonAddresses extends ActorAddresses {
  readonly page: string;
  readonly followers: string;
  readonly following: string;
  readonly featured: string;
}

/** The page of a community has the address that is its id. */
export interface CommunityAddresses extends PersonAddresses {
  readonly moderators: string;
}

export interface PostAddresses {
  readonly id: string;
  readonly replies: string;
  /** Of the chapters, where the post is a video. */
  readonly chapters: string;
}

/** What an activity's address tells of it. */
export type ActivityKind =
  | 'accept'
  | 'add'
  | 'announce'
  | 'block'
  | 'create'
  | 'delete'
  | 'flag'
  | 'follow'
  | 'invite'
  | 'join'
  | 'leave'
  | 'like'
  | 'lock'
  | 'move'
  | 'offer'
  | 'reject'
  | 'remove'
  | 'resolve'
  | 'undo'
  | 'update';

const HOST = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;
const NAME = /^[a-z0-9_]{1,30}$/;

const checked = (value: string, rule: boolean, what: string): string => {
  if (!rule) throw new RangeError(`${JSON.stringify(value)} is no ${what} that an address can hold`);
  return value;
};

const nameIn = (value: string): string => checked(value, NAME.test(value), 'name');
const idIn = (value: string): string => checked(value, isId(value), 'id');

/**
 * Every address that this instance gives out to others, made in one place. All of them are `https`, on one host without
 * a port, in lower case, and never change. The host needs a dot: PeerTube refuses others.
 */
export class Addresses {
  private readonly origin: string;

  constructor(readonly host: string) {
    this.origin = `https://${checked(host, HOST.test(host), 'host')}`;
  }

  get sharedInbox(): string {
    return `${this.origin}/inbox`;
  }

  get home(): string {
    return `${this.origin}/`;
  }

  /** The instance itself, whose name is its host, as Lemmy, NodeBB and Mastodon expect. */
  get instance(): ActorAddresses {
    return this.actor(`${this.origin}/actor`, this.host);
  }

  /** The collection of communities that anybody finds in the directory. */
  get communities(): string {
    return `${this.origin}/actor/communities`;
  }

  /** What the organisation of this instance says of itself. */
  get organisation(): string {
    return `${this.origin}/actor/organisation`;
  }

  person(name: string): PersonAddresses {
    return { ...this.listed(`/u/${nameIn(name)}`, name), page: `${this.origin}/@${name}` };
  }

  community(name: string): CommunityAddresses {
    const listed = this.listed(`/c/${nameIn(name)}`, name);
    return { ...listed, page: listed.id, moderators: `${listed.id}/moderators` };
  }

  post(postId: string): PostAddresses {
    const id = `${this.origin}/p/${idIn(postId)}`;
    return { id, replies: `${id}/replies`, chapters: `${id}/chapters` };
  }

  /** An article or a status. */
  publication(publicationId: string): string {
    return `${this.origin}/w/${idIn(publicationId)}`;
  }

  /** The collection of all posts of a thread (FEP-7888). */
  context(threadId: string): string {
    return `${this.origin}/t/${idIn(threadId)}`;
  }

  /** The page on which people read a thread. */
  threadPage(communityName: string, threadId: string): string {
    return `${this.origin}/c/${nameIn(communityName)}/t/${idIn(threadId)}`;
  }

  /** The page on which people read a post, by its number in the thread. */
  postPage(communityName: string, threadId: string, number: number): string {
    return `${this.threadPage(communityName, threadId)}?at=${number}`;
  }

  activity(kind: ActivityKind, activityId: string): string {
    return `${this.origin}/activities/${kind}/${idIn(activityId)}`;
  }

  /** One version of an agreement with another instance. Both sides keep it; it is not read at this address. */
  agreement(agreementId: string): string {
    return `${this.origin}/agreements/${idIn(agreementId)}`;
  }

  /** An expertise card at one partner. It is sent to that partner alone, and is not read at this address. */
  card(sentId: string): string {
    return `${this.origin}/cards/${idIn(sentId)}`;
  }

  hashtag(tag: string): string {
    return `${this.origin}/search?q=${encodeURIComponent(`#${tag}`)}`;
  }

  /** A document of the well-known folder. */
  wellKnown(name: 'host-meta' | 'nodeinfo' | 'webfinger'): string {
    return `${this.origin}/.well-known/${name}`;
  }

  nodeInfo(version: '2.0' | '2.1'): string {
    return `${this.origin}/nodeinfo/${version}`;
  }

  private listed(path: string, name: string): Omit<PersonAddresses, 'page'> {
    const id = `${this.origin}${path}`;
    return {
      ...this.actor(id, name),
      followers: `${id}/followers`,
      following: `${id}/following`,
      featured: `${id}/featured`,
    };
  }

  private actor(id: string, name: string): ActorAddresses {
    return {
      id,
      inbox: `${id}/inbox`,
      outbox: `${id}/outbox`,
      mainKey: `${id}#main-key`,
      ed25519Key: `${id}#ed25519-key`,
      handle: `${name}@${this.host}`,
    };
  }
}

/** One page of a collection; the cursor is opaque. */
export const pageAddress = (collection: string, cursor: string): string =>
  `${collection}?page=${encodeURIComponent(cursor)}`;
