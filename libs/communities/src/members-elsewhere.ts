import { sql, type Kysely } from 'kysely';

import type { CommunityRole, Tables, Transaction } from '#libs/database';
import { DomainError, LIMITS, newId } from '#libs/kernel';

import { addMember, changeMembership, endMembership, membershipOf } from './hold-membership.js';
import { hashOfInvitationSecret, newInvitationSecret } from './invitation-secret.js';
import { banInForce, keepOut, letBackIn, type BanTerms, type Exclusion } from './keep-out.js';

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

/** As what somebody belongs to a community, and until when its server says so; null for as long as it says nothing else. */
export interface MembershipTerms {
  /** Null where nothing is said of it: then it stays what it is. */
  readonly role: CommunityRole | null;
  readonly until: Date | null;
}

const keep = async (
  tx: Transaction,
  { communityId, personId }: Belonging,
  { role: said, until }: MembershipTerms,
): Promise<void> => {
  const change = { communityId, personId, by: null };
  const before = await membershipOf(tx, communityId, personId);
  const role = said ?? before?.role ?? 'member';
  if (before === null) return addMember(tx, change, role, until);
  if (before.role !== role) return changeMembership(tx, { ...change, before: before.role }, role, until);
  await tx.sql
    .updateTable('membership')
    .set({ expires_at: until })
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .execute();
};

/**
 * What the server of a community decided about somebody of this instance who asked to join it. It may say so again, with
 * other terms, and a refusal that comes after they were accepted ends the membership.
 */
export const decideElsewhere = async (
  tx: Transaction,
  { communityId, personId }: Belonging,
  decision: 'declined' | MembershipTerms,
): Promise<void> => {
  if (!(await holdElsewhere(tx, communityId))) return;
  const change = { communityId, personId, by: null };
  const isDeclined = decision === 'declined';
  const open = await tx.sql
    .updateTable('join_request')
    .set({ decision: isDeclined ? 'declined' : 'accepted', decided_at: new Date() })
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .where('decision', 'is', null)
    .returning('id')
    .executeTakeFirst();
  await (isDeclined ? endMembership(tx, change) : keep(tx, { communityId, personId }, decision));
  if (open === undefined) return;
  await tx.record('join.decided', {
    ...change,
    requestId: open.id,
    decision: isDeclined ? 'declined' : 'accepted',
  });
};

/** An invitation that somebody of this instance got from the server of a community. */
export interface InvitationElsewhere extends Belonging {
  readonly by: string;
  readonly role: Exclude<CommunityRole, 'owner'>;
  /** That for which they are invited: the address of the post that opens it, and its title. */
  readonly question: { readonly uri: string; readonly title: string } | null;
}

/**
 * Keeps an invitation into a community elsewhere, so that it is answered like any other.
 *
 * @returns its id
 * @throws DomainError `not-found` where the community is gone or the person is none of this instance
 */
export const receiveInvitation = async (
  tx: Transaction,
  { communityId, personId, by, role, question }: InvitationElsewhere,
): Promise<string> => {
  const account = await tx.sql
    .selectFrom('account')
    .select('person_id')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (account === undefined || !(await holdElsewhere(tx, communityId))) throw new DomainError('not-found');
  const id = newId();
  const now = new Date();
  await tx.sql
    .insertInto('invitation')
    .values({
      id,
      secret_hash: hashOfInvitationSecret(newInvitationSecret()),
      community_id: communityId,
      community_role: role,
      person_id: personId,
      invited_by: by,
      created_at: now,
      expires_at: new Date(now.getTime() + LIMITS.invitationSeconds * 1000),
      question_uri: question?.uri ?? null,
      question_title: question?.title ?? null,
    })
    .execute();
  await tx.record('invitation.sent', { invitationId: id, communityId, personId, by });
  return id;
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

/** Whether `knowMemberElsewhere` would change nothing. */
export const isMemberKnown = async (
  db: Kysely<Tables>,
  { communityId, personId }: Belonging,
  role: Extract<CommunityRole, 'member' | 'moderator'>,
): Promise<boolean> => {
  const { rows } = await sql`
    select 1 from membership where community_id = ${communityId} and person_id = ${personId}
      and (${role}::text = 'member' or role not in ('member', 'guest'))`.execute(db);
  return rows.length === 1;
};

const isHere = async (tx: Transaction, personId: string): Promise<boolean> => {
  const row = await tx.sql
    .selectFrom('person as p')
    .innerJoin('instance as i', 'i.id', 'p.instance_id')
    .select('i.is_local')
    .where('p.id', '=', personId)
    .executeTakeFirst();
  return row?.is_local === true;
};

const moderates = (role: CommunityRole): boolean =>
  role === 'owner' || role === 'facilitator' || role === 'moderator';

/**
 * The server of a community made somebody one of those who moderate it, or ended that. Who has an account here is one only
 * while they are a member. Doing it again changes nothing, nor does it for those who have a higher role.
 */
export const changeRoleElsewhere = async (
  tx: Transaction,
  { communityId, personId, by }: Belonging & { readonly by: string | null },
  role: Extract<CommunityRole, 'member' | 'moderator'>,
): Promise<void> => {
  if (!(await holdElsewhere(tx, communityId))) return;
  const held = await membershipOf(tx, communityId, personId);
  const isModerator = role === 'moderator';
  if (held !== null && moderates(held.role) !== isModerator)
    return changeMembership(tx, { communityId, personId, by, before: held.role }, role, held.expiresAt);
  if (held === null && isModerator && !(await isHere(tx, personId)))
    await knowMemberElsewhere(tx, { communityId, personId }, role);
};

/**
 * The server of a community keeps somebody out of it, or changed until when. Members elsewhere were never counted, so that
 * they go quietly.
 */
export const banElsewhere = async (tx: Transaction, exclusion: Exclusion, terms: BanTerms): Promise<void> => {
  const { communityId, personId } = exclusion;
  if (!(await holdElsewhere(tx, communityId))) return;
  const banId = await banInForce(tx, exclusion);
  if (banId !== null) {
    const { reason, endsAt } = terms;
    await tx.sql.updateTable('ban').set({ reason, ends_at: endsAt }).where('id', '=', banId).execute();
    return;
  }
  if (!(await isHere(tx, personId)))
    await tx.sql
      .deleteFrom('membership')
      .where('community_id', '=', communityId)
      .where('person_id', '=', personId)
      .execute();
  await keepOut(tx, exclusion, terms);
};

/** The server of a community lets somebody back in. */
export const liftBanElsewhere = async (tx: Transaction, exclusion: Exclusion): Promise<void> => {
  if (!(await holdElsewhere(tx, exclusion.communityId))) return;
  const banId = await banInForce(tx, exclusion);
  if (banId !== null) await letBackIn(tx, exclusion, banId);
};

/** People by their ids. */
export interface NamedModerators {
  readonly listed: readonly string[];
  /** Whose role their server was told by itself: it stays what it is. */
  readonly told: readonly string[];
}

/** Makes those who are listed, and nobody else, the moderators of a community elsewhere, as far as they are known here. */
export const nameModeratorsElsewhere = async (
  tx: Transaction,
  communityId: string,
  { listed, told }: NamedModerators,
): Promise<void> => {
  const { rows } = await sql<{ personId: string }>`
    select person_id as "personId" from membership
    where community_id = ${communityId} and role = 'moderator'
      and person_id <> all(${[...listed, ...told]}::uuid[])`.execute(tx.sql);
  for (const personId of listed)
    await changeRoleElsewhere(tx, { communityId, personId, by: null }, 'moderator');
  for (const { personId } of rows)
    await changeRoleElsewhere(tx, { communityId, personId, by: null }, 'member');
};
