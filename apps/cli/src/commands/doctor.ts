import { Command } from 'commander';

import { readConfig } from '#libs/config';

import { checks } from '../doctor/checks.js';
import { print } from '../print.js';

/** `guildhall doctor`: looks at everything the server depends on and says what is wrong. */
export const doctorCommand = (): Command =>
  new Command('doctor')
    .description('check settings, data folder, database, file storage, Redis and mail server')
    .action(async () => {
      const config = readConfig();
      print('ok    settings');
      let failures = 0;
      for (const { subject, look } of checks) {
        const finding = await look(config).catch((error: unknown) => ({ wrong: messageOf(error) }));
        if ('wrong' in finding) failures += 1;
        print(
          'wrong' in finding ? `WRONG ${subject}: ${finding.wrong}` : `ok    ${subject}: ${finding.fine}`,
        );
      }
      if (failures > 0) process.exitCode = 1;
    });

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
