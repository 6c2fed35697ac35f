import { sql } from 'kysely';

import type { Transaction } from '#libs/database';
import { DomainError } from '#libs/kernel';

/**
 * Takes `bytes` of somebody's quota, in one statement, so that uploads that begin together cannot exceed it.
 *
 * @throws DomainError `tus.quota-full`
 */
export const reserveQuota = async (
  tx: Transaction,
  personId: string,
  bytes: number,
  quota: number,
): Promise<void> => {
  const { rows } = await sql`
    insert into upload_quota as q (person_id, bytes) select ${personId}, ${bytes} where ${bytes} <= ${quota}::bigint
    on conflict (person_id) do update set bytes = q.bytes + excluded.bytes
      where q.bytes + excluded.bytes <= ${quota}::bigint
    returning q.bytes`.execute(tx.sql);
  if (rows.length === 0)
    throw new DomainError('tus.quota-full', { megabytes: Math.floor(quota / (1024 * 1024)) });
};

/** Gives back what was reserved. */
export const releaseQuota = async (tx: Transaction, personId: string, bytes: number): Promise<void> => {
  await tx.sql
    .updateTable('upload_quota')
    .set((set) => ({ bytes: set('bytes', '-', bytes) }))
    .where('person_id', '=', personId)
    .execute();
};
