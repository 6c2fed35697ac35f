import { sql } from 'kysely';

import type { Database, Transaction } from '#libs/database';
import type { DomainEventBus } from '#libs/jobs';
import type { Clock, RecordedEvent } from '#libs/kernel';

import { idFrom, type Outbox } from '../delivery/outbox.js';
import { undo } from '../outgoing/activities/content.js';
import { follow } from '../outgoing/activities/membership.js';
import type { Addresses } from '../outgoing/addresses.js';
import type { OutgoingDocument } from '../outgoing/outgoing-document.js';
import { endAsked, noteAsked } from './asked-follows.js';

const KINDS = ['person.followed', 'person.unfollowed'] as const satisfies readonly RecordedEvent['kind'][];

type FollowingFact = Extract<RecordedEvent, { kind: (typeof KINDS)[number] }>;

export interface PeopleFollowingParts {
  readonly database: Database;
  readonly addresses: Addresses;
  readonly outbox: Outbox;
  readonly clock: Clock;
}

/** Somebody of this instance, somebody elsewhere, and since when the one asks to follow the other, if they do. */
interface Pair {
  readonly followerId: string;
  readonly follower: string;
  readonly followedId: string;
  readonly followed: string;
  readonly askedAt: Date | null;
}

/** Has people of this instance follow people elsewhere, and ends that when they do not wish it any longer. */
export class FollowPeople {
  constructor(private readonly parts: PeopleFollowingParts) {}

  /** Begins to react to facts. */
  subscribe(bus: DomainEventBus): void {
    bus.subscribe('federation.people', KINDS, (event) => this.hear(event));
  }

  /** Does what is wished now, whatever the fact was; doing it again changes nothing. */
  async hear({ payload: { followerId, followedId } }: FollowingFact): Promise<void> {
    await this.parts.database.transaction(async (tx) => {
      const pair = await this.pairOf(tx, followerId, followedId);
      if (pair === null) return;
      await (pair.askedAt === null ? this.end(tx, pair) : this.ask(tx, pair, pair.askedAt));
    });
  }

  /** Null unless one is here and the other elsewhere. */
  private async pairOf(tx: Transaction, followerId: string, followedId: string): Promise<Pair | null> {
    const { rows } = await sql<{ name: string; uri: string; asked_at: Date | null }>`
      select p.name, a.uri, f.asked_at
      from remote_actor a
      join person p on p.id = ${followerId} and p.uri is null
      left join person_follow f on f.follower_id = p.id and f.followed_id = a.owner_id and f.state <> 'refused'
      where a.owner_id = ${followedId} and a.owner_kind = 'person' and a.gone_at is null`.execute(tx.sql);
    const [row] = rows;
    if (row === undefined) return null;
    const follower = this.parts.addresses.person(row.name).id;
    return { followerId, follower, followedId, followed: row.uri, askedAt: row.asked_at };
  }

  private async ask(tx: Transaction, pair: Pair, askedAt: Date): Promise<void> {
    const { addresses } = this.parts;
    const { followerId, followedId: targetId } = pair;
    const id = idFrom('follow-person', followerId, targetId, askedAt.toISOString());
    const uri = addresses.activity('follow', id);
    const asked = { followerId, targetId, targetKind: 'person' } as const;
    await noteAsked(tx, { ...asked, id, uri, type: 'Follow', at: askedAt });
    const document = follow(addresses, { activityId: id, actor: pair.follower, at: askedAt }, pair.followed);
    await this.send(tx, pair, { id, uri, kind: 'Follow', document });
  }

  private async end(tx: Transaction, pair: Pair): Promise<void> {
    const { addresses, clock } = this.parts;
    const asked = { followerId: pair.followerId, targetId: pair.followedId };
    for (const { uri: asking, document: sent } of await endAsked(tx, asked)) {
      const id = idFrom('unfollow', asking);
      const by = { activityId: id, actor: pair.follower, at: clock.now() };
      const document = undo(addresses, by, sent);
      await this.send(tx, pair, { id, uri: addresses.activity('undo', id), kind: 'Undo', document });
    }
  }

  private async send(
    tx: Transaction,
    { followerId: actorId, followedId }: Pair,
    activity: {
      readonly id: string;
      readonly uri: string;
      readonly kind: 'Follow' | 'Undo';
      readonly document: OutgoingDocument;
    },
  ): Promise<void> {
    const sent = { ...activity, actorId, objectId: null, isPublic: false };
    await this.parts.outbox.publish(tx, sent, { actors: [followedId] });
  }
}
