import type { Database, Transaction } from '#libs/database';
import { notFound } from '#libs/kernel';

import { readSettings } from '../instance/instance-settings.js';
import { choosePassword } from '../passwords/choose-password.js';
import { PasswordHasher } from '../passwords/password-hasher.js';
import { endSessions } from '../sessions/end-sessions.js';

/** Stores a new hash; links to choose a password stop working, and sessions end, except one that may be kept. */
export const storePassword = async (
  tx: Transaction,
  personId: string,
  passwordHash: string,
  keepSession?: string,
): Promise<void> => {
  await tx.sql
    .updateTable('account')
    .set({ password_hash: passwordHash })
    .where('person_id', '=', personId)
    .execute();
  await tx.sql
    .deleteFrom('email_link')
    .where('person_id', '=', personId)
    .where('purpose', '=', 'reset')
    .execute();
  await endSessions(tx, personId, keepSession === undefined ? {} : { except: keepSession });
};

/**
 * Sets the password of an account on the operator's word, for the command line. Every session of the account ends.
 *
 * @throws DomainError `not-found`, and those of a bad password
 */
export const setPasswordAsOperator = async (
  database: Database,
  name: string,
  password: string,
): Promise<void> => {
  const person = await database.sql
    .selectFrom('account')
    .innerJoin('person', 'person.id', 'account.person_id')
    .select(['person.id', 'person.name', 'person.display_name', 'account.email'])
    .where('person.name', '=', name)
    .executeTakeFirst();
  if (person === undefined) throw notFound();
  const chooser = { name: person.name, displayName: person.display_name, email: person.email };
  const settings = await readSettings(database.sql);
  const passwordHash = await choosePassword(new PasswordHasher(), settings, chooser, password);
  await database.transaction((tx) => storePassword(tx, person.id, passwordHash));
};
