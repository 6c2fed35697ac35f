import { Controller } from '@nestjs/common';

import {
  banFromCommunity,
  changeMemberRole,
  decideJoinRequest,
  joinCommunity,
  leaveCommunity,
  liftBan,
  listBans,
  listJoinRequests,
  listMembers,
  removeMember,
  requestToJoin,
  withdrawJoinRequest,
  type OperationAnswer,
  type OperationInput,
} from '#libs/contracts';
import type { OnceKey } from '#libs/database';
import { Input, Me, Once, Route, Who } from '#libs/http';
import type { AccountViewer, Viewer } from '#libs/kernel';

import { BanPerson } from './ban-person.js';
import { ChangeMemberRole } from './change-member-role.js';
import { DecideJoinRequest } from './decide-join-request.js';
import { JoinCommunity } from './join-community.js';
import { LeaveCommunity } from './leave-community.js';
import { LiftBan } from './lift-ban.js';
import { ListBans } from './list-bans.js';
import { ListJoinRequests } from './list-join-requests.js';
import { ListMembers } from './list-members.js';
import { RemoveMember } from './remove-member.js';
import { RequestToJoin } from './request-to-join.js';
import { WithdrawJoinRequest } from './withdraw-join-request.js';

/** Coming and going over HTTP: joining, leaving, requests to join. */
@Controller()
export class JoiningController {
  constructor(
    private readonly joining: JoinCommunity,
    private readonly leaving: LeaveCommunity,
    private readonly requesting: RequestToJoin,
    private readonly withdrawing: WithdrawJoinRequest,
  ) {}

  @Route(joinCommunity)
  join(
    @Me() me: AccountViewer,
    @Input() { params }: OperationInput<typeof joinCommunity>,
  ): Promise<OperationAnswer<typeof joinCommunity>> {
    return this.joining.execute(me, params.community);
  }

  @Route(leaveCommunity)
  leave(@Me() me: AccountViewer, @Input() { params }: OperationInput<typeof leaveCommunity>): Promise<void> {
    return this.leaving.execute(me, params.community);
  }

  @Route(requestToJoin)
  request(
    @Me() me: AccountViewer,
    @Input() { params, body }: OperationInput<typeof requestToJoin>,
    @Once() once: OnceKey,
  ): Promise<OperationAnswer<typeof requestToJoin>> {
    return this.requesting.execute(me, params.community, body.reason, once);
  }

  @Route(withdrawJoinRequest)
  withdraw(
    @Me() me: AccountViewer,
    @Input() { params }: OperationInput<typeof withdrawJoinRequest>,
  ): Promise<void> {
    return this.withdrawing.execute(me, params.request);
  }
}

/** Members and requests to join over HTTP, for those who look after a community. */
@Controller()
export class MembershipController {
  constructor(
    private readonly members: ListMembers,
    private readonly roles: ChangeMemberRole,
    private readonly removing: RemoveMember,
    private readonly requests: ListJoinRequests,
    private readonly deciding: DecideJoinRequest,
  ) {}

  @Route(listMembers)
  list(
    @Who() viewer: Viewer,
    @Input() input: OperationInput<typeof listMembers>,
  ): Promise<OperationAnswer<typeof listMembers>> {
    return this.members.execute(viewer, input);
  }

  @Route(changeMemberRole)
  changeRole(
    @Me() me: AccountViewer,
    @Input() input: OperationInput<typeof changeMemberRole>,
  ): Promise<OperationAnswer<typeof changeMemberRole>> {
    return this.roles.execute(me, input);
  }

  @Route(removeMember)
  remove(@Me() me: AccountViewer, @Input() { params }: OperationInput<typeof removeMember>): Promise<void> {
    return this.removing.execute(me, params.community, params.person);
  }

  @Route(listJoinRequests)
  listRequests(
    @Me() me: AccountViewer,
    @Input() input: OperationInput<typeof listJoinRequests>,
  ): Promise<OperationAnswer<typeof listJoinRequests>> {
    return this.requests.execute(me, input);
  }

  @Route(decideJoinRequest)
  decide(
    @Me() me: AccountViewer,
    @Input() { params, body }: OperationInput<typeof decideJoinRequest>,
  ): Promise<OperationAnswer<typeof decideJoinRequest>> {
    return this.deciding.execute(me, params.request, body.decision);
  }
}

/** Bans over HTTP. */
@Controller()
export class BanController {
  constructor(
    private readonly bans: ListBans,
    private readonly banning: BanPerson,
    private readonly lifting: LiftBan,
  ) {}

  @Route(listBans)
  list(
    @Me() me: AccountViewer,
    @Input() input: OperationInput<typeof listBans>,
  ): Promise<OperationAnswer<typeof listBans>> {
    return this.bans.execute(me, input);
  }

  @Route(banFromCommunity)
  ban(
    @Me() me: AccountViewer,
    @Input() input: OperationInput<typeof banFromCommunity>,
    @Once() once: OnceKey,
  ): Promise<OperationAnswer<typeof banFromCommunity>> {
    return this.banning.execute(me, input, once);
  }

  @Route(liftBan)
  lift(@Me() me: AccountViewer, @Input() { params }: OperationInput<typeof liftBan>): Promise<void> {
    return this.lifting.execute(me, params.community, params.ban);
  }
}
