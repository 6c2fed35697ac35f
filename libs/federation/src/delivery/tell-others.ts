import { sql } from 'kysely';

import { readsPost } from '#libs/access';
import type { Database, ReactionKind, Transaction } from '#libs/database';
import type { DomainEventBus } from '#libs/jobs';
import type { Clock, RecordedEvent } from '#libs/kernel';

import { findReceived, findReceivedReaction, type Received } from '../inbox/find-received.js';
import type { KeyRing } from '../keys/key-ring.js';
import { announceId } from '../outgoing/activities/announcements.js';
import { deletion, undo, update } from '../outgoing/activities/content.js';
import { like } from '../outgoing/activities/reactions.js';
import type { Addresses } from '../outgoing/addresses.js';
import { isOpen } from '../outgoing/addressing.js';
import type { OutgoingDocument } from '../outgoing/outgoing-document.js';
import { emojiOf } from '../reaction-emoji.js';
import { postDocument } from '../serving/post-facts.js';
import type { PostRow } from '../serving/post-rows.js';
import { createOf } from '../serving/published-posts.js';
import type { ReadPosts } from '../serving/read-posts.js';
import { concernedPost, type ConcernedPost } from './concerned-post.js';
import { idFrom, type Outbox } from './outbox.js';
import type { Recipients } from './recipients.js';
import { Sending, textIn, type Deed } from './sending.js';
import { subjectOf, TOLD, TOLD_KINDS, type Fact, type ToldFact } from './told-facts.js';

/** Servers that unpack what a community announces; they refuse or ignore the bare address of a post. */
const UNPACKING = ['lemmy', 'piefed', 'mbin'];

/** Facts after which a post is not what it was. */
type Update = Fact<
  | 'post.edited'
  | 'post.wiki-changed'
  | 'thread.changed'
  | 'video.changed'
  | 'event.changed'
  | 'event.state-changed'
>;

export interface TellingParts {
  readonly database: Database;
  readonly addresses: Addresses;
  readonly posts: Pick<ReadPosts, 'present'>;
  readonly outbox: Outbox;
  readonly keys: Pick<KeyRing, 'proverOf'>;
  readonly clock: Clock;
}

/**
 * Makes activities of what people of this instance write and do. A community that is hosted here announces them to its
 * followers elsewhere, and passes on, as it came, what people elsewhere do there; to one that is hosted elsewhere they are
 * sent, so that it passes them on. Nothing is told where nobody elsewhere follows; what not everybody may read goes to the
 * servers of members alone.
 */
export class TellOthers {
  private readonly sending: Sending;

  constructor(private readonly parts: TellingParts) {
    this.sending = new Sending(parts);
  }

  /** Whether a fact is of a kind that others may hear of. */
  static hears(event: RecordedEvent): event is ToldFact {
    return (TOLD_KINDS as readonly string[]).includes(event.kind);
  }

  /** Begins to react to facts. */
  subscribe(bus: DomainEventBus): void {
    bus.subscribe('federation.telling', TOLD_KINDS, (event) => this.tell(event));
  }

  /** Tells of one fact; doing it again changes nothing. */
  async tell(event: ToldFact): Promise<void> {
    const { database, addresses, clock } = this.parts;
    const concerned = await concernedPost(database.prepared, addresses, {
      ...subjectOf(event),
      now: clock.now(),
    });
    if (concerned === null || isPinning(event)) return;
    if (concerned.isDoerHere) return this.tellOwn(event, concerned);
    if (concerned.isHostedHere) return this.passOn(event, concerned);
  }

  private async tellOwn(event: ToldFact, concerned: ConcernedPost): Promise<void> {
    switch (event.kind) {
      case 'thread.opened':
      case 'post.added':
        return this.created(event, concerned);
      case 'post.deleted':
        return this.deleted(event, concerned, '');
      case 'thread.deleted':
        return this.deleted(event, concerned, event.payload.reason);
      case 'reaction.added':
        return this.reacted(event, concerned);
      case 'reaction.removed':
        return this.unreacted(event, concerned);
      default:
        return this.updated(event, concerned);
    }
  }

  /** What was only asked for where it lives has no activity that could be passed on. */
  private async passOn(event: ToldFact, concerned: ConcernedPost): Promise<void> {
    const { database, outbox } = this.parts;
    const { kind, at } = event;
    const { postId: objectId, communityId, community } = concerned;
    const received = await this.receivedOf(event, concerned);
    if (kind !== 'thread.deleted' && kind !== 'post.deleted' && !(await this.isReadable(concerned))) return;
    await database.transaction(async (tx) => {
      if (received !== undefined) {
        const { uri: cause, body } = received;
        await outbox.relay(tx, { cause, communityId, community, objectId, received: body });
      }
      if (kind === 'thread.opened' && isOpen(community.visibility)) await this.name(tx, concerned, at);
    });
  }

  /** The activity by which it was done. */
  private receivedOf(
    event: ToldFact,
    { doer, address: object, postId: objectId }: ConcernedPost,
  ): Promise<Received | undefined> {
    const { sql: db } = this.parts.database;
    const deed = { doer, object, objectId, types: TOLD[event.kind] };
    return event.kind === 'reaction.added' || event.kind === 'reaction.removed'
      ? findReceivedReaction(db, deed, event.payload.kind as ReactionKind)
      : findReceived(db, deed);
  }

  private async created(
    { payload }: Fact<'thread.opened' | 'post.added'>,
    concerned: ConcernedPost,
  ): Promise<void> {
    const row = await this.present(concerned);
    if (row === null) return;
    const deed = {
      activityId: row.id,
      actorId: payload.authorId,
      document: createOf(this.parts.addresses, row),
    };
    const isNamed = concerned.isRoot && concerned.isHostedHere && isOpen(concerned.community.visibility);
    await this.sendWords(concerned, deed, async (tx) => {
      if (isNamed) await this.name(tx, concerned, row.created_at);
    });
  }

  /**
   * What is sent is as it is now; it stays its author's, whoever moderated the thread. What others did to an author's words
   * the community says: nobody else may speak for it, and the author did not.
   */
  private async updated(event: Update, concerned: ConcernedPost): Promise<void> {
    const row = await this.present(concerned);
    if (row === null) return;
    const { addresses } = this.parts;
    const { id, at } = event;
    const { author, authorId, community, communityId } = concerned;
    const isByOthers = isEditOfOthers(event, concerned);
    const whose = { activityId: id, actor: isByOthers ? community.id : author, at };
    const document = update(addresses, whose, postDocument(addresses, row));
    await this.sendWords(concerned, {
      activityId: id,
      document,
      ...(isByOthers ? { actorId: communityId, actorKind: 'community' } : { actorId: authorId }),
    });
  }

  private async deleted(
    { id, at, payload }: Fact<'post.deleted' | 'thread.deleted'>,
    concerned: ConcernedPost,
    reason: string,
  ): Promise<void> {
    const { by, authorId } = payload;
    const { addresses } = this.parts;
    const document = deletion(
      addresses,
      { activityId: id, actor: concerned.doer, at },
      { object: concerned.address, community: concerned.community, reason: by === authorId ? null : reason },
    );
    await this.sendWords(concerned, { activityId: id, actorId: by, document });
  }

  /** Says nothing of a reaction that was taken back before it was told. */
  private async reacted(
    { id, at, payload }: Fact<'reaction.added'>,
    concerned: ConcernedPost,
  ): Promise<void> {
    const { personId, kind } = payload;
    if (!(await this.isReadable(concerned)) || !(await this.stands(payload))) return;
    const { addresses } = this.parts;
    const { doer: actor, address: object, author, community } = concerned;
    const content = emojiOf(kind as ReactionKind);
    const document = {
      ...like(addresses, { activityId: id, actor, at }, { object, author, community }),
      ...(content !== null && { content }),
    };
    await this.send(concerned, { activityId: id, actorId: personId, document });
  }

  /** Takes back the latest reaction of its kind that was told. */
  private async unreacted(
    { id, at, payload }: Fact<'reaction.removed'>,
    concerned: ConcernedPost,
  ): Promise<void> {
    const { personId, kind } = payload;
    if (await this.stands(payload)) return;
    const told = await this.reactionsTold(payload);
    const content = emojiOf(kind as ReactionKind);
    const undone = told.find((document) => (document['content'] ?? null) === content);
    if (undone === undefined) return;
    const { addresses } = this.parts;
    const document = undo(addresses, { activityId: id, actor: concerned.doer, at }, undone);
    await this.send(concerned, { activityId: id, actorId: personId, document });
  }

  /** What was told of somebody's reactions to a post, the latest first. */
  private async reactionsTold({
    personId,
    postId,
  }: Fact<'reaction.removed'>['payload']): Promise<OutgoingDocument[]> {
    const rows = await this.parts.database.sql
      .selectFrom('outbox_activity')
      .select('body')
      .where('actor_id', '=', personId)
      .where('object_id', '=', postId)
      .where('kind', '=', 'Like')
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .execute();
    return rows.map(({ body }) => JSON.parse(body.toString('utf8')) as OutgoingDocument);
  }

  private async stands({
    postId,
    personId,
    kind,
  }: Fact<'reaction.added' | 'reaction.removed'>['payload']): Promise<boolean> {
    const row = await this.parts.database.sql
      .selectFrom('reaction')
      .select('post_id')
      .where('post_id', '=', postId)
      .where('person_id', '=', personId)
      .where('kind', '=', kind as ReactionKind)
      .executeTakeFirst();
    return row !== undefined;
  }

  /** The post with its words, where it is there. */
  private present({ postId, reader }: ConcernedPost): Promise<PostRow | null> {
    return this.parts.posts.present(reader, postId);
  }

  private async isReadable({ postId, reader }: ConcernedPost): Promise<boolean> {
    const names = { post: 'p', thread: 't', community: 'c' };
    const { rows } = await sql`
      select 1 from post p join thread t on t.id = p.thread_id join community c on c.id = t.community_id
      where p.id = ${postId} and p.deleted_at is null and ${readsPost(reader, names)}`.execute(
      this.parts.database.sql,
    );
    return rows.length === 1;
  }

  /** The activity is proved by who did it, so that it is believed from anybody's hands. */
  private send(
    concerned: ConcernedPost,
    deed: Pick<Deed, 'activityId' | 'actorId' | 'actorKind' | 'document' | 'directly'>,
    also?: (tx: Transaction) => Promise<void>,
  ): Promise<void> {
    return this.sending.send(concerned, { ...deed, objectId: concerned.postId, isPublic: true }, also);
  }

  /** Words go also to those whom they name or answer and, where they are public, to those who follow their author. */
  private sendWords(
    concerned: ConcernedPost,
    deed: Pick<Deed, 'activityId' | 'actorId' | 'actorKind' | 'document'>,
    also?: (tx: Transaction) => Promise<void>,
  ): Promise<void> {
    const { authorId, addresseeIds, community } = concerned;
    const named: Recipients = { actors: addresseeIds };
    const directly: Recipients =
      community.visibility === 'public' ? { any: [{ followersOf: authorId }, named] } : named;
    return this.send(concerned, { ...deed, directly }, also);
  }

  /** Tells servers that do not unpack what a community announces of a new thread. */
  private async name(
    tx: Transaction,
    { communityId, community, postId, address }: ConcernedPost,
    at: Date,
  ): Promise<void> {
    const { addresses, outbox } = this.parts;
    const id = idFrom('announce-id', communityId, postId);
    const document = announceId(addresses, { activityId: id, at }, community, address);
    const activity = { id, uri: textIn(document, 'id'), actorId: communityId, kind: 'Announce' } as const;
    await outbox.publish(
      tx,
      { ...activity, objectId: postId, isPublic: true, document },
      { followersOf: communityId, exceptSoftware: UNPACKING },
    );
  }
}

/** Whether it was done to words of somebody else, in a community that can say so. */
const isEditOfOthers = ({ kind, payload }: Update, { isHostedHere, authorId }: ConcernedPost): boolean =>
  (kind === 'post.edited' || kind === 'post.wiki-changed') && isHostedHere && payload.by !== authorId;

/** Nothing of a thread changes when it is pinned; that is told as what the community features. */
const isPinning = (event: ToldFact): boolean =>
  event.kind === 'thread.changed' && event.payload.isPinned !== undefined;
