import 'reflect-metadata';
import { Command } from 'commander';

import { doctorCommand } from './commands/doctor.js';
import { migrateCommand } from './commands/migrate.js';

const program = new Command('guildhall')
  .description('Operator commands of a Guildhall server. They read the same environment as the server does.')
  .showHelpAfterError()
  .addCommand(migrateCommand())
  .addCommand(doctorCommand());

program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
