import { createHash } from 'node:crypto';

import { sql } from 'kysely';

import { DomainError } from '#libs/kernel';

import type { Database } from './database.js';
import type { Transaction } from './transaction.js';

/** Who repeats what: `key` is the caller's `Idempotency-Key`, `request` whatever the answer depends on. */
export interface OnceKey {
  readonly personId: string;
  readonly key: string;
  readonly operation: string;
  readonly request: unknown;
}

const UNIQUE_VIOLATION = '23505';

/** Whether an insert failed because another row has what one of these constraints allows once. */
export const isTaken = (error: unknown, constraints: readonly string[]): boolean =>
  error instanceof Error &&
  'code' in error &&
  error.code === UNIQUE_VIOLATION &&
  'constraint' in error &&
  typeof error.constraint === 'string' &&
  constraints.includes(error.constraint);

/** Whether an insert failed because its idempotency key was stored meanwhile. */
export const isRepeatedKey = (error: unknown): boolean => isTaken(error, ['idempotency_key_pkey']);

/** What tells whether a key came with the same request before: SHA-256 of operation and request. */
export const requestHashOf = (once: OnceKey): Buffer =>
  createHash('sha256')
    .update(`${once.operation}\0${JSON.stringify(once.request)}`)
    .digest();

/**
 * The answer that was given before under this key.
 *
 * @throws DomainError `idempotency.key-reused` when the key came with another request
 */
export const answerGivenBefore = async <T>(
  database: Database,
  once: OnceKey,
): Promise<{ answer: T } | undefined> => {
  const row = await database.sql
    .selectFrom('idempotency_key')
    .select(['request_hash', 'answer'])
    .where('person_id', '=', once.personId)
    .where('key', '=', once.key)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  if (!requestHashOf(once).equals(row.request_hash)) throw new DomainError('idempotency.key-reused');
  return { answer: row.answer as T };
};

/**
 * Runs a create so that repeating it with the same key gives the first answer and writes nothing: the answer is
 * stored in the creating transaction, and of two at the same time the later one is rolled back.
 *
 * @throws DomainError `idempotency.key-reused` when the key came with another request
 */
export const runOnce = async <T>(
  database: Database,
  once: OnceKey,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> => {
  const before = await answerGivenBefore<T>(database, once);
  if (before !== undefined) return before.answer;
  try {
    return await database.transaction(async (tx) => {
      const answer = await work(tx);
      await tx.sql
        .insertInto('idempotency_key')
        .values({
          person_id: once.personId,
          key: once.key,
          operation: once.operation,
          request_hash: requestHashOf(once),
          status: 201,
          answer: sql`${JSON.stringify(answer)}::jsonb`,
          created_at: new Date(),
        })
        .execute();
      return answer;
    });
  } catch (error) {
    // The first of two at once may also show itself as a rule that now refuses the second, such as a taken name.
    if (!isRepeatedKey(error) && !(error instanceof DomainError)) throw error;
    const first = await answerGivenBefore<T>(database, once);
    if (first === undefined) throw error;
    return first.answer;
  }
};
