import { Controller, Headers, Res } from '@nestjs/common';
import type { Response } from 'express';

import {
  changeEmail,
  changePassword,
  closeAccount,
  confirmEmailChange,
  requestPasswordReset,
  resetPassword,
  signIn,
  signOut,
  type OperationAnswer,
  type OperationInput,
} from '#libs/contracts';
import { Address, Input, Me, Route, Who } from '#libs/http';
import type { AccountViewer, Viewer } from '#libs/kernel';

import { CloseAccount } from '../accounts/close-account.js';
import type { Browser } from '../sessions/begin-session.js';
import { SessionCookie } from '../sessions/session-cookie.js';
import { ChangeEmail } from '../sign-in/change-email.js';
import { ChangePassword } from '../sign-in/change-password.js';
import { RequestPasswordReset } from '../sign-in/request-password-reset.js';
import { ResetPassword } from '../sign-in/reset-password.js';
import { SignIn } from '../sign-in/sign-in.js';
import { SignOut } from '../sign-in/sign-out.js';
import { answerSignedIn, TheBrowser } from './browser.js';

/** Signing in and out. */
@Controller()
export class SignInController {
  constructor(
    private readonly signingIn: SignIn,
    private readonly signingOut: SignOut,
    private readonly cookie: SessionCookie,
  ) {}

  @Route(signIn)
  async signIn(
    @Input() { body }: OperationInput<typeof signIn>,
    @TheBrowser() browser: Browser,
    @Headers('cookie') cookies: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<OperationAnswer<typeof signIn>> {
    const session = await this.signingIn.execute(body, browser, this.cookie.read(cookies));
    return answerSignedIn(response, this.cookie, session);
  }

  @Route(signOut)
  async signOut(@Who() viewer: Viewer, @Res({ passthrough: true }) response: Response): Promise<void> {
    if (viewer.kind === 'account') await this.signingOut.execute(viewer);
    response.appendHeader('Set-Cookie', this.cookie.clear());
    response.setHeader('Clear-Site-Data', '"cache", "storage"');
  }
}

/** What changes how somebody signs in. */
@Controller()
export class CredentialsController {
  constructor(
    private readonly passwordReset: RequestPasswordReset,
    private readonly resetting: ResetPassword,
    private readonly changingPassword: ChangePassword,
    private readonly changingEmail: ChangeEmail,
    private readonly cookie: SessionCookie,
  ) {}

  @Route(requestPasswordReset)
  async requestReset(
    @Input() { body }: OperationInput<typeof requestPasswordReset>,
  ): Promise<OperationAnswer<typeof requestPasswordReset>> {
    await this.passwordReset.execute(body.email);
    return { outcome: 'mail-sent' };
  }

  @Route(resetPassword)
  async reset(
    @Input() { body }: OperationInput<typeof resetPassword>,
  ): Promise<OperationAnswer<typeof resetPassword>> {
    await this.resetting.execute(body);
    return { outcome: 'password-changed' };
  }

  @Route(changePassword)
  async changePassword(
    @Me() me: AccountViewer,
    @Input() { body }: OperationInput<typeof changePassword>,
    @TheBrowser() browser: Browser,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    answerSignedIn(response, this.cookie, await this.changingPassword.execute(me, body, browser));
  }

  @Route(changeEmail)
  async changeEmail(
    @Me() me: AccountViewer,
    @Input() { body }: OperationInput<typeof changeEmail>,
    @Address() address: string,
  ): Promise<OperationAnswer<typeof changeEmail>> {
    await this.changingEmail.request(me, body, address);
    return { outcome: 'mail-sent' };
  }

  @Route(confirmEmailChange)
  async confirmEmailChange(
    @Input() { body }: OperationInput<typeof confirmEmailChange>,
  ): Promise<OperationAnswer<typeof confirmEmailChange>> {
    await this.changingEmail.confirm(body.token);
    return { outcome: 'confirmed' };
  }
}

/** Leaving. */
@Controller()
export class ClosureController {
  constructor(
    private readonly closing: CloseAccount,
    private readonly cookie: SessionCookie,
  ) {}

  @Route(closeAccount)
  async close(
    @Me() me: AccountViewer,
    @Input() { body }: OperationInput<typeof closeAccount>,
    @Address() address: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.closing.execute(me, body.currentPassword, address);
    response.appendHeader('Set-Cookie', this.cookie.clear());
    response.setHeader('Clear-Site-Data', '"cache", "storage"');
  }
}
