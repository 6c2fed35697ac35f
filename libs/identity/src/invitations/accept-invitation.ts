import { sql } from 'kysely';

import type { Transaction } from '#libs/database';
import { DomainError } from '#libs/kernel';

/**
 * Uses an invitation for an account that comes into being. One to the server is used up; one to a community becomes
 * this person's to accept or decline.
 *
 * @throws DomainError `link.ended` when somebody else was faster, or it was taken back
 */
export const acceptInvitation = async (
  tx: Transaction,
  invitationId: string,
  personId: string,
): Promise<void> => {
  const { rows } = await sql<{ id: string }>`
    update invitation set
      accepted_at = case when community_id is null then now() end,
      accepted_by = case when community_id is null then ${personId}::uuid end,
      person_id = case when community_id is null then person_id else ${personId}::uuid end
    where id = ${invitationId} and person_id is null and accepted_at is null and declined_at is null
      and revoked_at is null and expires_at > now()
    returning id`.execute(tx.sql);
  if (rows.length === 0) throw new DomainError('link.ended');
};
