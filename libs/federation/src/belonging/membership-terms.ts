import { sql, type Kysely } from 'kysely';

import type { CommunityRole, Tables, Visibility } from '#libs/database';
import { LIMITS } from '#libs/kernel';

import type { MembershipTerms } from '../outgoing/activities/membership.js';
import { isOpen } from '../outgoing/addressing.js';

interface MemberRow {
  readonly role: CommunityRole;
  readonly expires_at: Date | null;
  readonly visibility: Visibility;
}

/**
 * As what somebody elsewhere belongs to a community of this instance; null for who does not. In a community that not
 * everybody may read it is a lease: their server forgets it unless it is said again.
 */
export const termsOf = async (
  db: Kysely<Tables>,
  { communityId, personId }: { readonly communityId: string; readonly personId: string },
  now: Date,
): Promise<MembershipTerms | null> => {
  const { rows } = await sql<MemberRow>`
    select m.role, m.expires_at, c.visibility from membership m join community c on c.id = m.community_id
    where m.community_id = ${communityId} and m.person_id = ${personId}
      and (m.expires_at is null or m.expires_at > ${now})`.execute(db);
  const [row] = rows;
  if (row === undefined) return null;
  const lease = new Date(now.getTime() + LIMITS.federation.membershipLeaseSeconds * 1000);
  const ends = [row.expires_at, isOpen(row.visibility) ? null : lease].filter((end) => end !== null);
  const [until = null] = ends.toSorted((one, other) => one.getTime() - other.getTime());
  return { role: row.role, until };
};
