import type { Transaction } from '#libs/database';

/** Which of a person's sessions end (public ids); without it all of them do. */
export interface Which {
  readonly only?: readonly string[];
  readonly except?: string;
}

/**
 * Ends sessions of a person and records it in the same transaction, so that their sockets are closed too.
 *
 * @returns how many ended
 */
export const endSessions = async (tx: Transaction, personId: string, which: Which = {}): Promise<number> => {
  let ending = tx.sql.deleteFrom('session').where('person_id', '=', personId);
  if (which.only !== undefined) ending = ending.where('public_id', 'in', [...which.only]);
  if (which.except !== undefined) ending = ending.where('public_id', '!=', which.except);
  const ended = await ending.returning('public_id').execute();
  if (ended.length === 0) return 0;
  await tx.record('sessions.ended', { personId, sessionIds: ended.map(({ public_id }) => public_id) });
  return ended.length;
};
