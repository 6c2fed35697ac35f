import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import type { AccountView } from '#libs/contracts';
import { Database, type Transaction } from '#libs/database';
import { DomainError, type AccountViewer } from '#libs/kernel';

import { endSessions } from '../sessions/end-sessions.js';
import { canSuspend } from './account.policy.js';
import { demandAdminRemains, lockAccounts } from './lock-accounts.js';
import { viewAccount } from './view-account.js';

const mark = async (tx: Transaction, personId: string, reason: string | null): Promise<void> => {
  const suspended_at = reason === null ? null : sql<Date>`now()`;
  await tx.sql
    .updateTable('account')
    .set({ suspended_at, suspended_reason: reason })
    .where('person_id', '=', personId)
    .execute();
  await tx.sql.updateTable('person').set({ suspended_at }).where('id', '=', personId).execute();
};

/** Shuts an account out, or lets it in again. */
@Injectable()
export class SuspendAccount {
  constructor(private readonly database: Database) {}

  /**
   * Every session ends in the same transaction; the sockets follow at once.
   *
   * @throws DomainError `not-found`, `not-allowed`, `role.last-admin`
   */
  async suspend(me: AccountViewer, personId: string, reason: string): Promise<AccountView> {
    await this.database.transaction(async (tx) => {
      const accounts = await lockAccounts(tx, me.personId, personId);
      if (!canSuspend(accounts.actor, accounts.subject)) throw new DomainError('not-allowed');
      if (accounts.subject.isSuspended) return;
      demandAdminRemains(accounts);
      await mark(tx, personId, reason);
      await endSessions(tx, personId);
      await tx.record('person.suspended', { personId, by: me.personId });
    });
    return viewAccount(this.database.sql, me, personId);
  }

  /** @throws DomainError `not-found`, `not-allowed` */
  async restore(me: AccountViewer, personId: string): Promise<AccountView> {
    await this.database.transaction(async (tx) => {
      const { actor, subject } = await lockAccounts(tx, me.personId, personId);
      if (!canSuspend(actor, subject)) throw new DomainError('not-allowed');
      if (!subject.isSuspended) return;
      await mark(tx, personId, null);
      await tx.record('person.restored', { personId, by: me.personId });
    });
    return viewAccount(this.database.sql, me, personId);
  }
}
