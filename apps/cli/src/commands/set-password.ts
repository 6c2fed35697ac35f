import { Command } from 'commander';

import { password } from '#libs/contracts';
import { setPasswordAsOperator } from '#libs/identity';

import { print } from '../print.js';
import { makePassword, readPassword } from '../read-password.js';
import { withInstance } from '../with-instance.js';

/** `guildhall set-password`: for somebody who cannot get in any other way. */
export const setPasswordCommand = (): Command =>
  new Command('set-password')
    .description(
      "set somebody's password and sign them out everywhere; asks for it, or takes it from standard input",
    )
    .argument('<name>', 'user name')
    .option('--generate-password', 'make up a password and print it')
    .action(async (name: string, options: { generatePassword?: boolean }) => {
      const chosen = options.generatePassword ? makePassword() : await readPassword('New password: ');
      password.parse(chosen);
      await withInstance((database) => setPasswordAsOperator(database, name, chosen));
      print(`${name} has a new password and is signed out everywhere.`);
      if (options.generatePassword) print(`Password: ${chosen}`);
    });
