import { sql } from 'kysely';

import type { Database } from '#libs/database';
import type { DomainEventBus } from '#libs/jobs';
import type { Clock, RecordedEvent } from '#libs/kernel';

import type { ActivityType } from '../incoming/documents.js';
import type { KeyRing } from '../keys/key-ring.js';
import type { DoneBy } from '../outgoing/activities/activity.js';
import { undo } from '../outgoing/activities/content.js';
import { add, block, lock, remove } from '../outgoing/activities/moderation.js';
import type { Addresses } from '../outgoing/addresses.js';
import type { OutgoingDocument } from '../outgoing/outgoing-document.js';
import { concernedCommunity, type ConcernedCommunity } from './concerned-community.js';
import { concernedPost, type ConcernedPost, type Which } from './concerned-post.js';
import { idFrom, type Outbox } from './outbox.js';
import { Sending, type Deed, type Place } from './sending.js';
import type { Fact } from './told-facts.js';

const KINDS = [
  'thread.changed',
  'thread.restored',
  'post.restored',
  'membership.added',
  'membership.changed',
  'membership.removed',
  'person.banned',
  'person.unbanned',
] as const satisfies readonly RecordedEvent['kind'][];

type Kind = (typeof KINDS)[number];
type ModerationFact = Fact<Kind>;
type RoleFact = Fact<'membership.added' | 'membership.changed' | 'membership.removed'>;

export interface ModerationTellingParts {
  readonly database: Database;
  readonly addresses: Addresses;
  readonly outbox: Outbox;
  readonly keys: Pick<KeyRing, 'proverOf'>;
  readonly clock: Clock;
}

/** Something that was done, and to what. */
interface Told extends Pick<Deed, 'isPublic'> {
  /** The row that it was done to. */
  readonly objectId: string;
  /** The address of what it was done to. */
  readonly object: string;
  /** By what else others may have done it, where somebody elsewhere did. */
  readonly types: readonly ActivityType[];
  /** Who did it, and when; the community itself, where nobody in particular did. */
  readonly by: string | null;
  /** Makes the activity, if there is one. */
  readonly document: (done: DoneBy) => OutgoingDocument | null;
}

type Doing = Place & { readonly doer: string; readonly isDoerHere: boolean };

/** Those whom anybody sees at the head of a community; its moderators are shown to its members alone. */
const isShown = (role: string | null | undefined): boolean => role === 'owner' || role === 'facilitator';

/**
 * Makes activities of what moderators do: in communities of this instance for those who follow them, in communities
 * elsewhere for their servers. Nothing is told that the pages of the community do not show, save whom it keeps out: the
 * servers of those people have to know.
 */
export class TellModeration {
  private readonly sending: Sending;

  constructor(private readonly parts: ModerationTellingParts) {
    this.sending = new Sending(parts);
  }

  /** Whether a fact is of a kind that others may hear of. */
  static hears(event: RecordedEvent): event is ModerationFact {
    return (KINDS as readonly string[]).includes(event.kind);
  }

  /** Begins to react to facts. */
  subscribe(bus: DomainEventBus): void {
    bus.subscribe('federation.moderation', KINDS, (event) => this.tell(event));
  }

  /** Tells of one fact; doing it again changes nothing. */
  async tell(event: ModerationFact): Promise<void> {
    switch (event.kind) {
      case 'thread.changed':
        return this.changed(event);
      case 'thread.restored':
        return this.restored(event, { threadId: event.payload.threadId });
      case 'post.restored':
        return this.restored(event, { postId: event.payload.postId });
      case 'person.banned':
      case 'person.unbanned':
        return this.banned(event);
      default:
        return this.appointed(event);
    }
  }

  private async changed(event: Fact<'thread.changed'>): Promise<void> {
    const { threadId, by, isLocked, isPinned } = event.payload;
    if (isLocked === undefined && isPinned === undefined) return;
    const post = await this.postOf({ threadId }, by);
    if (post === null) return;
    if (isLocked === undefined) await this.pinned(event, post, isPinned === true);
    else await this.locked(event, post, isLocked);
  }

  private async locked(event: Fact<'thread.changed'>, post: ConcernedPost, isLocked: boolean): Promise<void> {
    const { addresses } = this.parts;
    const { community, address: object, postId: objectId } = post;
    const before = isLocked ? null : await this.toldBefore('Lock', objectId);
    const locking = (done: DoneBy): OutgoingDocument =>
      lock(addresses, done, { community, object, reason: '' });
    await this.send(event, post, {
      object,
      objectId,
      isPublic: true,
      types: isLocked ? ['Lock'] : ['Undo'],
      by: event.payload.by,
      document: (done) => {
        if (isLocked) return locking(done);
        const undone = before ?? locking({ ...done, activityId: idFrom('locked', event.id) });
        return undo(addresses, done, undone);
      },
    });
  }

  private async pinned(event: Fact<'thread.changed'>, post: ConcernedPost, isPinned: boolean): Promise<void> {
    const { addresses } = this.parts;
    const { community, address: object, postId: objectId } = post;
    const target = await this.featuredOf(post);
    await this.send(event, post, {
      object,
      objectId,
      isPublic: true,
      types: [isPinned ? 'Add' : 'Remove', 'Undo'],
      by: event.payload.by,
      document: (done) =>
        target === null ? null : (isPinned ? add : remove)(addresses, done, { community, object, target }),
    });
  }

  private async restored(event: Fact<'thread.restored' | 'post.restored'>, which: Which): Promise<void> {
    const { by } = event.payload;
    const post = await this.postOf(which, by);
    if (post === null) return;
    const { address: object, postId: objectId } = post;
    const deleted = await this.toldBefore('Delete', objectId);
    await this.send(event, post, {
      object,
      objectId,
      isPublic: true,
      types: ['Undo'],
      by,
      document: (done) => (deleted === null ? null : undo(this.parts.addresses, done, deleted)),
    });
  }

  private async appointed(event: RoleFact): Promise<void> {
    const { payload } = event;
    const { by, personId } = payload;
    const [before, after] = rolesIn(event);
    if (isShown(before) === isShown(after)) return;
    const place = await this.communityOf(payload);
    if (place === null || !place.isHostedHere) return;
    const { addresses } = this.parts;
    const { community, person: object } = place;
    const target = addresses.community(nameIn(place)).moderators;
    const isAppointed = isShown(after);
    await this.send(event, place, {
      object,
      objectId: personId,
      isPublic: true,
      types: [isAppointed ? 'Add' : 'Remove', 'Undo'],
      by,
      document: (done) => (isAppointed ? add : remove)(addresses, done, { community, object, target }),
    });
  }

  /** Why somebody is kept out is for those who look after the community. */
  private async banned(event: Fact<'person.banned' | 'person.unbanned'>): Promise<void> {
    const { by } = event.payload;
    const isBanned = event.kind === 'person.banned';
    const place = await this.communityOf(event.payload);
    const ban = place === null ? undefined : await this.banOf(event);
    if (place === null || ban === undefined) return;
    const { addresses } = this.parts;
    const { community, person } = place;
    const before = isBanned ? null : await this.toldBefore('Block', ban.id);
    const facts = { community, person, reason: '', until: ban.until, removeData: false };
    await this.send(event, place, {
      object: person,
      objectId: ban.id,
      isPublic: false,
      types: isBanned ? ['Block'] : ['Undo'],
      by,
      document: (done) => {
        if (isBanned) return block(addresses, done, facts);
        return before === null ? null : undo(addresses, done, before);
      },
    });
  }

  private async send({ id, at }: ModerationFact, place: Doing, told: Told): Promise<void> {
    const { object, objectId, isPublic, types, by } = told;
    if (!place.isDoerHere) {
      const deed = { doer: place.doer, object, objectId, types, isPublic };
      return place.isHostedHere ? this.sending.passOn(place, deed) : undefined;
    }
    const activityId = idFrom('moderation', id);
    const document = told.document({ activityId, actor: place.doer, at });
    if (document === null) return;
    const who =
      by === null ? { actorId: place.communityId, actorKind: 'community' as const } : { actorId: by };
    await this.sending.send(place, { ...who, activityId, objectId, isPublic, document });
  }

  private postOf(which: Which, doerId: string): Promise<ConcernedPost | null> {
    const { database, addresses, clock } = this.parts;
    return concernedPost(database.sql, addresses, { ...which, doerId, now: clock.now() });
  }

  private communityOf(concerned: {
    readonly communityId: string;
    readonly personId: string;
    readonly by: string | null;
  }): Promise<ConcernedCommunity | null> {
    const { database, addresses, clock } = this.parts;
    return concernedCommunity(database.sql, addresses, { ...concerned, now: clock.now() });
  }

  /** The latest activity of a kind that was told about something. */
  private async toldBefore(
    kind: 'Lock' | 'Block' | 'Delete',
    objectId: string,
  ): Promise<OutgoingDocument | null> {
    const row = await this.parts.database.sql
      .selectFrom('outbox_activity')
      .select('body')
      .where('object_id', '=', objectId)
      .where('kind', '=', kind)
      .orderBy('created_at', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (row === undefined) return null;
    // A proof holds for the whole that it was made for, not inside another activity.
    const { proof: _, ...document } = JSON.parse(row.body.toString('utf8')) as OutgoingDocument;
    return document;
  }

  private async featuredOf(place: Place): Promise<string | null> {
    const { database, addresses } = this.parts;
    if (place.isHostedHere) return addresses.community(nameIn(place)).featured;
    const row = await database.sql
      .selectFrom('remote_actor')
      .select('featured')
      .where('owner_id', '=', place.communityId)
      .executeTakeFirst();
    return row?.featured ?? null;
  }

  private async banOf({
    payload: { communityId, personId, banId },
  }: Fact<'person.banned' | 'person.unbanned'>): Promise<{ id: string; until: Date | null } | undefined> {
    const named = banId ?? null;
    const { rows } = await sql<{ id: string; until: Date | null }>`
      select id, ends_at as until from ban
      where community_id = ${communityId} and person_id = ${personId}
        and (${named}::uuid is null or id = ${named}::uuid)
      order by created_at desc limit 1`.execute(this.parts.database.sql);
    return rows[0];
  }
}

/** The role before and after; null where there was or is none. */
const rolesIn = (event: RoleFact): readonly [string | null, string | null] => {
  if (event.kind === 'membership.added') return [null, event.payload.role];
  if (event.kind === 'membership.changed') return [event.payload.before ?? null, event.payload.role];
  return [event.payload.role ?? null, null];
};

const nameIn = ({ community: { handle } }: Place): string => handle.slice(0, handle.indexOf('@'));
