import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import type { OperationInput, register } from '#libs/contracts';
import type { Transaction } from '#libs/database';
import { formatDateTime } from '#libs/i18n';
import { DomainError, LIMITS, newId } from '#libs/kernel';

import { IdentityKit } from '../identity-kit.js';
import { inEqualTime } from '../in-equal-time.js';
import { readSettings, type InstanceSettings } from '../instance/instance-settings.js';
import { findOpenInvitation } from '../invitations/find-open-invitation.js';
import { claimName } from '../names/claim-name.js';
import { isReserved } from '../names/reserved-names.js';
import { choosePassword } from '../passwords/choose-password.js';
import { hashOfSecret, newSecret } from '../secret.js';
import { refusalOf } from './admission.policy.js';

type Registration = OperationInput<typeof register>['body'];

const ANSWER_MS = 300;

/**
 * Takes a registration in. It becomes an account when its e-mail address is confirmed. For an address that has an
 * account already the same happens, except that its owner gets another mail and the link leads nowhere: from outside,
 * by answer, time and what becomes of the name, the two look alike.
 */
@Injectable()
export class Register {
  constructor(private readonly kit: IdentityKit) {}

  /**
   * @throws DomainError `registration.closed`, `registration.domain-not-allowed`, `registration.invitation-needed`,
   * `name.reserved`, `name.taken`, and those of a bad password
   */
  execute(body: Registration): Promise<void> {
    return inEqualTime(ANSWER_MS, async () => {
      const settings = await readSettings(this.kit.database.sql);
      const invitationId = await this.demandAdmission(settings, body);
      await this.demandFreeName(body.name);
      const passwordHash = await choosePassword(this.kit.hasher, settings, body, body.password);
      const mayMail = await this.kit.limits.mayMail('register', body.email);
      await this.kit.database.transaction((tx) =>
        this.take(tx, body, { passwordHash, invitationId, mayMail }),
      );
    });
  }

  private async demandAdmission(settings: InstanceSettings, body: Registration): Promise<string | null> {
    const invitationId = await this.theirInvitation(body);
    if (invitationId !== null) return invitationId;
    const refusal = refusalOf(settings, body.email);
    if (refusal !== null) throw new DomainError(refusal);
    return null;
  }

  private async theirInvitation({ invitation: secret, email }: Registration): Promise<string | null> {
    if (secret === undefined) return null;
    const invitation = await findOpenInvitation(this.kit.database.sql, secret);
    if (invitation === undefined) return null;
    const isTheirs = invitation.email === null || invitation.email.toLowerCase() === email.toLowerCase();
    return isTheirs ? invitation.id : null;
  }

  /** Asked early, to spare a long computation; the claim decides. */
  private async demandFreeName(name: string): Promise<void> {
    if (isReserved(name)) throw new DomainError('name.reserved');
    const taken = await this.kit.database.sql
      .selectFrom('actor_name')
      .select('name')
      .where('name', '=', name)
      .executeTakeFirst();
    if (taken !== undefined) throw new DomainError('name.taken');
  }

  private async take(
    tx: Transaction,
    body: Registration,
    { passwordHash, invitationId, mayMail }: Checked,
  ): Promise<void> {
    const id = newId();
    const secret = newSecret();
    await claimName(tx, { name: body.name, kind: 'reserved', ownerId: id });
    await tx.sql
      .insertInto('pending_registration')
      .values({
        id,
        secret_hash: hashOfSecret(secret),
        email: body.email,
        name: body.name,
        display_name: body.displayName,
        password_hash: passwordHash,
        language: body.language,
        invitation_id: invitationId,
        created_at: sql<Date>`now()`,
        expires_at: sql<Date>`now() + make_interval(secs => ${LIMITS.confirmLinkSeconds})`,
      })
      .execute();
    if (mayMail) await this.write(tx, body, secret);
  }

  private async write(tx: Transaction, body: Registration, secret: string): Promise<void> {
    const { mail, links } = this.kit;
    const { email, language, name } = body;
    const account = await tx.sql
      .selectFrom('account')
      .select(['email', 'language'])
      .where('email', '=', email)
      .executeTakeFirst();
    if (account !== undefined) {
      await mail.queue(tx, {
        kind: 'already-member',
        recipient: account.email,
        language: account.language,
        params: {},
        link: links.to('signIn'),
      });
      return;
    }
    const expiresAt = new Date(Date.now() + LIMITS.confirmLinkSeconds * 1000);
    await mail.queue(tx, {
      kind: 'confirm',
      recipient: email,
      language,
      params: { name, until: formatDateTime(language, expiresAt) },
      link: links.to('confirmEmail', secret),
      secret,
    });
  }
}

interface Checked {
  readonly passwordHash: string;
  readonly invitationId: string | null;
  readonly mayMail: boolean;
}
