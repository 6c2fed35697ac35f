import { Module } from '@nestjs/common';
import { z } from 'zod';

import { defineJob, DomainEventBus, Jobs } from '#libs/jobs';

import { AdministerCommunity } from './administer-community.js';
import { AnswerInvitation } from './answer-invitation.js';
import { ArchiveCommunity } from './archive-community.js';
import { BanPerson } from './ban-person.js';
import { ChangeMemberRole } from './change-member-role.js';
import { ChangeVisibility } from './change-visibility.js';
import {
  CommunityAdministrationController,
  CommunityController,
  CommunitySettingsController,
  DirectoryController,
} from './community.controller.js';
import { DecideJoinRequest } from './decide-join-request.js';
import { DeleteCommunity } from './delete-community.js';
import { Elsewhere } from './elsewhere.js';
import { EndExpiredMemberships } from './end-expired-memberships.js';
import { ForgetPerson } from './forget-person.js';
import { CommunityInvitationController } from './invitation.controller.js';
import { InviteToCommunity } from './invite-to-community.js';
import { JoinCommunity } from './join-community.js';
import { LeaveCommunity } from './leave-community.js';
import { LiftBan } from './lift-ban.js';
import { ListBans } from './list-bans.js';
import { ListCommunities } from './list-communities.js';
import { ListEveryCommunity } from './list-every-community.js';
import { ListInvitations } from './list-invitations.js';
import { ListJoinRequests } from './list-join-requests.js';
import { ListMembers } from './list-members.js';
import { ListOrganisations } from './list-organisations.js';
import { ListReceivedInvitations } from './list-received-invitations.js';
import { ListTopics } from './list-topics.js';
import { BanController, JoiningController, MembershipController } from './membership.controller.js';
import { ReadCommunity } from './read-community.js';
import { ReadOrganisation } from './read-organisation.js';
import { RemoveMember } from './remove-member.js';
import { RequestToJoin } from './request-to-join.js';
import { RevokeInvitation } from './revoke-invitation.js';
import { UpdateCommunity } from './update-community.js';
import { WithdrawJoinRequest } from './withdraw-join-request.js';

const queries = [
  ListBans,
  ListCommunities,
  ListEveryCommunity,
  ListInvitations,
  ListJoinRequests,
  ListMembers,
  ListOrganisations,
  ListReceivedInvitations,
  ListTopics,
  ReadCommunity,
  ReadOrganisation,
];

const verbs = [
  AdministerCommunity,
  AnswerInvitation,
  ArchiveCommunity,
  BanPerson,
  ChangeMemberRole,
  ChangeVisibility,
  DecideJoinRequest,
  DeleteCommunity,
  EndExpiredMemberships,
  ForgetPerson,
  InviteToCommunity,
  JoinCommunity,
  LeaveCommunity,
  LiftBan,
  RemoveMember,
  RequestToJoin,
  RevokeInvitation,
  UpdateCommunity,
  WithdrawJoinRequest,
];

const endExpired = defineJob({
  name: 'communities.end-expired-memberships',
  input: z.object({}),
  schedule: '*/5 * * * *',
});

/** Communities, their members, and how people come and go. */
@Module({
  controllers: [
    DirectoryController,
    CommunityController,
    CommunitySettingsController,
    CommunityAdministrationController,
    JoiningController,
    MembershipController,
    BanController,
    CommunityInvitationController,
  ],
  providers: [Elsewhere, ...queries, ...verbs],
  exports: [Elsewhere, ...queries, ...verbs],
})
export class CommunitiesModule {
  constructor(jobs: Jobs, bus: DomainEventBus, ending: EndExpiredMemberships, forgetting: ForgetPerson) {
    jobs.handle(endExpired, async () => void (await ending.execute()));
    bus.subscribe('communities', ['person.removed'], ({ payload }) => forgetting.execute(payload.personId));
  }
}
