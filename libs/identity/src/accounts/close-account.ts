import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import type { Transaction } from '#libs/database';
import { DomainError, type AccountViewer } from '#libs/kernel';

import { IdentityKit } from '../identity-kit.js';
import { EMPTY_PROFILE } from '../people/empty-profile.js';
import { endSessions } from '../sessions/end-sessions.js';
import { provePassword } from '../sign-in/prove-password.js';
import { demandAdminRemains, lockAccounts } from './lock-accounts.js';

/**
 * Demands that no community is left without an owner.
 *
 * @throws DomainError `account.sole-owner`
 */
export const demandNotSoleOwner = async (tx: Transaction, personId: string): Promise<void> => {
  const { rows } = await sql`
    select from membership own join community c on c.id = own.community_id
    where own.person_id = ${personId} and own.role = 'owner' and c.deleted_at is null and c.archived_at is null
      and not exists (select from membership other where other.community_id = own.community_id
        and other.role = 'owner' and other.person_id <> own.person_id)
    limit 1`.execute(tx.sql);
  if (rows.length > 0) throw new DomainError('account.sole-owner');
};

/** Closes the own account: what the person wrote stays, the profile goes, and a tombstone keeps the name. */
@Injectable()
export class CloseAccount {
  constructor(private readonly kit: IdentityKit) {}

  /** @throws DomainError `password.wrong`, `sign-in.too-many`, `role.last-admin`, `account.sole-owner` */
  async execute(me: AccountViewer, password: string, address: string): Promise<void> {
    const { name } = await provePassword(this.kit, me, password, address);
    await this.kit.database.transaction(async (tx) => {
      demandAdminRemains(await lockAccounts(tx, me.personId, me.personId));
      await demandNotSoleOwner(tx, me.personId);
      await endSessions(tx, me.personId);
      await tx.sql
        .updateTable('person')
        .set({
          display_name: name,
          ...EMPTY_PROFILE,
          deleted_at: sql<Date>`now()`,
        })
        .where('id', '=', me.personId)
        .execute();
      await tx.sql.deleteFrom('account').where('person_id', '=', me.personId).execute();
      await tx.record('person.removed', { personId: me.personId });
    });
  }
}
