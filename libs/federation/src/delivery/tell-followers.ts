import { sql } from 'kysely';

import { readsPost } from '#libs/access';
import type { Database, ReactionKind, Transaction } from '#libs/database';
import type { DomainEventBus } from '#libs/jobs';
import { anonymous, type Clock, type RecordedEvent } from '#libs/kernel';

import { announceId } from '../outgoing/activities/announcements.js';
import { deletion, update } from '../outgoing/activities/content.js';
import { like } from '../outgoing/activities/reactions.js';
import type { Addresses } from '../outgoing/addresses.js';
import type { OutgoingDocument } from '../outgoing/outgoing-document.js';
import { serialise } from '../outgoing/serialise.js';
import { postDocument } from '../serving/post-facts.js';
import type { PostRow } from '../serving/post-rows.js';
import { createOf } from '../serving/published-posts.js';
import type { ReadPosts } from '../serving/read-posts.js';
import { concernedPost, type ConcernedPost, type Which } from './concerned-post.js';
import { idFrom, type Outbox } from './outbox.js';

type Fact<Kind extends RecordedEvent['kind']> = Extract<RecordedEvent, { kind: Kind }>;

const KINDS = [
  'thread.opened',
  'thread.changed',
  'thread.deleted',
  'post.added',
  'post.edited',
  'post.deleted',
  'reaction.added',
] as const;

type ToldFact = Fact<(typeof KINDS)[number]>;

/** Servers that unpack what a community announces; they refuse or ignore the bare address of a post. */
const UNPACKING = ['lemmy', 'piefed', 'mbin'];

/** How a reaction that is more than a like is written in it, as Misskey and Pleroma do; others read a like. */
const EMOJI = {
  like: null,
  thanks: '🙏',
  celebrate: '🎉',
  insightful: '💡',
  support: '❤️',
  question: '❓',
} as const satisfies Record<ReactionKind, string | null>;

export interface TellingParts {
  readonly database: Database;
  readonly addresses: Addresses;
  readonly posts: Pick<ReadPosts, 'present'>;
  readonly outbox: Outbox;
  readonly clock: Clock;
}

/** An activity of a person of this instance, before the community passes it on. */
interface Deed {
  readonly activityId: string;
  readonly actorId: string;
  readonly document: OutgoingDocument;
}

/**
 * Makes activities of what people of this instance write and do in communities that are hosted here, and has the
 * community announce them to its followers elsewhere. Only what anybody may read is told, and nothing where nobody
 * elsewhere follows.
 */
export class TellFollowers {
  constructor(private readonly parts: TellingParts) {}

  /** Whether a fact is of a kind that others may hear of. */
  static hears(event: RecordedEvent): event is ToldFact {
    return (KINDS as readonly string[]).includes(event.kind);
  }

  /** Begins to react to facts. */
  subscribe(bus: DomainEventBus): void {
    bus.subscribe('federation-followers', KINDS, (event) => this.tell(event));
  }

  /** Tells of one fact; doing it again changes nothing. */
  async tell(event: ToldFact): Promise<void> {
    const { payload } = event;
    switch (event.kind) {
      case 'thread.opened':
      case 'post.added':
        return this.created(event);
      case 'post.edited':
        return this.updated(event, { postId: event.payload.postId }, event.payload.by);
      case 'thread.changed':
        return this.updated(event, { threadId: payload.threadId }, event.payload.by);
      case 'post.deleted':
        return this.deleted(event, { postId: event.payload.postId }, '');
      case 'thread.deleted':
        return this.deleted(event, { threadId: payload.threadId }, event.payload.reason);
      case 'reaction.added':
        return this.reacted(event);
    }
  }

  private async created({ payload }: Fact<'thread.opened' | 'post.added'>): Promise<void> {
    const found = await this.present({ postId: payload.postId }, payload.authorId);
    if (found === null) return;
    const { concerned, row } = found;
    const deed = {
      activityId: row.id,
      actorId: payload.authorId,
      document: createOf(this.parts.addresses, row),
    };
    await this.parts.database.transaction(async (tx) => {
      await this.announce(tx, concerned, deed);
      if (concerned.isRoot) await this.name(tx, concerned, row);
    });
  }

  /** What is sent is as it is now; it stays its author's, whoever moderated the thread. */
  private async updated(
    { id, at }: Pick<RecordedEvent, 'id' | 'at'>,
    which: Which,
    by: string,
  ): Promise<void> {
    const found = await this.present(which, by);
    if (found === null) return;
    const { addresses, database } = this.parts;
    const { concerned, row } = found;
    const whose = { activityId: id, actor: concerned.author, at };
    const document = update(addresses, whose, postDocument(addresses, row));
    const deed = { activityId: id, actorId: concerned.authorId, document };
    await database.transaction((tx) => this.announce(tx, concerned, deed));
  }

  private async deleted(
    { id, at, payload }: Fact<'post.deleted' | 'thread.deleted'>,
    which: Which,
    reason: string,
  ): Promise<void> {
    const { by, authorId } = payload;
    const concerned = await this.concerned(which, by);
    if (concerned === null) return;
    const { addresses, database } = this.parts;
    const document = deletion(
      addresses,
      { activityId: id, actor: concerned.doer, at },
      { object: concerned.address, community: concerned.community, reason: by === authorId ? null : reason },
    );
    await database.transaction((tx) =>
      this.announce(tx, concerned, { activityId: id, actorId: by, document }),
    );
  }

  private async reacted({ id, at, payload }: Fact<'reaction.added'>): Promise<void> {
    const { postId, personId, kind } = payload;
    const concerned = await this.concerned({ postId }, personId);
    if (concerned === null || !(await this.isReadable(postId))) return;
    const { addresses, database } = this.parts;
    const { doer: actor, address: object, author, community } = concerned;
    const content = EMOJI[kind as ReactionKind];
    const document = {
      ...like(addresses, { activityId: id, actor, at }, { object, author, community }),
      ...(content !== null && { content }),
    };
    await database.transaction((tx) =>
      this.announce(tx, concerned, { activityId: id, actorId: personId, document }),
    );
  }

  private concerned(which: Which, doerId: string): Promise<ConcernedPost | null> {
    const { database, addresses, clock } = this.parts;
    return concernedPost(database.sql, addresses, { ...which, doerId, now: clock.now() });
  }

  /** A post of somebody of this instance, with its words. */
  private async present(
    which: Which,
    doerId: string,
  ): Promise<{ concerned: ConcernedPost; row: PostRow } | null> {
    const concerned = await this.concerned(which, doerId);
    if (concerned === null) return null;
    const row = await this.parts.posts.present(anonymous, concerned.postId);
    return row === null ? null : { concerned, row };
  }

  private async isReadable(postId: string): Promise<boolean> {
    const names = { post: 'p', thread: 't', community: 'c' };
    const { rows } = await sql`
      select 1 from post p join thread t on t.id = p.thread_id join community c on c.id = t.community_id
      where p.id = ${postId} and ${readsPost(anonymous, names)}`.execute(this.parts.database.sql);
    return rows.length === 1;
  }

  /** The activity can be fetched at its address, and goes out inside the announcement of the community. */
  private async announce(
    tx: Transaction,
    { communityId, community, postId }: ConcernedPost,
    { activityId, actorId, document }: Deed,
  ): Promise<void> {
    const { outbox } = this.parts;
    const uri = textIn(document, 'id');
    const kind = textIn(document, 'type');
    await outbox.publish(
      tx,
      { id: activityId, uri, actorId, kind, objectId: postId, isPublic: true, document },
      { actors: [] },
    );
    const received = serialise(document);
    await outbox.relay(tx, { cause: uri, communityId, community, objectId: postId, received });
  }

  /** Tells servers that do not unpack what a community announces of a new thread. */
  private async name(
    tx: Transaction,
    { communityId, community, postId, address }: ConcernedPost,
    row: PostRow,
  ): Promise<void> {
    const { addresses, outbox } = this.parts;
    const id = idFrom('announce-id', communityId, postId);
    const document = announceId(addresses, { activityId: id, at: row.created_at }, community, address);
    const activity = { id, uri: textIn(document, 'id'), actorId: communityId, kind: 'Announce' } as const;
    await outbox.publish(
      tx,
      { ...activity, objectId: postId, isPublic: true, document },
      { followersOf: communityId, exceptSoftware: UNPACKING },
    );
  }
}

const textIn = (document: OutgoingDocument, name: 'id' | 'type'): string => {
  const value = document[name];
  if (typeof value !== 'string') throw new TypeError(`an activity needs its ${name}`);
  return value;
};
