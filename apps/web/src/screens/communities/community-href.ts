import type { CommunityLink } from '#libs/contracts';

/** How a community is called in addresses: by its name here, with its server elsewhere. */
export const communityReferenceOf = (community: Pick<CommunityLink, 'name' | 'organisation'>): string =>
  community.organisation.isLocal ? community.name : `${community.name}@${community.organisation.host}`;

/** Address of a community's page, or of one of its parts. */
export const communityHref = (
  community: Pick<CommunityLink, 'name' | 'organisation'>,
  part?:
    | 'members'
    | 'members/requests'
    | 'about'
    | 'facilitation'
    | 'settings'
    | 'new'
    | 'videos'
    | 'videos/new'
    | 'videos/record'
    | 'library'
    | 'documents'
    | 'documents/new'
    | 'events'
    | 'events/new',
): string => `/c/${communityReferenceOf(community)}${part === undefined ? '' : `/${part}`}`;
