import { listBans, type CommunityDetail, type CommunityMember } from '#libs/contracts';

import { MEMBERSHIP_ANSWERS } from './membership-answers.js';

/** What can be done to a member. */
export type MemberDeed = 'role' | 'remove' | 'ban';

export interface DeedProps {
  readonly community: CommunityDetail;
  readonly member: CommunityMember;
  readonly onClose: () => void;
}

/** What is out of date once something has been done to a member. */
export const DEED_ANSWERS = [...MEMBERSHIP_ANSWERS, listBans];
