import { Injectable } from '@nestjs/common';
import { sql, type Selectable } from 'kysely';

import type { Tables, Transaction } from '#libs/database';
import { DomainError } from '#libs/kernel';

import { insertAccount } from '../accounts/insert-account.js';
import { IdentityKit } from '../identity-kit.js';
import { readSettings } from '../instance/instance-settings.js';
import { acceptInvitation } from '../invitations/accept-invitation.js';
import { hashOfSecret } from '../secret.js';
import { dropRegistrations } from './drop-registrations.js';

type Pending = Selectable<Tables['pending_registration']>;

/** Makes an account of a registration whose e-mail address has been confirmed. */
@Injectable()
export class ConfirmRegistration {
  constructor(private readonly kit: IdentityKit) {}

  /** @throws DomainError `link.ended` */
  async execute(token: string): Promise<void> {
    await this.kit.database.transaction(async (tx) => {
      const pending = await tx.sql
        .deleteFrom('pending_registration')
        .where('secret_hash', '=', hashOfSecret(token))
        .where('expires_at', '>', sql<Date>`now()`)
        .returningAll()
        .executeTakeFirst();
      if (pending === undefined) throw new DomainError('link.ended');
      await this.makeAccount(tx, pending);
      await dropRegistrations(tx, sql<boolean>`email = ${pending.email}`);
    });
  }

  private async makeAccount(tx: Transaction, pending: Pending): Promise<void> {
    const taken = await tx.sql
      .selectFrom('account')
      .select('person_id')
      .where('email', '=', pending.email)
      .executeTakeFirst();
    if (taken !== undefined) throw new DomainError('link.ended');
    await tx.sql.updateTable('actor_name').set({ kind: 'person' }).where('name', '=', pending.name).execute();
    await insertAccount(tx, {
      id: pending.id,
      instanceId: (await readSettings(tx.sql)).instanceId,
      name: pending.name,
      displayName: pending.display_name,
      email: pending.email,
      passwordHash: pending.password_hash,
      role: 'member',
      language: pending.language,
    });
    if (pending.invitation_id !== null) await acceptInvitation(tx, pending.invitation_id, pending.id);
  }
}
