import type { AccountViewer, InstanceRole } from '#libs/kernel';

/** What a query tells of an account; `email` is empty unless it is confirmed. */
export interface AccountRow {
  readonly person_id: string;
  readonly instance_id: string;
  readonly role: InstanceRole;
  readonly email: string;
}

/** Whoever an account belongs to, as the gate sees them; `sessionId` is the public one, empty without a session. */
export const accountViewerOf = (row: AccountRow, sessionId = ''): AccountViewer => ({
  kind: 'account',
  personId: row.person_id,
  instanceId: row.instance_id,
  role: row.role,
  emailDomain: row.email.slice(row.email.lastIndexOf('@') + 1).toLowerCase(),
  sessionId,
});
