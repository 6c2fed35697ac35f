import { sql } from 'kysely';

import { canRead, findPlace, loadPlace } from '#libs/access';
import type { AnswerInvitation, JoinCommunity, LeaveCommunity, RequestToJoin } from '#libs/communities';
import type { Database, Transaction } from '#libs/database';
import { DomainError, LIMITS, newId, type RemotePersonViewer } from '#libs/kernel';

import { isWithinAgreement } from '../../agreements/is-within-agreement.js';
import type { Iri } from '../../incoming/iri.js';
import { knowsPerson } from '../../serving/knows.js';
import { localAddressOf } from '../local-address.js';
import { applied, ignored, refused, type Outcome } from '../outcome.js';
import { rememberEnd } from '../remote-objects.js';
import { answerFollow, type AnswerParts, type FollowRequest } from './answer-follow.js';
import { isRefused, viewerOf, type Doing } from './handling.js';

export interface TakeFollowParts extends AnswerParts {
  readonly database: Database;
  readonly joinCommunity: JoinCommunity;
  readonly requestToJoin: RequestToJoin;
  readonly leaveCommunity: LeaveCommunity;
  readonly answerInvitation: AnswerInvitation;
}

type Answer = 'accepted' | 'pending' | 'rejected';

/** A person or community of this instance that is followed. */
interface Target {
  readonly id: string;
  readonly kind: 'person' | 'community';
  readonly iri: Iri;
}

/** What somebody elsewhere asks; `reason` is for those who decide it. */
export interface Asking extends FollowRequest {
  readonly id: Iri;
  readonly reason: string;
}

/**
 * Follows of people and communities of this instance, and Joins. Whoever follows a community from elsewhere is a member of
 * it, and whoever was invited into one becomes a member by asking.
 */
export class TakeFollow {
  constructor(private readonly parts: TakeFollowParts) {}

  async follow(asking: Asking, object: Iri, doing: Doing): Promise<Outcome> {
    const target = await this.targetAt(object);
    if (target === null || !(await this.isKnownTo(target, doing))) return refused('unknown-target');
    try {
      return await this.parts.database.transaction(async (tx) => {
        const answer = await this.answerTo(tx, { target, asking }, doing);
        await this.write(tx, { asking, answer }, target, doing);
        if (answer !== 'pending') {
          const isAccepted = answer === 'accepted';
          await answerFollow(tx, this.parts, { isAccepted, request: asking, follower: doing.actor, target });
        }
        return applied(answer, answer === 'accepted' ? [doing.actor.uri] : []);
      });
    } catch (error) {
      if (error instanceof DomainError) return refused(error.code);
      throw error;
    }
  }

  /** Ends following, and with it the membership, or the wish for it. */
  async unfollow(followId: Iri | null, object: Iri, doing: Doing): Promise<Outcome> {
    const { database } = this.parts;
    const target = await this.targetAt(object);
    if (target === null) return ignored('unknown-target');
    return database.transaction(async (tx) => {
      if (followId !== null) {
        await rememberEnd(tx.sql, { uri: followId, ownerUri: doing.actor.uri, type: 'Follow' });
      }
      const { rows } = await sql`
        delete from follow where follower_id = ${doing.actor.ownerId} and target_id = ${target.id}
        returning 1`.execute(tx.sql);
      if (rows.length === 0) return applied('not-seen-yet');
      const viewer = viewerOf(doing);
      if (target.kind === 'community' && viewer !== null) await this.leave(tx, target.id, viewer);
      return applied('unfollowed');
    });
  }

  private async targetAt(iri: Iri): Promise<Target | null> {
    const { database, addresses } = this.parts;
    const address = localAddressOf(iri, addresses.host);
    if (address === null || !('name' in address) || address.part !== null) return null;
    const { rows } = await sql<{ id: string }>`
      select o.id from ${sql.table(address.kind)} o join instance i on i.id = o.instance_id and i.is_local
      where o.name = ${address.name} and o.deleted_at is null`.execute(database.sql);
    const [row] = rows;
    return row === undefined ? null : { id: row.id, kind: address.kind, iri };
  }

  /** Nobody learns by following somebody that there is such a person. Communities decide for themselves. */
  private async isKnownTo({ id, kind }: Target, doing: Doing): Promise<boolean> {
    if (kind !== 'person') return true;
    const { database, clock } = this.parts;
    const { instanceId } = doing.actor;
    const viewer = viewerOf(doing) ?? ({ kind: 'remote-instance', instanceId } as const);
    const { rows } = await sql`
      select 1 from person p where p.id = ${id} and ${knowsPerson(viewer, 'p', clock.now())}`.execute(
      database.sql,
    );
    return rows.length > 0;
  }

  /** Whoever follows somebody already stays; nobody new follows one who wants no followers, is suspended or has moved. */
  private async wantsFollower(tx: Transaction, personId: string, { actor }: Doing): Promise<boolean> {
    const { rows } = await sql`
      select 1 from person p left join account a on a.person_id = p.id
      where p.id = ${personId} and ((p.accepts_followers and p.moved_at is null and p.suspended_at is null
          and a.suspended_at is null)
        or exists (select from follow f where f.target_id = p.id and f.follower_id = ${actor.ownerId}
          and f.state = 'accepted'))`.execute(tx.sql);
    return rows.length > 0;
  }

  private async answerTo(
    tx: Transaction,
    { target: { id, kind, iri }, asking }: { readonly target: Target; readonly asking: Asking },
    doing: Doing,
  ): Promise<Answer> {
    if (kind === 'person') return (await this.wantsFollower(tx, id, doing)) ? 'accepted' : 'rejected';
    const isInScope = await isWithinAgreement(tx, {
      instanceId: doing.actor.instanceId,
      community: iri,
    });
    if (!isInScope) return 'rejected';
    const viewer = viewerOf(doing);
    if (viewer !== null) {
      const isIn = (await this.acceptInvited(tx, id, viewer)) || (await this.isMember(tx, id, viewer));
      return isIn ? 'accepted' : this.enter(tx, { communityId: id, reason: asking.reason }, viewer);
    }
    const { instanceId } = doing.actor;
    const place = await findPlace(tx.sql, { kind: 'remote-instance', instanceId }, id);
    return canRead(place) ? 'accepted' : 'rejected';
  }

  private async isMember(tx: Transaction, communityId: string, viewer: RemotePersonViewer): Promise<boolean> {
    const place = await loadPlace(tx.sql, viewer, communityId);
    return place !== null && place.standing.role !== null;
  }

  /** Whoever was invited need not be let in again. @returns whether there was an open invitation */
  private async acceptInvited(
    tx: Transaction,
    communityId: string,
    viewer: RemotePersonViewer,
  ): Promise<boolean> {
    const { rows } = await sql<{ id: string }>`
      select id from invitation where community_id = ${communityId} and person_id = ${viewer.personId}
        and accepted_at is null and declined_at is null and revoked_at is null and expires_at > now()
      limit 1`.execute(tx.sql);
    const [open] = rows;
    if (open === undefined) return false;
    const { answerInvitation } = this.parts;
    return !(await isRefused(['invitation.not-open', 'community.archived', 'not-found'], () =>
      answerInvitation.acceptWithin(tx, viewer, open),
    ));
  }

  private async enter(
    tx: Transaction,
    { communityId: id, reason }: { readonly communityId: string; readonly reason: string },
    viewer: RemotePersonViewer,
  ): Promise<Answer> {
    const { joinCommunity, requestToJoin } = this.parts;
    const closed = [
      'membership.not-open',
      'membership.domain-not-allowed',
      'community.archived',
      'not-allowed',
    ];
    if (!(await isRefused(closed, () => joinCommunity.within(tx, viewer, id)))) return 'accepted';
    const isClosed = await isRefused([...closed, 'membership.not-by-request'], async () => {
      const asked = { reference: id, reason: reason.slice(0, LIMITS.content.reason) };
      await isRefused(['join-request.already-open'], () => requestToJoin.within(tx, viewer, asked));
    });
    return isClosed ? 'rejected' : 'pending';
  }

  private async write(
    tx: Transaction,
    { asking, answer }: { readonly asking: Asking; readonly answer: Answer },
    target: Target,
    { actor }: Doing,
  ): Promise<void> {
    const now = this.parts.clock.now();
    const state = {
      uri: asking.id,
      type: asking.type,
      state: answer,
      requested_at: now,
      decided_at: answer === 'pending' ? null : now,
    };
    await tx.sql
      .insertInto('follow')
      .values({
        id: newId(),
        follower_id: actor.ownerId,
        follower_kind: actor.kind,
        target_id: target.id,
        target_kind: target.kind,
        ...state,
      })
      .onConflict((conflict) => conflict.columns(['follower_id', 'target_id']).doUpdateSet(state))
      .execute();
  }

  private async leave(tx: Transaction, communityId: string, viewer: RemotePersonViewer): Promise<void> {
    const { leaveCommunity } = this.parts;
    const refusals = ['not-allowed', 'not-found', 'membership.last-owner', 'community.archived'];
    await isRefused(refusals, () => leaveCommunity.within(tx, viewer, communityId));
    await tx.sql
      .updateTable('join_request')
      .set({ decision: 'withdrawn', decided_at: this.parts.clock.now(), decided_by: viewer.personId })
      .where('community_id', '=', communityId)
      .where('person_id', '=', viewer.personId)
      .where('decision', 'is', null)
      .execute();
  }
}
