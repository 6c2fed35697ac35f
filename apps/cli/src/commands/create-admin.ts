import { Command } from 'commander';
import { z } from 'zod';

import { actorName, email, language, password, text } from '#libs/contracts';
import { createAdmin } from '#libs/identity';
import { LIMITS } from '#libs/kernel';

import { print } from '../print.js';
import { makePassword, readPassword } from '../read-password.js';
import { withInstance } from '../with-instance.js';

interface Options {
  readonly name: string;
  readonly email: string;
  readonly displayName?: string;
  readonly language: string;
  readonly generatePassword?: boolean;
}

const account = z.object({
  name: actorName,
  displayName: text({ least: 1, most: LIMITS.content.displayName }),
  email,
  password,
  language,
});

/** `guildhall create-admin`: an administrator's account, for the first one and for emergencies. */
export const createAdminCommand = (): Command =>
  new Command('create-admin')
    .description('create an administrator; asks for the password, or takes it from standard input')
    .requiredOption('--name <name>', 'user name: lower-case letters, digits and _ (cannot be changed later)')
    .requiredOption('--email <address>', 'e-mail address')
    .option('--display-name <text>', 'the name people see; the user name if left out')
    .option('--language <code>', 'en or cy', 'en')
    .option('--generate-password', 'make up a password and print it')
    .action(async (options: Options) => {
      const chosen = options.generatePassword ? makePassword() : await readPassword('Password: ');
      const { name, language: code } = options;
      const displayName = options.displayName ?? name;
      const parts = account.parse({
        name,
        displayName,
        email: options.email,
        password: chosen,
        language: code,
      });
      await withInstance((database) => createAdmin(database, parts));
      print(`${name} is now an administrator.`);
      if (options.generatePassword) print(`Password: ${chosen}`);
    });
