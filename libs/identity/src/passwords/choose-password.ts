import type { InstanceSettings } from '../instance/instance-settings.js';
import { checkPassword } from './check-password.js';
import type { PasswordHasher } from './password-hasher.js';

/** Who chooses a password; words of their own make a weak one. */
export interface Chooser {
  readonly name: string;
  readonly displayName: string;
  readonly email: string;
}

/**
 * Judges a new password and hashes it.
 *
 * @throws DomainError `password.too-short`, `password.too-long`, `password.common`, `password.organisation`,
 * `password.busy`
 */
export const choosePassword = async (
  hasher: PasswordHasher,
  settings: Pick<InstanceSettings, 'name' | 'shortName' | 'host'>,
  chooser: Chooser,
  password: string,
): Promise<string> => {
  const { name, shortName, host } = settings;
  checkPassword(password, [name, shortName, host, chooser.name, chooser.displayName, chooser.email]);
  return hasher.hash(password);
};
