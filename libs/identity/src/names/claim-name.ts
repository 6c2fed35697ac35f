import { sql } from 'kysely';

import type { Transaction } from '#libs/database';
import { DomainError } from '#libs/kernel';

import { isReserved } from './reserved-names.js';

/** Whose name it becomes; `reserved` holds it for a registration that waits for its confirmation. */
export interface NameClaim {
  readonly name: string;
  readonly kind: 'person' | 'community' | 'reserved';
  readonly ownerId: string;
}

/**
 * Takes a name out of the one name space of people and communities, for ever.
 *
 * @throws DomainError `name.reserved`, `name.taken`
 */
export const claimName = async (tx: Transaction, { name, kind, ownerId }: NameClaim): Promise<void> => {
  if (isReserved(name)) throw new DomainError('name.reserved');
  const claimed = await tx.sql
    .insertInto('actor_name')
    .values({ name, kind, owner_id: ownerId, claimed_at: sql<Date>`now()` })
    .onConflict((conflict) => conflict.doNothing())
    .returning('name')
    .executeTakeFirst();
  if (claimed === undefined) throw new DomainError('name.taken');
};
