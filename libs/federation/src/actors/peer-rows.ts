import type { Transaction } from '#libs/database';
import { newId } from '#libs/kernel';

/** Another instance as a transaction holds it. */
export interface HeldInstance {
  readonly id: string;
  readonly isLocal: boolean;
  /** When it was last asked what it runs. */
  readonly nodeInfoAt: Date | null;
}

/**
 * The rows of the instance at this host, made at the first need. They stay locked until the transaction ends, so that
 * what is written about the actors of one host is written by one at a time.
 */
export const holdInstance = async (tx: Transaction, host: string, now: Date): Promise<HeldInstance> => {
  await tx.sql
    .insertInto('instance')
    .values({ id: newId(), host, is_local: false, name: host, short_name: host, created_at: now })
    .onConflict((conflict) => conflict.column('host').doNothing())
    .execute();
  const { id, is_local: isLocal } = await tx.sql
    .selectFrom('instance')
    .select(['id', 'is_local'])
    .where('host', '=', host)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  if (isLocal) return { id, isLocal, nodeInfoAt: null };
  await tx.sql
    .insertInto('peer')
    .values({ instance_id: id })
    .onConflict((conflict) => conflict.column('instance_id').doNothing())
    .execute();
  const peer = await tx.sql
    .selectFrom('peer')
    .select('nodeinfo_at')
    .where('instance_id', '=', id)
    .executeTakeFirstOrThrow();
  return { id, isLocal, nodeInfoAt: peer.nodeinfo_at };
};
