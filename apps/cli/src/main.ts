import 'reflect-metadata';
import { Command } from 'commander';

import { auditCommand } from './commands/audit.js';
import { createAdminCommand } from './commands/create-admin.js';
import { demoCommand } from './commands/demo.js';
import { doctorCommand } from './commands/doctor.js';
import { migrateCommand } from './commands/migrate.js';
import { setPasswordCommand } from './commands/set-password.js';
import { explainError } from './explain-error.js';

const program = new Command('guildhall')
  .description('Operator commands of a Guildhall server. They read the same environment as the server does.')
  .showHelpAfterError()
  .addCommand(migrateCommand())
  .addCommand(createAdminCommand())
  .addCommand(setPasswordCommand())
  .addCommand(demoCommand())
  .addCommand(auditCommand())
  .addCommand(doctorCommand());

program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`${explainError(error)}\n`);
  process.exitCode = 1;
});
