import { Injectable } from '@nestjs/common';

import type { AccountView } from '#libs/contracts';
import { Database } from '#libs/database';
import { DomainError, type AccountViewer, type InstanceRole } from '#libs/kernel';

import { endSessions } from '../sessions/end-sessions.js';
import { canSetRole } from './account.policy.js';
import { demandAdminRemains, lockAccounts } from './lock-accounts.js';
import { viewAccount } from './view-account.js';

/** Gives an account another role; its sessions end, so that the new role begins with a new sign-in. */
@Injectable()
export class SetAccountRole {
  constructor(private readonly database: Database) {}

  /** @throws DomainError `not-found`, `not-allowed`, `role.last-admin` */
  async execute(me: AccountViewer, personId: string, role: InstanceRole): Promise<AccountView> {
    await this.database.transaction(async (tx) => {
      const accounts = await lockAccounts(tx, me.personId, personId);
      if (!canSetRole(accounts.actor)) throw new DomainError('not-allowed');
      if (accounts.subject.role === role) return;
      demandAdminRemains(accounts);
      await tx.sql.updateTable('account').set({ role }).where('person_id', '=', personId).execute();
      await endSessions(tx, personId);
      await tx.record('person.role-changed', { personId, role, by: me.personId });
    });
    return viewAccount(this.database.sql, me, personId);
  }
}
