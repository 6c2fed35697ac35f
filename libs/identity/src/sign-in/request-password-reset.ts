import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { LIMITS } from '#libs/kernel';

import { IdentityKit } from '../identity-kit.js';
import { inEqualTime } from '../in-equal-time.js';
import { hashOfSecret, newSecret } from '../secret.js';

const ANSWER_MS = 250;

/** Sends a link to choose a new password where the address has an account; says nothing about whether it has. */
@Injectable()
export class RequestPasswordReset {
  constructor(private readonly kit: IdentityKit) {}

  execute(email: string): Promise<void> {
    return inEqualTime(ANSWER_MS, () => this.send(email));
  }

  private async send(email: string): Promise<void> {
    const { database, limits, links, mail } = this.kit;
    const mayMail = await limits.mayMail('reset', email);
    const account = await database.sql
      .selectFrom('account')
      .innerJoin('person', 'person.id', 'account.person_id')
      .select(['account.person_id', 'account.email', 'account.language', 'person.name'])
      .where('account.email', '=', email)
      .executeTakeFirst();
    if (account === undefined || !mayMail) return;
    const secret = newSecret();
    await database.transaction(async (tx) => {
      await tx.sql
        .insertInto('email_link')
        .values({
          id: hashOfSecret(secret),
          person_id: account.person_id,
          purpose: 'reset',
          email: account.email,
          created_at: sql<Date>`now()`,
          expires_at: sql<Date>`now() + make_interval(secs => ${LIMITS.resetLinkSeconds})`,
        })
        .execute();
      await mail.queue(tx, {
        kind: 'reset',
        recipient: account.email,
        language: account.language,
        params: { name: account.name },
        link: links.to('resetPassword', secret),
        secret,
      });
    });
  }
}
