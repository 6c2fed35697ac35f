import { sql } from 'kysely';

import type { Database, Transaction } from '#libs/database';
import type { DomainEventBus } from '#libs/jobs';
import type { Clock, RecordedEvent } from '#libs/kernel';

import { idFrom, type Outbox } from '../delivery/outbox.js';
import { undo } from '../outgoing/activities/content.js';
import { follow } from '../outgoing/activities/membership.js';
import type { Addresses } from '../outgoing/addresses.js';
import type { OutgoingDocument } from '../outgoing/outgoing-document.js';

const KINDS = ['join.requested', 'join.withdrawn', 'membership.removed'] as const;

type JoiningFact = Extract<RecordedEvent, { kind: (typeof KINDS)[number] }>;

export interface FollowingParts {
  readonly database: Database;
  readonly addresses: Addresses;
  readonly outbox: Outbox;
  readonly clock: Clock;
}

/** Somebody of this instance and a community elsewhere. */
interface Pair {
  readonly personId: string;
  readonly person: string;
  readonly communityId: string;
  readonly community: string;
  readonly isMember: boolean;
  /** The id of the open request to join; null where there is none. */
  readonly requestId: string | null;
}

/**
 * Whoever asks to join a community elsewhere follows it, and stops when they leave or take the request back. What the
 * other server makes of it comes as its answer.
 */
export class FollowCommunities {
  constructor(private readonly parts: FollowingParts) {}

  /** Begins to react to facts. */
  subscribe(bus: DomainEventBus): void {
    bus.subscribe('federation.following', KINDS, (event) => this.hear(event));
  }

  /** Reacts to one fact; doing it again changes nothing. */
  async hear({ payload: { communityId, personId } }: JoiningFact): Promise<void> {
    await this.parts.database.transaction(async (tx) => {
      const pair = await this.pairOf(tx, communityId, personId);
      if (pair === null || pair.isMember) return;
      await (pair.requestId === null ? this.unfollow(tx, pair) : this.follow(tx, pair, pair.requestId));
    });
  }

  /** Null unless the community is elsewhere and the person here. */
  private async pairOf(tx: Transaction, communityId: string, personId: string): Promise<Pair | null> {
    const { rows } = await sql<{ name: string; uri: string; is_member: boolean; request_id: string | null }>`
      select p.name, a.uri,
        exists (select from membership m where m.community_id = a.owner_id and m.person_id = p.id) is_member,
        (select r.id from join_request r where r.community_id = a.owner_id and r.person_id = p.id
          and r.decision is null) request_id
      from remote_actor a
      join person p on p.id = ${personId} and p.uri is null
      where a.owner_id = ${communityId} and a.owner_kind = 'community' and a.gone_at is null`.execute(tx.sql);
    const [row] = rows;
    if (row === undefined) return null;
    return {
      personId,
      person: this.parts.addresses.person(row.name).id,
      communityId,
      community: row.uri,
      isMember: row.is_member,
      requestId: row.request_id,
    };
  }

  private async follow(tx: Transaction, pair: Pair, requestId: string): Promise<void> {
    const { addresses, outbox, clock } = this.parts;
    const { personId, communityId } = pair;
    const id = idFrom('follow', requestId);
    const now = clock.now();
    const uri = addresses.activity('follow', id);
    const asked = { uri, state: 'pending', requested_at: now, decided_at: null } as const;
    await tx.sql
      .insertInto('follow')
      .values({
        id,
        follower_id: personId,
        follower_kind: 'person',
        target_id: communityId,
        target_kind: 'community',
        ...asked,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['follower_id', 'target_id'])
          .doUpdateSet(asked)
          .where('follow.uri', '<>', uri),
      )
      .execute();
    const document = follow(addresses, { activityId: id, actor: pair.person, at: now }, pair.community);
    const activity = { id, uri, actorId: personId, kind: 'Follow', objectId: null, isPublic: false };
    await outbox.publish(tx, { ...activity, document }, { actors: [communityId] });
  }

  private async unfollow(tx: Transaction, { personId, person, communityId }: Pair): Promise<void> {
    const { addresses, outbox, clock } = this.parts;
    const { rows } = await sql<{ uri: string; body: Buffer }>`
      with ended as (
        delete from follow where follower_id = ${personId} and target_id = ${communityId} returning uri, state
      )
      select sent.uri, sent.body from ended join outbox_activity sent on sent.uri = ended.uri
      where ended.state <> 'rejected'`.execute(tx.sql);
    for (const { uri: followed, body } of rows) {
      const id = idFrom('unfollow', followed);
      const by = { activityId: id, actor: person, at: clock.now() };
      const document = undo(addresses, by, JSON.parse(body.toString('utf8')) as OutgoingDocument);
      const uri = addresses.activity('undo', id);
      const activity = { id, uri, actorId: personId, kind: 'Undo', objectId: null, isPublic: false };
      await outbox.publish(tx, { ...activity, document }, { actors: [communityId] });
    }
  }
}
