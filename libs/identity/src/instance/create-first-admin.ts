import { Injectable } from '@nestjs/common';

import type { createFirstAdmin, OperationInput } from '#libs/contracts';
import type { Transaction } from '#libs/database';
import { DomainError } from '#libs/kernel';

import { insertAccount, newAccountId } from '../accounts/insert-account.js';
import { IdentityKit } from '../identity-kit.js';
import { claimName } from '../names/claim-name.js';
import { choosePassword } from '../passwords/choose-password.js';
import { beginSession, type BegunSession, type Browser } from '../sessions/begin-session.js';
import { readSettings } from './instance-settings.js';
import { needsAdmin } from './view-instance.js';

type Body = OperationInput<typeof createFirstAdmin>['body'];

/** The first visit to an empty server: names the organisation and makes its first administrator, once. */
@Injectable()
export class CreateFirstAdmin {
  constructor(private readonly kit: IdentityKit) {}

  /** @throws DomainError `first-admin.exists`, `name.reserved`, and those of a bad password */
  async execute(body: Body, browser: Browser): Promise<BegunSession> {
    const { database, hasher } = this.kit;
    if (!(await needsAdmin(database.sql))) throw new DomainError('first-admin.exists');
    const settings = { ...(await readSettings(database.sql)), ...body.organisation };
    const passwordHash = await choosePassword(hasher, settings, body, body.password);
    return database.transaction(async (tx) => {
      // Of two first visitors one waits here, and then finds an account.
      await tx.sql.selectFrom('instance_settings').select('id').forUpdate().execute();
      if (!(await needsAdmin(tx.sql))) throw new DomainError('first-admin.exists');
      await this.nameOrganisation(tx, settings.instanceId, body);
      const id = newAccountId();
      await claimName(tx, { name: body.name, kind: 'person', ownerId: id });
      const { name, displayName, email, language } = body;
      const { instanceId } = settings;
      await insertAccount(tx, {
        id,
        instanceId,
        name,
        displayName,
        email,
        language,
        passwordHash,
        role: 'admin',
      });
      return beginSession(tx, { personId: id, role: 'admin' }, browser);
    });
  }

  private async nameOrganisation(
    tx: Transaction,
    id: string,
    { organisation, language }: Body,
  ): Promise<void> {
    await tx.sql
      .updateTable('instance')
      .set({ name: organisation.name, short_name: organisation.shortName })
      .where('id', '=', id)
      .execute();
    await tx.sql.updateTable('instance_settings').set({ default_language: language }).execute();
  }
}
