import type { Database } from '#libs/database';
import type { InstanceRole } from '#libs/kernel';

import { readSettings } from '../instance/instance-settings.js';
import { claimName } from '../names/claim-name.js';
import { choosePassword } from '../passwords/choose-password.js';
import { PasswordHasher } from '../passwords/password-hasher.js';
import { insertAccount, newAccountId } from './insert-account.js';

/** An account that somebody with power over the server makes, without registration and confirmation. */
export interface AccountParts {
  readonly name: string;
  readonly displayName: string;
  readonly email: string;
  readonly password: string;
  readonly role: InstanceRole;
  readonly language: 'en' | 'cy';
}

/**
 * Makes an account for the operator's command line and the demonstration.
 *
 * @returns the person's id
 * @throws DomainError `email.taken`, `name.taken`, `name.reserved`, and those of a bad password
 */
export const createAccount = async (database: Database, parts: AccountParts): Promise<string> => {
  const settings = await readSettings(database.sql);
  const passwordHash = await choosePassword(new PasswordHasher(), settings, parts, parts.password);
  const id = newAccountId();
  await database.transaction(async (tx) => {
    await claimName(tx, { name: parts.name, kind: 'person', ownerId: id });
    await insertAccount(tx, { ...parts, id, instanceId: settings.instanceId, passwordHash });
  });
  return id;
};

/** Makes an administrator, on the operator's word. */
export const createAdmin = (database: Database, parts: Omit<AccountParts, 'role'>): Promise<string> =>
  createAccount(database, { ...parts, role: 'admin' });
