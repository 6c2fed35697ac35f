import { sql } from 'kysely';

import type { Database, Transaction, Visibility } from '#libs/database';
import type { DomainEventBus } from '#libs/jobs';
import type { Clock, RecordedEvent } from '#libs/kernel';

import { idFrom, type Outbox } from '../delivery/outbox.js';
import { undo } from '../outgoing/activities/content.js';
import { follow, join, leave } from '../outgoing/activities/membership.js';
import type { Addresses } from '../outgoing/addresses.js';
import { isOpen } from '../outgoing/addressing.js';
import type { OutgoingDocument } from '../outgoing/outgoing-document.js';
import { endAsked, noteAsked } from './asked-follows.js';

const KINDS = ['join.requested', 'join.withdrawn', 'invitation.answered', 'membership.removed'] as const;

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
  readonly visibility: Visibility;
  readonly isMember: boolean;
}

interface Request {
  readonly id: string;
  readonly reason: string;
}

interface Sending {
  readonly kind: 'Follow' | 'Join' | 'Undo' | 'Leave';
  readonly id: string;
  readonly document: OutgoingDocument;
}

/**
 * Whoever asks to join a community elsewhere follows it, or asks its server to belong to it where not everybody may read
 * it; that ends when they leave or take the request back. What the other server makes of it comes as its answer.
 */
export class FollowCommunities {
  constructor(private readonly parts: FollowingParts) {}

  /** Begins to react to facts. */
  subscribe(bus: DomainEventBus): void {
    bus.subscribe('federation.following', KINDS, (event) => this.hear(event));
  }

  /** Reacts to one fact; doing it again changes nothing. */
  async hear({ kind, payload }: JoiningFact): Promise<void> {
    const { communityId, personId } = payload;
    await this.parts.database.transaction(async (tx) => {
      const pair = await this.pairOf(tx, communityId, personId);
      if (pair === null) return;
      if (kind === 'invitation.answered') {
        if (payload.accepted) await this.ask(tx, pair, { id: payload.invitationId, reason: '' });
        return;
      }
      if (pair.isMember) return;
      const request = await this.openRequest(tx, pair);
      await (request === undefined ? this.end(tx, pair) : this.ask(tx, pair, request));
    });
  }

  /** Null unless the community is elsewhere and the person here. */
  private async pairOf(tx: Transaction, communityId: string, personId: string): Promise<Pair | null> {
    const { rows } = await sql<{ name: string; uri: string; visibility: Visibility; is_member: boolean }>`
      select p.name, a.uri, c.visibility,
        exists (select from membership m where m.community_id = a.owner_id and m.person_id = p.id) is_member
      from remote_actor a
      join community c on c.id = a.owner_id
      join person p on p.id = ${personId} and p.uri is null
      where a.owner_id = ${communityId} and a.owner_kind = 'community' and a.gone_at is null`.execute(tx.sql);
    const [row] = rows;
    if (row === undefined) return null;
    return {
      personId,
      person: this.parts.addresses.person(row.name).id,
      communityId,
      community: row.uri,
      visibility: row.visibility,
      isMember: row.is_member,
    };
  }

  private openRequest(tx: Transaction, { personId, communityId }: Pair): Promise<Request | undefined> {
    return tx.sql
      .selectFrom('join_request')
      .select(['id', 'reason'])
      .where('community_id', '=', communityId)
      .where('person_id', '=', personId)
      .where('decision', 'is', null)
      .executeTakeFirst();
  }

  private async ask(tx: Transaction, pair: Pair, request: Request): Promise<void> {
    const { addresses, clock } = this.parts;
    const { personId, communityId, community } = pair;
    const type = isOpen(pair.visibility) ? 'Follow' : 'Join';
    const id = idFrom(type, request.id);
    const now = clock.now();
    const by = { activityId: id, actor: pair.person, at: now };
    const uri = this.addressOf(type, id);
    const asked = { followerId: personId, targetId: communityId, targetKind: 'community' } as const;
    await noteAsked(tx, { ...asked, id, uri, type, at: now });
    const document =
      type === 'Follow'
        ? follow(addresses, by, community)
        : join(addresses, by, { community, reason: request.reason });
    await this.send(tx, pair, { kind: type, id, document });
  }

  private async end(tx: Transaction, pair: Pair): Promise<void> {
    const { addresses, clock } = this.parts;
    const asked = { followerId: pair.personId, targetId: pair.communityId };
    for (const { uri, type, document: sent } of await endAsked(tx, asked)) {
      const kind = type === 'Join' ? 'Leave' : 'Undo';
      const id = idFrom('unfollow', uri);
      const by = { activityId: id, actor: pair.person, at: clock.now() };
      const document = kind === 'Leave' ? leave(addresses, by, pair.community) : undo(addresses, by, sent);
      await this.send(tx, pair, { kind, id, document });
    }
  }

  private addressOf(kind: Sending['kind'], id: string): string {
    const names = { Follow: 'follow', Join: 'join', Undo: 'undo', Leave: 'leave' } as const;
    return this.parts.addresses.activity(names[kind], id);
  }

  private async send(
    tx: Transaction,
    { personId, communityId }: Pair,
    { kind, id, document }: Sending,
  ): Promise<void> {
    const uri = this.addressOf(kind, id);
    const activity = { id, uri, actorId: personId, kind, objectId: null, isPublic: false, document };
    await this.parts.outbox.publish(tx, activity, { actors: [communityId] });
  }
}
