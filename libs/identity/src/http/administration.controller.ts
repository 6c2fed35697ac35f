import { Controller } from '@nestjs/common';

import {
  createInvitation,
  listAccounts,
  listInvitations,
  restoreAccount,
  revokeInvitation,
  setAccountRole,
  suspendAccount,
  updateInstance,
  type AccountView,
  type InstanceInvitation,
  type InstanceView,
  type OperationAnswer,
  type OperationInput,
} from '#libs/contracts';
import type { OnceKey } from '#libs/database';
import { Input, Me, Once, Route } from '#libs/http';
import type { AccountViewer } from '#libs/kernel';

import { ListAccounts } from '../accounts/list-accounts.js';
import { SetAccountRole } from '../accounts/set-account-role.js';
import { SuspendAccount } from '../accounts/suspend-account.js';
import { UpdateInstance } from '../instance/update-instance.js';
import { ServerInvitations } from '../invitations/server-invitations.js';

/** Accounts, for those who look after the server. */
@Controller()
export class AccountsController {
  constructor(
    private readonly accounts: ListAccounts,
    private readonly role: SetAccountRole,
    private readonly suspension: SuspendAccount,
  ) {}

  @Route(listAccounts)
  list(
    @Me() me: AccountViewer,
    @Input() { query }: OperationInput<typeof listAccounts>,
  ): Promise<OperationAnswer<typeof listAccounts>> {
    return this.accounts.execute(me, query);
  }

  @Route(setAccountRole)
  setRole(
    @Me() me: AccountViewer,
    @Input() { params, body }: OperationInput<typeof setAccountRole>,
  ): Promise<AccountView> {
    return this.role.execute(me, params.personId, body.role);
  }

  @Route(suspendAccount)
  suspend(
    @Me() me: AccountViewer,
    @Input() { params, body }: OperationInput<typeof suspendAccount>,
  ): Promise<AccountView> {
    return this.suspension.suspend(me, params.personId, body.reason);
  }

  @Route(restoreAccount)
  restore(
    @Me() me: AccountViewer,
    @Input() { params }: OperationInput<typeof restoreAccount>,
  ): Promise<AccountView> {
    return this.suspension.restore(me, params.personId);
  }
}

/** The settings of the server and invitations to it. */
@Controller()
export class ServerController {
  constructor(
    private readonly instance: UpdateInstance,
    private readonly invitations: ServerInvitations,
  ) {}

  @Route(updateInstance)
  update(
    @Me() me: AccountViewer,
    @Input() { body }: OperationInput<typeof updateInstance>,
  ): Promise<InstanceView> {
    return this.instance.execute(me, body);
  }

  @Route(createInvitation)
  invite(
    @Me() me: AccountViewer,
    @Input() { body }: OperationInput<typeof createInvitation>,
    @Once() once: OnceKey,
  ): Promise<InstanceInvitation> {
    return this.invitations.create(me, body, once);
  }

  @Route(listInvitations)
  listInvitations(
    @Me() me: AccountViewer,
    @Input() { query }: OperationInput<typeof listInvitations>,
  ): Promise<OperationAnswer<typeof listInvitations>> {
    return this.invitations.list(me, query);
  }

  @Route(revokeInvitation)
  revoke(@Input() { params }: OperationInput<typeof revokeInvitation>): Promise<void> {
    return this.invitations.revoke(params.invitationId);
  }
}
