import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { holdPlace, type Place } from '#libs/access';
import type { CommunityDetail } from '#libs/contracts';
import { Database, type CommunityRole, type Transaction } from '#libs/database';
import { DomainError, LIMITS, notFound, type AccountViewer, type PersonViewer } from '#libs/kernel';

import { addMember } from './hold-membership.js';
import { hashOfInvitationSecret } from './invitation-secret.js';
import { readCommunity } from './read-community.js';

interface Received {
  readonly community_id: string;
  readonly community_role: CommunityRole;
  readonly invited_by: string;
  readonly guest_until: Date | null;
  readonly is_open: boolean;
}

/**
 * Holds an invitation that is the viewer's to answer: sent to them, to their confirmed address, or known to them by
 * the secret of its link.
 */
const holdReceived = async (
  tx: Transaction,
  me: PersonViewer,
  id: string,
  secret: string | undefined,
): Promise<Received> => {
  const hash = secret === undefined ? null : hashOfInvitationSecret(secret);
  const { rows } = await sql<Received>`
    select i.community_id, i.community_role, i.invited_by, i.guest_until,
      i.accepted_at is null and i.declined_at is null and i.revoked_at is null and i.expires_at > now() as is_open
    from invitation i
    where i.id = ${id} and i.community_id is not null and (i.person_id = ${me.personId} or i.secret_hash = ${hash}
      or i.email = (select a.email from account a
        where a.person_id = ${me.personId} and a.email_confirmed_at is not null))
    for no key update`.execute(tx.sql);
  const [row] = rows;
  if (row === undefined) throw notFound();
  if (!row.is_open) throw new DomainError('invitation.not-open');
  return row;
};

/** Until its own server confirms it, a membership elsewhere is one for a short time. */
const untilConfirmed = ({ viewer, community }: Place): Date | null =>
  viewer.kind === 'account' && viewer.instanceId !== community.instanceId
    ? new Date(Date.now() + LIMITS.federation.membershipLeaseSeconds * 1000)
    : null;

/** Accepts or declines an invitation to a community. */
@Injectable()
export class AnswerInvitation {
  constructor(private readonly database: Database) {}

  /** @throws DomainError `not-found`, `invitation.not-open`, `community.archived` */
  accept(me: AccountViewer, id: string, secret: string | undefined): Promise<CommunityDetail> {
    return this.database.transaction(async (tx) =>
      readCommunity(tx.sql, me, await this.acceptWithin(tx, me, { id, secret })),
    );
  }

  /**
   * As `accept`, in a transaction of the caller's.
   *
   * @returns the community's id
   */
  async acceptWithin(
    tx: Transaction,
    me: PersonViewer,
    { id, secret }: { readonly id: string; readonly secret?: string | undefined },
  ): Promise<string> {
    const invitation = await holdReceived(tx, me, id, secret);
    const place = await holdPlace(tx.sql, me, invitation.community_id);
    if (place === null || place.community.deletedAt !== null || place.standing.ban !== null)
      throw new DomainError('invitation.not-open');
    if (place.community.archivedAt !== null) throw new DomainError('community.archived');
    const communityId = place.community.id;
    const { personId } = me;
    await tx.sql
      .updateTable('invitation')
      .set({ accepted_at: new Date(), accepted_by: personId })
      .where('id', '=', id)
      .execute();
    if (place.standing.role === null) {
      const change = { communityId, personId, by: invitation.invited_by };
      const until = untilConfirmed(place) ?? invitation.guest_until;
      await addMember(tx, change, invitation.community_role, until);
    }
    await tx.record('invitation.answered', { invitationId: id, communityId, personId, accepted: true });
    return communityId;
  }

  /** @throws DomainError `not-found`, `invitation.not-open` */
  async decline(me: AccountViewer, id: string, secret: string | undefined): Promise<void> {
    await this.database.transaction(async (tx) => {
      const { community_id: communityId } = await holdReceived(tx, me, id, secret);
      await tx.sql.updateTable('invitation').set({ declined_at: new Date() }).where('id', '=', id).execute();
      const { personId } = me;
      await tx.record('invitation.answered', { invitationId: id, communityId, personId, accepted: false });
    });
  }
}
