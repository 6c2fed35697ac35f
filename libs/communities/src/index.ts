export { CommunitiesModule } from './communities.module.js';
export { AnswerInvitation } from './answer-invitation.js';
export { BanPerson } from './ban-person.js';
export { ChangeMemberRole } from './change-member-role.js';
export { makeCommunity } from './create-community.js';
export { Elsewhere } from './elsewhere.js';
export { FeedAddresses, type FeedKind, type FeedReader } from './feed-addresses.js';
export { InviteToCommunity } from './invite-to-community.js';
export { JoinCommunity } from './join-community.js';
export { LeaveCommunity } from './leave-community.js';
export { LiftBan } from './lift-ban.js';
export { ListCommunities } from './list-communities.js';
export { ListTopics } from './list-topics.js';
export { organisationColumn, personCardOf, personLinkById, threadCommunityJson } from './person-columns.js';
export { presentQuestion, questionOfInvitation } from './question-of-invitation.js';
export { pageOf, scopeOf, type Page } from './list-page.js';
export { readPlaceRows } from './place-page.js';
export { ListOrganisations } from './list-organisations.js';
export { ReadOrganisation } from './read-organisation.js';
export { readCommunity, ReadCommunity } from './read-community.js';
export { RemoveMember } from './remove-member.js';
export { RequestToJoin } from './request-to-join.js';
export { communitiesStatusOf } from './status-of.js';
export {
  banElsewhere,
  changeRoleElsewhere,
  decideElsewhere,
  isMemberKnown,
  knowMemberElsewhere,
  liftBanElsewhere,
  nameModeratorsElsewhere,
  receiveInvitation,
  type MembershipTerms,
} from './members-elsewhere.js';
export { addMember, type MembershipChange } from './hold-membership.js';
