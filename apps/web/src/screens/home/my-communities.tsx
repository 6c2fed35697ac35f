import { useTranslation } from 'react-i18next';

import type { CommunityCard, UnreadCount } from '#libs/contracts';

import { AppLink } from '../../design/app-link.js';
import { CountBadge } from '../../design/badge.js';
import { communityHref } from '../communities/community-href.js';

interface MyCommunitiesProps {
  readonly communities: readonly CommunityCard[];
  readonly unread: readonly UnreadCount[];
}

/** One's own communities by name, with how much is unread in each. */
export const MyCommunities = ({ communities, unread }: MyCommunitiesProps) => {
  const { t } = useTranslation();
  const threadsIn = new Map(unread.map(({ communityId, threads }) => [communityId, threads]));
  return (
    <section className="gh-stack" data-gap="small">
      <h2 className="gh-home__side-title">{t('communities:home.my-communities')}</h2>
      <ul className="gh-home__list">
        {communities.map((community) => {
          const count = threadsIn.get(community.id) ?? 0;
          return (
            <li key={community.id} className="gh-home__line">
              <AppLink href={communityHref(community)} lang={community.language}>
                {community.title}
              </AppLink>
              {count > 0 && (
                <>
                  <CountBadge count={count} />
                  <span className="gh-hidden">{t('communities:home.unread-threads', { count })}</span>
                </>
              )}
            </li>
          );
        })}
      </ul>
      <AppLink href="/communities">{t('communities:home.find-more')}</AppLink>
    </section>
  );
};
