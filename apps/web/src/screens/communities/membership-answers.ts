import { getCommunity, listCommunities, listMembers, listThreads, readHome } from '#libs/contracts';

/** What looks different to somebody who has come in or gone. */
export const MEMBERSHIP_ANSWERS = [getCommunity, listCommunities, listMembers, listThreads, readHome];
