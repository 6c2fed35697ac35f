import { sql, type Kysely, type Selectable } from 'kysely';

import type { AccountView } from '#libs/contracts';
import type { Tables } from '#libs/database';
import { notFound, type AccountViewer } from '#libs/kernel';

/** Columns of an account as administrators see it. */
export type AccountRow = Pick<
  Selectable<Tables['account']>,
  'person_id' | 'email' | 'role' | 'language' | 'created_at' | 'suspended_at' | 'suspended_reason'
> & { name: string; display_name: string; last_seen_at: Date | null };

/** Accounts `a` of persons `p`, with the last use of a session that still exists. */
export const selectAccounts = (db: Kysely<Tables>) =>
  db
    .selectFrom('account as a')
    .innerJoin('person as p', 'p.id', 'a.person_id')
    .select(['a.person_id', 'a.email', 'a.role', 'a.language', 'a.created_at', 'a.suspended_at'])
    .select(['a.suspended_reason', 'p.name', 'p.display_name'])
    .select(
      sql<Date | null>`(select max(last_seen_at) from session where session.person_id = a.person_id)`.as(
        'last_seen_at',
      ),
    );

/** Moderators work with people, not with their addresses. */
export const presentAccount = (viewer: AccountViewer, row: AccountRow): AccountView => ({
  personId: row.person_id,
  name: row.name,
  displayName: row.display_name,
  email: viewer.role === 'admin' ? row.email : null,
  role: row.role,
  state: row.suspended_at === null ? 'active' : 'suspended',
  suspendedReason: row.suspended_reason,
  language: row.language,
  createdAt: row.created_at.toISOString(),
  lastSeenAt: row.last_seen_at?.toISOString() ?? null,
});

/** @throws DomainError `not-found` */
export const viewAccount = async (
  db: Kysely<Tables>,
  viewer: AccountViewer,
  personId: string,
): Promise<AccountView> => {
  const row = await selectAccounts(db).where('a.person_id', '=', personId).executeTakeFirst();
  if (row === undefined) throw notFound();
  return presentAccount(viewer, row);
};
