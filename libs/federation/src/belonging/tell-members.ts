import { sql } from 'kysely';

import { readsThread } from '#libs/access';
import type { CommunityRole, Database, Transaction } from '#libs/database';
import type { DomainEventBus } from '#libs/jobs';
import { anonymous, type Clock, type RecordedEvent } from '#libs/kernel';

import { idFrom, type Outbox } from '../delivery/outbox.js';
import { answerFollow } from '../inbox/handlers/answer-follow.js';
import { invite } from '../outgoing/activities/membership.js';
import type { Addresses } from '../outgoing/addresses.js';

const KINDS = ['invitation.sent', 'membership.changed', 'membership.removed'] as const;

type BelongingFact = Extract<RecordedEvent, { kind: (typeof KINDS)[number] }>;

export interface TellingMembersParts {
  readonly database: Database;
  readonly addresses: Addresses;
  readonly outbox: Outbox;
  readonly clock: Clock;
}

/** Somebody elsewhere who asked to belong to a community of this instance and was accepted. */
interface Belonging {
  readonly id: string;
  readonly type: 'Follow' | 'Join';
  readonly uri: string;
  readonly name: string;
  readonly is_member: boolean;
}

interface InvitationRow {
  readonly role: CommunityRole;
  readonly guest_until: Date | null;
  readonly person_id: string;
  readonly person: string;
  readonly community: string;
  readonly inviter: string;
  readonly question: { readonly postId: string; readonly title: string } | null;
}

/**
 * Tells people elsewhere what becomes of their place in communities of this instance: that they are invited, have another
 * role, or are out. Their servers are told, and nobody else.
 */
export class TellMembers {
  constructor(private readonly parts: TellingMembersParts) {}

  /** Begins to react to facts. */
  subscribe(bus: DomainEventBus): void {
    bus.subscribe('federation.members', KINDS, (event) => this.hear(event));
  }

  /** Reacts to one fact; doing it again changes nothing. */
  async hear(event: BelongingFact): Promise<void> {
    switch (event.kind) {
      case 'invitation.sent':
        return this.invite(event.payload.invitationId, event.payload.by);
      case 'membership.changed':
        return this.renew(event.payload, idFrom('terms', event.id));
      case 'membership.removed':
        return this.sendAway(event.payload, idFrom('removed', event.id));
    }
  }

  /** Says again as what somebody belongs to a community, and so for how long. */
  async renew(
    { communityId, personId }: { readonly communityId: string; readonly personId: string },
    answerId: string,
  ): Promise<void> {
    await this.parts.database.transaction(async (tx) => {
      const belonging = await this.belonging(tx, communityId, personId);
      if (belonging?.is_member !== true || belonging.type !== 'Join') return;
      await this.answer(tx, { communityId, personId, answerId, isAccepted: true }, belonging);
    });
  }

  private async sendAway(
    { communityId, personId, by }: Extract<BelongingFact, { kind: 'membership.removed' }>['payload'],
    answerId: string,
  ): Promise<void> {
    if (by === personId) return;
    await this.parts.database.transaction(async (tx) => {
      const belonging = await this.belonging(tx, communityId, personId);
      if (belonging === null || belonging.is_member) return;
      await tx.sql
        .updateTable('follow')
        .set({ state: 'rejected', decided_at: this.parts.clock.now() })
        .where('follower_id', '=', personId)
        .where('target_id', '=', communityId)
        .execute();
      await this.answer(tx, { communityId, personId, answerId, isAccepted: false }, belonging);
    });
  }

  private answer(
    tx: Transaction,
    about: {
      readonly communityId: string;
      readonly personId: string;
      readonly answerId: string;
      readonly isAccepted: boolean;
    },
    { id, type, uri, name }: Belonging,
  ): Promise<void> {
    const { communityId, personId, answerId, isAccepted } = about;
    return answerFollow(tx, this.parts, {
      isAccepted,
      request: { id, type },
      follower: { ownerId: personId, uri },
      target: { id: communityId, iri: this.parts.addresses.community(name).id },
      answerId,
    });
  }

  private async belonging(tx: Transaction, communityId: string, personId: string): Promise<Belonging | null> {
    const { rows } = await sql<Belonging>`
      select f.uri as id, f.type, a.uri, c.name,
        exists (select from membership m where m.community_id = c.id and m.person_id = f.follower_id) is_member
      from follow f
      join remote_actor a on a.owner_id = f.follower_id and a.owner_kind = 'person'
      join community c on c.id = f.target_id and c.uri is null
      where f.follower_id = ${personId} and f.target_id = ${communityId} and f.state = 'accepted'
      for update of f`.execute(tx.sql);
    return rows[0] ?? null;
  }

  /** Somebody who is invited is no member yet: of the question they are told where anybody may read it. */
  private async invite(invitationId: string, by: string): Promise<void> {
    const { database, addresses, outbox, clock } = this.parts;
    const { rows } = await sql<InvitationRow>`
      select i.community_role as role, i.guest_until, i.person_id, a.uri as person, c.name as community,
        p.name as inviter,
        (select jsonb_build_object('postId', t.root_post_id, 'title', t.title) from thread t
          where t.id = i.question_id and ${readsThread(anonymous, { thread: 't', community: 'c' })}) as question
      from invitation i
      join remote_actor a on a.owner_id = i.person_id and a.gone_at is null
      join community c on c.id = i.community_id and c.uri is null and c.deleted_at is null
      join person p on p.id = i.invited_by and p.uri is null
      where i.id = ${invitationId} and i.revoked_at is null`.execute(database.sql);
    const [row] = rows;
    if (row === undefined) return;
    const { role, guest_until: until, person_id: personId, person, question: asked } = row;
    const whose = { activityId: invitationId, actor: addresses.person(row.inviter).id, at: clock.now() };
    const community = addresses.community(row.community).id;
    const question = asked && { id: addresses.post(asked.postId).id, title: asked.title };
    const document = invite(addresses, whose, { community, person, role, until, question });
    const uri = addresses.activity('invite', invitationId);
    const activity = { id: invitationId, uri, actorId: by, kind: 'Invite', objectId: null, isPublic: false };
    await database.transaction((tx) => outbox.publish(tx, { ...activity, document }, { actors: [personId] }));
  }
}
