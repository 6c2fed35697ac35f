import { Injectable } from '@nestjs/common';
import { sql, type Kysely } from 'kysely';

import type { OperationInput, resetPassword } from '#libs/contracts';
import type { Tables } from '#libs/database';
import { DomainError } from '#libs/kernel';

import { storePassword } from '../accounts/set-password.js';
import { IdentityKit } from '../identity-kit.js';
import { readSettings } from '../instance/instance-settings.js';
import { choosePassword } from '../passwords/choose-password.js';
import { hashOfSecret } from '../secret.js';

const findLink = (db: Kysely<Tables>, secret: string) =>
  db
    .selectFrom('email_link')
    .innerJoin('account', (join) =>
      join
        .onRef('account.person_id', '=', 'email_link.person_id')
        // A link that went to an address which the account no longer has opens nothing.
        .onRef('account.email', '=', 'email_link.email'),
    )
    .innerJoin('person', 'person.id', 'account.person_id')
    .select(['account.person_id', 'account.email', 'account.language', 'person.name', 'person.display_name'])
    .where('email_link.id', '=', hashOfSecret(secret))
    .where('email_link.purpose', '=', 'reset')
    .where('email_link.expires_at', '>', sql<Date>`now()`);

/** Sets a new password by the secret of a link: once, within half an hour; every session of the account ends. */
@Injectable()
export class ResetPassword {
  constructor(private readonly kit: IdentityKit) {}

  /** @throws DomainError `link.ended`, and those of a bad password */
  async execute({ token, password }: OperationInput<typeof resetPassword>['body']): Promise<void> {
    const { database, hasher, limits, mail } = this.kit;
    const link = await findLink(database.sql, token).executeTakeFirst();
    if (link === undefined) throw new DomainError('link.ended');
    const chooser = { name: link.name, displayName: link.display_name, email: link.email };
    const passwordHash = await choosePassword(hasher, await readSettings(database.sql), chooser, password);
    await database.transaction(async (tx) => {
      const still = await findLink(tx.sql, token).forUpdate('email_link').executeTakeFirst();
      if (still === undefined) throw new DomainError('link.ended');
      await storePassword(tx, link.person_id, passwordHash);
      await mail.queue(tx, {
        kind: 'password-changed',
        recipient: link.email,
        language: link.language,
        params: { name: link.name },
      });
    });
    await limits.forgive({ email: link.email, address: '' });
  }
}
