export { CommunitiesModule } from './communities.module.js';
export { CreateCommunity } from './create-community.js';
export { ListCommunities } from './list-communities.js';
export { ListTopics } from './list-topics.js';
export { personCardOf, personLinkById, threadCommunityJson } from './person-columns.js';
export { ReadCommunity } from './read-community.js';
export { RequestToJoin } from './request-to-join.js';
export { communitiesStatusOf } from './status-of.js';
export { addMember, type MembershipChange } from './hold-membership.js';
