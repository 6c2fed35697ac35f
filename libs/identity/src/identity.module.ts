import { Global, Module } from '@nestjs/common';

import { CONFIG, type Config } from '#libs/config';
import { Database } from '#libs/database';
import { Jobs } from '#libs/jobs';

import { CloseAccount } from './accounts/close-account.js';
import { ListAccounts } from './accounts/list-accounts.js';
import { SetAccountRole } from './accounts/set-account-role.js';
import { SuspendAccount } from './accounts/suspend-account.js';
import { AccountController, PeopleController } from './http/account.controller.js';
import { AccountsController, ServerController } from './http/administration.controller.js';
import { InstanceController, RegistrationController } from './http/registration.controller.js';
import { ClosureController, CredentialsController, SignInController } from './http/sign-in.controller.js';
import { IdentityKit } from './identity-kit.js';
import { CreateFirstAdmin } from './instance/create-first-admin.js';
import { UpdateInstance } from './instance/update-instance.js';
import { LookUpInvitation } from './invitations/look-up-invitation.js';
import { ServerInvitations } from './invitations/server-invitations.js';
import { UpdateProfile } from './people/update-profile.js';
import { ConfirmRegistration } from './registration/confirm-registration.js';
import { Register } from './registration/register.js';
import { ResendConfirmation } from './registration/resend-confirmation.js';
import { MySessions } from './sessions/my-sessions.js';
import { SessionCookie } from './sessions/session-cookie.js';
import { SessionReader } from './sessions/session-reader.js';
import { ChangeEmail } from './sign-in/change-email.js';
import { ChangePassword } from './sign-in/change-password.js';
import { RequestPasswordReset } from './sign-in/request-password-reset.js';
import { ResetPassword } from './sign-in/reset-password.js';
import { SignIn } from './sign-in/sign-in.js';
import { SignOut } from './sign-in/sign-out.js';
import { sweep, sweepIdentity } from './sweep-identity.js';

/** Accounts, sessions, people, invitations and the settings of the instance. */
@Global()
@Module({
  controllers: [
    SignInController,
    CredentialsController,
    ClosureController,
    RegistrationController,
    InstanceController,
    AccountController,
    PeopleController,
    AccountsController,
    ServerController,
  ],
  providers: [
    {
      provide: SessionCookie,
      inject: [CONFIG],
      useFactory: (config: Config) => new SessionCookie(config.cookies),
    },
    {
      provide: SessionReader,
      inject: [Database, SessionCookie],
      useFactory: (database: Database, cookie: SessionCookie) => new SessionReader(database, cookie),
    },
    IdentityKit,
    SignIn,
    SignOut,
    ChangePassword,
    ChangeEmail,
    RequestPasswordReset,
    ResetPassword,
    Register,
    ConfirmRegistration,
    ResendConfirmation,
    CreateFirstAdmin,
    UpdateInstance,
    LookUpInvitation,
    ServerInvitations,
    ListAccounts,
    SetAccountRole,
    SuspendAccount,
    CloseAccount,
    UpdateProfile,
    MySessions,
  ],
  exports: [IdentityKit, SessionCookie, SessionReader],
})
export class IdentityModule {
  constructor(jobs: Jobs, database: Database) {
    jobs.handle(sweepIdentity, () => sweep(database));
  }
}
