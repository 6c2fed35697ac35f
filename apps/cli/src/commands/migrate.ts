import { Command } from 'commander';

import { readConfig } from '#libs/config';

import { migrateDatabase } from '../../../server/src/migrate-database.js';
import { withDatabase } from '../open-database.js';
import { print } from '../print.js';

/** `guildhall migrate`: brings the database to this version without starting the server. */
export const migrateCommand = (): Command =>
  new Command('migrate')
    .description('bring the database to this version; the server does the same when it starts')
    .action(async () => {
      await withDatabase(readConfig(), async (database) => {
        const pending = await database.pendingMigrations();
        await migrateDatabase(database);
        print(
          pending.length === 0
            ? 'The database is up to date.'
            : `Applied ${pending.length}: ${pending.join(', ')}.`,
        );
      });
    });
