import { DomainError, type AccountViewer } from '#libs/kernel';

import type { IdentityKit } from '../identity-kit.js';

/** The account of somebody who has just typed its password. */
export interface ProvenAccount {
  readonly name: string;
  readonly displayName: string;
  readonly email: string;
  readonly language: 'en' | 'cy';
}

/**
 * Demands the present password before something that a thief of the session must not do; guesses count as at sign-in.
 *
 * @throws DomainError `password.wrong`, `sign-in.too-many`, `password.busy`
 */
export const provePassword = async (
  kit: IdentityKit,
  me: AccountViewer,
  password: string,
  address: string,
): Promise<ProvenAccount> => {
  const account = await kit.database.sql
    .selectFrom('account')
    .innerJoin('person', 'person.id', 'account.person_id')
    .select(['account.password_hash', 'account.email', 'account.language'])
    .select(['person.name', 'person.display_name'])
    .where('account.person_id', '=', me.personId)
    .executeTakeFirstOrThrow();
  const attempt = { email: account.email, address };
  await kit.limits.count(attempt);
  if (!(await kit.hasher.matches(account.password_hash, password))) {
    kit.security('password-wrong', { address, personId: me.personId });
    throw new DomainError('password.wrong');
  }
  await kit.limits.forgive(attempt);
  return {
    name: account.name,
    displayName: account.display_name,
    email: account.email,
    language: account.language,
  };
};
