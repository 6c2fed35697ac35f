import { directory } from './communities/directory.js';
import { home } from './communities/home.js';
import { membership } from './communities/membership.js';
import { organisations } from './communities/organisations.js';
import { page } from './communities/page.js';

export const communities = {
  ...directory,
  ...page,
  ...membership,
  ...home,
  ...organisations,
  'visibility.public.name': 'Public',
  'visibility.public.sentence': 'Anyone on the web can read this community, signed in or not.',
  'visibility.unlisted.name': 'Unlisted',
  'visibility.unlisted.sentence':
    'Anyone who has the link can read this community, but it is not in the directory.',
  'visibility.organisation.name': 'Organisation only',
  'visibility.organisation.sentence': 'Everyone with an account at {{organisation}} can read this community.',
  'visibility.listed.name': 'Private, listed',
  'visibility.listed.sentence':
    'Everyone at {{organisation}} can see that this community exists and what it is for. Only members can read it.',
  'visibility.hidden.name': 'Hidden',
  'visibility.hidden.sentence': 'Only members know that this community exists, and only they can read it.',
  'joinPolicy.open.name': 'Open',
  'joinPolicy.open.sentence': 'Anyone at {{organisation}} who can see this community may join at once.',
  'joinPolicy.request.name': 'By request',
  'joinPolicy.request.sentence': 'People ask to join and give a reason. A facilitator decides.',
  'joinPolicy.invitation.name': 'By invitation',
  'joinPolicy.invitation.sentence': 'Only people with an invitation can join.',
  'joinPolicy.domain.name': 'By e-mail domain',
  'joinPolicy.domain.sentence': 'People with an e-mail address at {{domains}} may join at once.',
  'role.owner.name': 'Owner',
  'role.owner.does': 'Decides who can see the community, appoints others, and can archive or delete it.',
  'role.facilitator.name': 'Facilitator',
  'role.facilitator.does':
    'Welcomes people, decides requests to join, and looks after how the community presents itself.',
  'role.moderator.name': 'Moderator',
  'role.moderator.does':
    'Keeps threads in order: locks and pins them, removes posts, bans people and decides reports.',
  'role.member.name': 'Member',
  'role.member.does': 'Starts threads, replies, and sees the members list.',
  'role.guest.name': 'Guest',
  'role.guest.does':
    'Reads and replies, until a set date if the invitation says so. Does not see the members list.',
} as const;
