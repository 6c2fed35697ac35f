import { sql } from 'kysely';

import type { Transaction } from '#libs/database';

import { factOf, type AgreementRow } from './agreement-rows.js';

/** Who settled something, null for the other side, and when. */
export interface Settling {
  readonly by: string | null;
  readonly at: Date;
}

/** Another instance is allowed by what was agreed, unless an administrator decided otherwise. */
const allow = async (
  tx: Transaction,
  { instanceId, host }: AgreementRow,
  by: string | null,
): Promise<void> => {
  const { rows } = await sql`
    update peer set policy = 'allowed' where instance_id = ${instanceId} and policy in ('unknown', 'expected')
    returning 1`.execute(tx.sql);
  if (rows.length > 0) await tx.record('peer.policy-changed', { instanceId, host, policy: 'allowed', by });
};

/** Puts a version in force, in the place of the one before it. */
export const putInForce = async (tx: Transaction, row: AgreementRow, { by, at }: Settling): Promise<void> => {
  await sql`
    update partner_agreement set state = 'replaced', ended_at = ${at}
    where instance_id = ${row.instanceId} and state = 'accepted'`.execute(tx.sql);
  await sql`
    update partner_agreement set state = 'accepted', decided_at = ${at}, decided_by = ${by}
    where id = ${row.id}`.execute(tx.sql);
  await tx.record('agreement.decided', { ...factOf(row), decision: 'accepted', by });
  await allow(tx, row, by);
};

export const refuseAgreement = async (
  tx: Transaction,
  row: AgreementRow,
  { by, at }: Settling,
): Promise<void> => {
  await sql`
    update partner_agreement set state = 'rejected', decided_at = ${at}, decided_by = ${by}
    where id = ${row.id}`.execute(tx.sql);
  await tx.record('agreement.decided', { ...factOf(row), decision: 'declined', by });
};

/** Ends a version that is in force, or takes a proposal back. What was decided about the instance stays. */
export const finishAgreement = async (
  tx: Transaction,
  row: AgreementRow,
  { by, at }: Settling,
): Promise<void> => {
  await sql`
    update partner_agreement set state = 'ended', ended_at = ${at}, ended_by = ${by === null ? 'them' : 'us'}
    where id = ${row.id}`.execute(tx.sql);
  await tx.record('agreement.ended', { ...factOf(row), by });
};
