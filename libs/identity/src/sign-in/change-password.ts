import { Injectable } from '@nestjs/common';

import type { changePassword, OperationInput } from '#libs/contracts';
import type { AccountViewer } from '#libs/kernel';

import { storePassword } from '../accounts/set-password.js';
import { IdentityKit } from '../identity-kit.js';
import { readSettings } from '../instance/instance-settings.js';
import { choosePassword } from '../passwords/choose-password.js';
import { beginSession, type BegunSession, type Browser } from '../sessions/begin-session.js';
import { provePassword } from './prove-password.js';

/** Changes the own password. All sessions end; this browser goes on under a new secret. */
@Injectable()
export class ChangePassword {
  constructor(private readonly kit: IdentityKit) {}

  /** @throws DomainError `password.wrong`, `sign-in.too-many`, and those of a bad password */
  async execute(
    me: AccountViewer,
    { currentPassword, newPassword }: OperationInput<typeof changePassword>['body'],
    browser: Browser,
  ): Promise<BegunSession> {
    const account = await provePassword(this.kit, me, currentPassword, browser.address);
    const settings = await readSettings(this.kit.database.sql);
    const passwordHash = await choosePassword(this.kit.hasher, settings, account, newPassword);
    return this.kit.database.transaction(async (tx) => {
      await storePassword(tx, me.personId, passwordHash);
      await this.kit.mail.queue(tx, {
        kind: 'password-changed',
        recipient: account.email,
        language: account.language,
        params: { name: account.name },
      });
      return beginSession(tx, me, browser);
    });
  }
}
