import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { formatDateTime } from '#libs/i18n';

import { IdentityKit } from '../identity-kit.js';
import { inEqualTime } from '../in-equal-time.js';
import { hashOfSecret, newSecret } from '../secret.js';

const ANSWER_MS = 250;

/** Sends the confirmation of the latest registration again, with a new link; the earlier link ends. */
@Injectable()
export class ResendConfirmation {
  constructor(private readonly kit: IdentityKit) {}

  execute(email: string): Promise<void> {
    return inEqualTime(ANSWER_MS, () => this.send(email));
  }

  private async send(email: string): Promise<void> {
    const { database, limits, links, mail } = this.kit;
    if (!(await limits.mayMail('register', email))) return;
    await database.transaction(async (tx) => {
      const pending = await tx.sql
        .selectFrom('pending_registration as p')
        .select(['p.id', 'p.email', 'p.name', 'p.language', 'p.expires_at'])
        .where('p.email', '=', email)
        .where('p.expires_at', '>', sql<Date>`now()`)
        // For an address that has an account there is nothing to confirm.
        .where((is) =>
          is.not(
            is.exists(is.selectFrom('account').select('person_id').whereRef('account.email', '=', 'p.email')),
          ),
        )
        .orderBy('p.created_at', 'desc')
        .limit(1)
        .forUpdate()
        .executeTakeFirst();
      if (pending === undefined) return;
      const secret = newSecret();
      await tx.sql
        .updateTable('pending_registration')
        .set({ secret_hash: hashOfSecret(secret) })
        .where('id', '=', pending.id)
        .execute();
      await mail.queue(tx, {
        kind: 'confirm',
        recipient: pending.email,
        language: pending.language,
        params: { name: pending.name, until: formatDateTime(pending.language, pending.expires_at) },
        link: links.to('confirmEmail', secret),
        secret,
      });
    });
  }
}
