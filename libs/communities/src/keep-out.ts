import type { Transaction } from '#libs/database';
import { newId } from '#libs/kernel';

import { endMembership } from './hold-membership.js';

/** Whom a ban keeps out, from where, and who says so. */
export interface Exclusion {
  readonly communityId: string;
  readonly personId: string;
  readonly by: string;
}

/** For ever, or until `endsAt`. */
export interface BanTerms {
  readonly reason: string;
  readonly endsAt: Date | null;
}

/** The ban that is in force, or `null`. */
export const banInForce = async (
  tx: Transaction,
  { communityId, personId }: Omit<Exclusion, 'by'>,
): Promise<string | null> => {
  const ban = await tx.sql
    .selectFrom('ban')
    .select('id')
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .where('lifted_at', 'is', null)
    .where((is) => is.or([is('ends_at', 'is', null), is('ends_at', '>', new Date())]))
    .executeTakeFirst();
  return ban?.id ?? null;
};

/** Open requests and invitations end with a ban. */
const closeDoors = async (tx: Transaction, { communityId, personId, by }: Exclusion): Promise<void> => {
  const now = new Date();
  await tx.sql
    .updateTable('join_request')
    .set({ decision: 'declined', decided_at: now, decided_by: by })
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .where('decision', 'is', null)
    .execute();
  await tx.sql
    .updateTable('invitation')
    .set({ revoked_at: now })
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute();
};

/** Bans a person. Callers hold the community's row. @returns the id of the ban */
export const keepOut = async (
  tx: Transaction,
  exclusion: Exclusion,
  { reason, endsAt }: BanTerms,
): Promise<string> => {
  const { communityId, personId, by } = exclusion;
  const id = newId();
  await tx.sql
    .insertInto('ban')
    .values({
      id,
      community_id: communityId,
      person_id: personId,
      reason,
      banned_by: by,
      created_at: new Date(),
      ends_at: endsAt,
    })
    .execute();
  await endMembership(tx, exclusion);
  await closeDoors(tx, exclusion);
  await tx.record('person.banned', { ...exclusion, banId: id });
  return id;
};

/** Lifts a ban, whoever imposed it. */
export const letBackIn = async (tx: Transaction, exclusion: Exclusion, banId: string): Promise<void> => {
  await tx.sql.updateTable('ban').set({ lifted_at: new Date() }).where('id', '=', banId).execute();
  await tx.record('person.unbanned', { ...exclusion, banId });
};
