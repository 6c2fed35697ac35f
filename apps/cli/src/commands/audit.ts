import { Command } from 'commander';

import { verifyAuditLog } from '#libs/moderation';

import { print } from '../print.js';
import { withInstance } from '../with-instance.js';

/** `guildhall audit verify`: whether anybody has changed the audit log behind the server's back. */
export const auditCommand = (): Command =>
  new Command('audit').description('examine the audit log').addCommand(
    new Command('verify')
      .description('recompute the chain of the audit log; exit code 1 when an entry was changed or removed')
      .action(async () => {
        const { entries, intact, brokenAt } = await withInstance((database) => verifyAuditLog(database));
        if (intact) return print(`The audit log is intact: ${entries} entries.`);
        process.exitCode = 1;
        return print(
          `The audit log was changed: entry ${brokenAt} does not follow from the ${entries} before it.`,
        );
      }),
  );
