import { sql } from 'kysely';

import type { CommunityRole, Transaction } from '#libs/database';

import { addMember, endMembership, membershipOf } from './hold-membership.js';

interface Belonging {
  /** A community that another server hosts. */
  readonly communityId: string;
  readonly personId: string;
}

/** Holds the community's row until the transaction ends. @returns false where it is hosted here, or gone */
const holdElsewhere = async (tx: Transaction, communityId: string): Promise<boolean> => {
  const { rows } = await sql`
    select 1 from community c join instance i on i.id = c.instance_id and not i.is_local
    where c.id = ${communityId} and c.deleted_at is null for no key update of c`.execute(tx.sql);
  return rows.length === 1;
};

/**
 * What the server of a community decided about somebody of this instance who asked to join it. A refusal that comes after
 * they were accepted ends the membership. Deciding it again changes nothing.
 */
export const decideElsewhere = async (
  tx: Transaction,
  { communityId, personId }: Belonging,
  decision: 'accepted' | 'declined',
): Promise<void> => {
  if (!(await holdElsewhere(tx, communityId))) return;
  const change = { communityId, personId, by: null };
  const open = await tx.sql
    .updateTable('join_request')
    .set({ decision, decided_at: new Date() })
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .where('decision', 'is', null)
    .returning('id')
    .executeTakeFirst();
  const isMember = (await membershipOf(tx, communityId, personId)) !== null;
  if (decision === 'accepted' && !isMember) await addMember(tx, change, 'member');
  if (decision === 'declined' && isMember) await endMembership(tx, change);
  if (open !== undefined) await tx.record('join.decided', { ...change, requestId: open.id, decision });
};

/**
 * Somebody elsewhere took part in a community that another server hosts, as that server let them: here they are known as
 * a member with at least this role, so that the gate lets in what they do. Nobody is told, and nobody is counted: that
 * server knows how many there are.
 */
export const knowMemberElsewhere = async (
  tx: Transaction,
  { communityId, personId }: Belonging,
  role: Extract<CommunityRole, 'member' | 'moderator'>,
): Promise<void> => {
  if (!(await holdElsewhere(tx, communityId))) return;
  await sql`
    insert into membership (community_id, person_id, role, joined_at)
    select ${communityId}, p.id, ${role}, now() from person p
    join instance i on i.id = p.instance_id and not i.is_local
    where p.id = ${personId}
    on conflict (community_id, person_id) do update set role = excluded.role
    where excluded.role = 'moderator' and membership.role in ('member', 'guest')`.execute(tx.sql);
};
