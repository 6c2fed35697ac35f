import { sql } from 'kysely';

import type { CommunityRole, Transaction } from '#libs/database';
import { DomainError } from '#libs/kernel';

/** A stored membership, whether or not it still counts. */
export interface HeldMembership {
  readonly role: CommunityRole;
  readonly expiresAt: Date | null;
  readonly joinedAt: Date;
}

/** A change to somebody's membership. Callers hold the community's row (`lockPlace`), so that counts stay exact. */
export interface MembershipChange {
  readonly communityId: string;
  readonly personId: string;
  /** Who did it; `null` when time did. */
  readonly by: string | null;
}

/** The stored membership of a person, or `null`. */
export const membershipOf = async (
  tx: Transaction,
  communityId: string,
  personId: string,
): Promise<HeldMembership | null> => {
  const row = await tx.sql
    .selectFrom('membership')
    .select(['role', 'expires_at', 'joined_at'])
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row === undefined ? null : { role: row.role, expiresAt: row.expires_at, joinedAt: row.joined_at };
};

/** Tells the person's own browsers, where there are any: people of other instances have no stream here. */
const tell = async (
  tx: Transaction,
  { communityId, personId }: MembershipChange,
  role: CommunityRole | null,
): Promise<void> => {
  const account = await tx.sql
    .selectFrom('account')
    .select('person_id')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (account !== undefined)
    await tx.appendAccountEvent(personId, 'membership.changed', { communityId, role });
};

const count = async (tx: Transaction, communityId: string, step: 1 | -1): Promise<void> => {
  await tx.sql
    .updateTable('community')
    .set({ member_count: sql<number>`member_count + ${step}` })
    .where('id', '=', communityId)
    .execute();
};

/** Makes the person a member in this role; an expired membership begins anew. Open requests to join are settled. */
export const addMember = async (
  tx: Transaction,
  change: MembershipChange,
  role: CommunityRole,
  expiresAt: Date | null = null,
): Promise<void> => {
  const { communityId, personId, by } = change;
  const before = await membershipOf(tx, communityId, personId);
  const now = new Date();
  const values = { role, joined_at: now, expires_at: expiresAt };
  await tx.sql
    .insertInto('membership')
    .values({ community_id: communityId, person_id: personId, ...values })
    .onConflict((conflict) => conflict.columns(['community_id', 'person_id']).doUpdateSet(values))
    .execute();
  if (before === null) await count(tx, communityId, 1);
  await tx.sql
    .updateTable('join_request')
    .set({ decision: 'accepted', decided_at: now, decided_by: by })
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .where('decision', 'is', null)
    .execute();
  await tx.record('membership.added', { communityId, personId, by, role });
  await tell(tx, change, role);
};

/** Gives a member another role than they had `before`, or another end of their stay. */
export const changeMembership = async (
  tx: Transaction,
  change: MembershipChange & { readonly before: CommunityRole },
  role: CommunityRole,
  expiresAt: Date | null,
): Promise<void> => {
  const { communityId, personId, by, before } = change;
  await tx.sql
    .updateTable('membership')
    .set({ role, expires_at: expiresAt })
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .execute();
  await tx.record('membership.changed', { communityId, personId, by, role, before });
  await tell(tx, change, role);
};

/** Ends a membership; nothing happens when there is none. */
export const endMembership = async (tx: Transaction, change: MembershipChange): Promise<void> => {
  const { communityId, personId, by } = change;
  const gone = await tx.sql
    .deleteFrom('membership')
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .returning('role')
    .executeTakeFirst();
  if (gone === undefined) return;
  await count(tx, communityId, -1);
  await tx.record('membership.removed', { communityId, personId, by, role: gone.role });
  await tell(tx, change, null);
};

/**
 * Makes sure that somebody else can still look after the community as its owner.
 *
 * @throws DomainError `membership.last-owner`
 */
export const demandOtherOwner = async (
  tx: Transaction,
  communityId: string,
  personId: string,
): Promise<void> => {
  const { rows } = await sql`
    select from membership m
    join person p on p.id = m.person_id and p.suspended_at is null and p.deleted_at is null
    left join account a on a.person_id = p.id
    where m.community_id = ${communityId} and m.role = 'owner' and m.person_id <> ${personId}
      and a.suspended_at is null limit 1`.execute(tx.sql);
  if (rows.length === 0) throw new DomainError('membership.last-owner');
};

/**
 * The end of a guest's stay, as asked for.
 *
 * @throws DomainError `membership.end-not-guest`, `membership.end-in-past`
 */
export const guestEnd = (role: CommunityRole, until: string | null | undefined): Date | null => {
  if (until === null || until === undefined) return null;
  if (role !== 'guest') throw new DomainError('membership.end-not-guest');
  const end = new Date(until);
  if (end <= new Date()) throw new DomainError('membership.end-in-past');
  return end;
};
