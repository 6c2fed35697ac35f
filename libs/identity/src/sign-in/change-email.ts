import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import type { changeEmail, OperationInput } from '#libs/contracts';
import type { Transaction } from '#libs/database';
import { formatDateTime } from '#libs/i18n';
import { DomainError, LIMITS, type AccountViewer } from '#libs/kernel';

import { IdentityKit } from '../identity-kit.js';
import { inEqualTime } from '../in-equal-time.js';
import { readSettings } from '../instance/instance-settings.js';
import { isDomainAllowed } from '../registration/domain-rules.js';
import { hashOfSecret, newSecret } from '../secret.js';
import { provePassword, type ProvenAccount } from './prove-password.js';

const ANSWER_MS = 400;

/** Changes the own e-mail address, once the new one has been confirmed. */
@Injectable()
export class ChangeEmail {
  constructor(private readonly kit: IdentityKit) {}

  /**
   * Sends the link to the new address. Whether that has an account already cannot be seen.
   *
   * @throws DomainError `password.wrong`, `sign-in.too-many`, `registration.domain-not-allowed`
   */
  async request(
    me: AccountViewer,
    { email, currentPassword }: OperationInput<typeof changeEmail>['body'],
    address: string,
  ): Promise<void> {
    const account = await provePassword(this.kit, me, currentPassword, address);
    const settings = await readSettings(this.kit.database.sql);
    if (settings.registration === 'domains' && !isDomainAllowed(settings.allowedDomains, email)) {
      throw new DomainError('registration.domain-not-allowed');
    }
    await inEqualTime(ANSWER_MS, () => this.send(me, account, email));
  }

  /** @throws DomainError `link.ended` */
  async confirm(token: string): Promise<void> {
    await this.kit.database.transaction(async (tx) => {
      const link = await tx.sql
        .selectFrom('email_link')
        .innerJoin('account', 'account.person_id', 'email_link.person_id')
        .innerJoin('person', 'person.id', 'account.person_id')
        .select(['email_link.person_id', 'email_link.email', 'person.name'])
        .select(['account.email as old_email', 'account.language'])
        .where('email_link.id', '=', hashOfSecret(token))
        .where('email_link.purpose', '=', 'change')
        .where('email_link.expires_at', '>', sql<Date>`now()`)
        .forUpdate('account')
        .executeTakeFirst();
      if (link === undefined) throw new DomainError('link.ended');
      await this.move(tx, link.person_id, link.email);
      await this.kit.mail.queue(tx, {
        kind: 'email-changed',
        recipient: link.old_email,
        language: link.language,
        params: { name: link.name },
      });
    });
  }

  private async move(tx: Transaction, personId: string, email: string): Promise<void> {
    const taken = await tx.sql
      .selectFrom('account')
      .select('person_id')
      .where('email', '=', email)
      .where('person_id', '!=', personId)
      .executeTakeFirst();
    if (taken !== undefined) throw new DomainError('link.ended');
    await tx.sql.updateTable('account').set({ email }).where('person_id', '=', personId).execute();
    await tx.sql.deleteFrom('email_link').where('person_id', '=', personId).execute();
    await tx.record('person.updated', { personId });
  }

  private async send(me: AccountViewer, account: ProvenAccount, email: string): Promise<void> {
    const { database, limits, links, mail } = this.kit;
    const mayMail = await limits.mayMail('change', email);
    const taken = await database.sql
      .selectFrom('account')
      .select('person_id')
      .where('email', '=', email)
      .executeTakeFirst();
    if (taken !== undefined || !mayMail) return;
    const secret = newSecret();
    const expiresAt = new Date(Date.now() + LIMITS.confirmLinkSeconds * 1000);
    await database.transaction(async (tx) => {
      await tx.sql
        .insertInto('email_link')
        .values({
          id: hashOfSecret(secret),
          person_id: me.personId,
          purpose: 'change',
          email,
          created_at: sql<Date>`now()`,
          expires_at: sql<Date>`now() + make_interval(secs => ${LIMITS.confirmLinkSeconds})`,
        })
        .execute();
      await mail.queue(tx, {
        kind: 'email-change',
        recipient: email,
        language: account.language,
        params: { name: account.name, until: formatDateTime(account.language, expiresAt) },
        link: links.to('changeEmail', secret),
        secret,
      });
    });
  }
}
