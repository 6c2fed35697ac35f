import { Injectable } from '@nestjs/common';

import type { OperationInput, signIn } from '#libs/contracts';
import type { Transaction } from '#libs/database';
import { DomainError, type InstanceRole } from '#libs/kernel';

import { IdentityKit } from '../identity-kit.js';
import { hashOfSecret } from '../secret.js';
import { beginSession, type BegunSession, type Browser } from '../sessions/begin-session.js';
import { endSessions } from '../sessions/end-sessions.js';

type Credentials = OperationInput<typeof signIn>['body'];

interface Found {
  readonly person_id: string;
  readonly password_hash: string | null;
}

/**
 * Signs people in by e-mail address and password. Unknown addresses, wrong passwords and accounts without a password
 * cannot be told apart, by answer or by time. A second factor will end this with another outcome.
 */
@Injectable()
export class SignIn {
  constructor(private readonly kit: IdentityKit) {}

  /**
   * @param oldSecret the session that the browser still has; it ends
   * @throws DomainError `sign-in.too-many`, `sign-in.wrong`, `email.not-confirmed`, `account.suspended`,
   * `password.busy`
   */
  async execute(
    { email, password }: Credentials,
    browser: Browser,
    oldSecret: string | undefined,
  ): Promise<BegunSession> {
    const attempt = { email, address: browser.address };
    await this.kit.limits.count(attempt).catch((error: unknown) => {
      this.kit.security('sign-in-held-back', { address: browser.address });
      throw error;
    });
    const [account, pending] = await Promise.all([this.findAccount(email), this.findPending(email)]);
    // The password of a registration only matters where there is no account: it may be a stranger's.
    const stored = (account ?? pending)?.password_hash ?? null;
    if (!(await this.kit.hasher.matches(stored, password))) {
      this.kit.security('sign-in-wrong', { address: browser.address, personId: account?.person_id });
      throw new DomainError('sign-in.wrong');
    }
    await this.kit.limits.forgive(attempt);
    if (account === undefined) throw new DomainError('email.not-confirmed');
    const newHash = this.kit.hasher.isOutdated(stored ?? '')
      ? await this.kit.hasher.hash(password)
      : undefined;
    return this.kit.database.transaction(async (tx) => {
      const role = await this.admit(tx, account, newHash);
      if (oldSecret !== undefined) await this.endOld(tx, oldSecret);
      return beginSession(tx, { personId: account.person_id, role }, browser);
    });
  }

  private findAccount(email: string): Promise<Found | undefined> {
    return this.kit.database.sql
      .selectFrom('account')
      .select(['person_id', 'password_hash'])
      .where('email', '=', email)
      .executeTakeFirst();
  }

  private findPending(email: string): Promise<{ password_hash: string } | undefined> {
    return this.kit.database.sql
      .selectFrom('pending_registration')
      .select('password_hash')
      .where('email', '=', email)
      .where('expires_at', '>', new Date())
      .orderBy('created_at', 'desc')
      .limit(1)
      .executeTakeFirst();
  }

  /** Looks again under a lock, in case the account was suspended or got another password while we computed. */
  private async admit(tx: Transaction, account: Found, newHash: string | undefined): Promise<InstanceRole> {
    const now = await tx.sql
      .selectFrom('account')
      .select(['role', 'suspended_at', 'password_hash'])
      .where('person_id', '=', account.person_id)
      .forUpdate()
      .executeTakeFirst();
    if (now === undefined || now.password_hash !== account.password_hash) {
      throw new DomainError('sign-in.wrong');
    }
    if (now.suspended_at !== null) throw new DomainError('account.suspended');
    if (newHash !== undefined) {
      await tx.sql
        .updateTable('account')
        .set({ password_hash: newHash })
        .where('person_id', '=', account.person_id)
        .execute();
    }
    return now.role;
  }

  private async endOld(tx: Transaction, secret: string): Promise<void> {
    const old = await tx.sql
      .selectFrom('session')
      .select(['person_id', 'public_id'])
      .where('id', '=', hashOfSecret(secret))
      .executeTakeFirst();
    if (old !== undefined) await endSessions(tx, old.person_id, { only: [old.public_id] });
  }
}
