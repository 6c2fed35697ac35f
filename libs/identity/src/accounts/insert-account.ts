import { sql } from 'kysely';

import type { Transaction } from '#libs/database';
import { DomainError, newId, type InstanceRole } from '#libs/kernel';

/** A person who gets an account with a confirmed e-mail address; the name has been claimed under `id`. */
export interface NewAccount {
  readonly id: string;
  readonly instanceId: string;
  readonly name: string;
  readonly displayName: string;
  readonly email: string;
  readonly passwordHash: string;
  readonly role: InstanceRole;
  readonly language: 'en' | 'cy';
}

/** The id under which an account and its name are made. */
export const newAccountId = newId;

/** @throws DomainError `email.taken` */
export const insertAccount = async (tx: Transaction, account: NewAccount): Promise<void> => {
  const created_at = sql<Date>`now()`;
  await tx.sql
    .insertInto('person')
    .values({
      id: account.id,
      instance_id: account.instanceId,
      name: account.name,
      display_name: account.displayName,
      language: account.language,
      created_at,
    })
    .execute();
  const inserted = await tx.sql
    .insertInto('account')
    .values({
      person_id: account.id,
      email: account.email,
      email_confirmed_at: created_at,
      password_hash: account.passwordHash,
      role: account.role,
      language: account.language,
      theme: 'system',
      created_at,
    })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('person_id')
    .executeTakeFirst();
  if (inserted === undefined) throw new DomainError('email.taken');
  await tx.record('person.registered', { personId: account.id });
};
