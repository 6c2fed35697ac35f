import { Controller, Inject, Res } from '@nestjs/common';
import type { Response } from 'express';

import { CONFIG, type Config } from '#libs/config';
import {
  confirmEmail,
  createFirstAdmin,
  lookUpInvitation,
  readInstance,
  register,
  resendConfirmation,
  type InstanceView,
  type OperationAnswer,
  type OperationInput,
} from '#libs/contracts';
import { Database } from '#libs/database';
import { Input, Route } from '#libs/http';

import { CreateFirstAdmin } from '../instance/create-first-admin.js';
import { viewInstance } from '../instance/view-instance.js';
import { LookUpInvitation } from '../invitations/look-up-invitation.js';
import { ConfirmRegistration } from '../registration/confirm-registration.js';
import { Register } from '../registration/register.js';
import { ResendConfirmation } from '../registration/resend-confirmation.js';
import type { Browser } from '../sessions/begin-session.js';
import { SessionCookie } from '../sessions/session-cookie.js';
import { answerSignedIn, TheBrowser } from './browser.js';

/** How people get an account. */
@Controller()
export class RegistrationController {
  constructor(
    private readonly registering: Register,
    private readonly confirming: ConfirmRegistration,
    private readonly resending: ResendConfirmation,
    private readonly lookingUp: LookUpInvitation,
  ) {}

  @Route(register)
  async register(
    @Input() { body }: OperationInput<typeof register>,
  ): Promise<OperationAnswer<typeof register>> {
    await this.registering.execute(body);
    return { outcome: 'mail-sent' };
  }

  @Route(confirmEmail)
  async confirm(
    @Input() { body }: OperationInput<typeof confirmEmail>,
  ): Promise<OperationAnswer<typeof confirmEmail>> {
    await this.confirming.execute(body.token);
    return { outcome: 'confirmed' };
  }

  @Route(resendConfirmation)
  async resend(
    @Input() { body }: OperationInput<typeof resendConfirmation>,
  ): Promise<OperationAnswer<typeof resendConfirmation>> {
    await this.resending.execute(body.email);
    return { outcome: 'mail-sent' };
  }

  @Route(lookUpInvitation)
  lookUp(
    @Input() { body }: OperationInput<typeof lookUpInvitation>,
  ): Promise<OperationAnswer<typeof lookUpInvitation>> {
    return this.lookingUp.execute(body.token);
  }
}

/** The instance to everyone, and its first administrator. */
@Controller()
export class InstanceController {
  constructor(
    private readonly database: Database,
    private readonly creating: CreateFirstAdmin,
    private readonly cookie: SessionCookie,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Route(readInstance)
  read(): Promise<InstanceView> {
    return viewInstance(this.database.sql, this.config);
  }

  @Route(createFirstAdmin)
  async createFirstAdmin(
    @Input() { body }: OperationInput<typeof createFirstAdmin>,
    @TheBrowser() browser: Browser,
    @Res({ passthrough: true }) response: Response,
  ): Promise<OperationAnswer<typeof createFirstAdmin>> {
    return answerSignedIn(response, this.cookie, await this.creating.execute(body, browser));
  }
}
