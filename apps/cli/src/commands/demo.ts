import { Command } from 'commander';

import { removeDemo } from '#libs/demo';

import { print } from '../print.js';
import { withInstance } from '../with-instance.js';

/** `guildhall demo remove`: takes the demonstration out and leaves what others made. */
export const demoCommand = (): Command =>
  new Command('demo').description('look after the demonstration').addCommand(
    new Command('remove')
      .description('remove the demonstration: its communities with all that is in them, and its accounts')
      .action(async () => {
        const { communities, people } = await withInstance((database) => removeDemo(database));
        print(
          communities + people === 0
            ? 'There is no demonstration here.'
            : `Removed ${communities} communities and ${people} accounts. The next visitor creates the administrator, unless there is one.`,
        );
      }),
  );
