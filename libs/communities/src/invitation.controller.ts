import { Controller } from '@nestjs/common';

import {
  acceptCommunityInvitation,
  declineCommunityInvitation,
  inviteToCommunity,
  listCommunityInvitations,
  listReceivedInvitations,
  openInvitationLink,
  revokeCommunityInvitation,
  type OperationAnswer,
  type OperationInput,
} from '#libs/contracts';
import type { OnceKey } from '#libs/database';
import { Input, Me, Once, Route } from '#libs/http';
import type { AccountViewer } from '#libs/kernel';

import { AnswerInvitation } from './answer-invitation.js';
import { InviteToCommunity } from './invite-to-community.js';
import { ListInvitations } from './list-invitations.js';
import { ListReceivedInvitations } from './list-received-invitations.js';
import { RevokeInvitation } from './revoke-invitation.js';

/** Invitations to communities over HTTP. */
@Controller()
export class CommunityInvitationController {
  constructor(
    private readonly sent: ListInvitations,
    private readonly inviting: InviteToCommunity,
    private readonly revoking: RevokeInvitation,
    private readonly received: ListReceivedInvitations,
    private readonly answering: AnswerInvitation,
  ) {}

  @Route(inviteToCommunity)
  invite(
    @Me() me: AccountViewer,
    @Input() input: OperationInput<typeof inviteToCommunity>,
    @Once() once: OnceKey,
  ): Promise<OperationAnswer<typeof inviteToCommunity>> {
    return this.inviting.execute(me, input, once);
  }

  @Route(listCommunityInvitations)
  listSent(
    @Me() me: AccountViewer,
    @Input() input: OperationInput<typeof listCommunityInvitations>,
  ): Promise<OperationAnswer<typeof listCommunityInvitations>> {
    return this.sent.execute(me, input);
  }

  @Route(revokeCommunityInvitation)
  revoke(
    @Me() me: AccountViewer,
    @Input() { params }: OperationInput<typeof revokeCommunityInvitation>,
  ): Promise<void> {
    return this.revoking.execute(me, params.community, params.invitation);
  }

  @Route(listReceivedInvitations)
  listReceived(
    @Me() me: AccountViewer,
    @Input() { query }: OperationInput<typeof listReceivedInvitations>,
  ): Promise<OperationAnswer<typeof listReceivedInvitations>> {
    return this.received.execute(me, query);
  }

  @Route(openInvitationLink)
  openLink(
    @Input() { body }: OperationInput<typeof openInvitationLink>,
  ): Promise<OperationAnswer<typeof openInvitationLink>> {
    return this.received.byLink(body.secret);
  }

  @Route(acceptCommunityInvitation)
  accept(
    @Me() me: AccountViewer,
    @Input() { params, body }: OperationInput<typeof acceptCommunityInvitation>,
  ): Promise<OperationAnswer<typeof acceptCommunityInvitation>> {
    return this.answering.accept(me, params.invitation, body.secret);
  }

  @Route(declineCommunityInvitation)
  decline(
    @Me() me: AccountViewer,
    @Input() { params, body }: OperationInput<typeof declineCommunityInvitation>,
  ): Promise<void> {
    return this.answering.decline(me, params.invitation, body.secret);
  }
}
