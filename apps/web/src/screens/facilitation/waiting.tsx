import { useTranslation } from 'react-i18next';

import type { CommunityDetail, CommunityPanel } from '#libs/contracts';

import { AppLink } from '../../design/app-link.js';
import { communityHref } from '../communities/community-href.js';

interface WaitingProps {
  readonly community: CommunityDetail;
  readonly panel: CommunityPanel;
}

const MOST_COUNTED = 100;

/** What is counted, as a link where there is something. */
const NumberName = ({ href, children }: { href: string | null; children: string }) => {
  if (href === null) return <span>{children}</span>;
  return href.startsWith('#') ? <a href={href}>{children}</a> : <AppLink href={href}>{children}</AppLink>;
};

// i18n-keys: facilitation:panel.*
/** What waits for somebody, as numbers that lead to it. */
export const Waiting = ({ community, panel }: WaitingProps) => {
  const { t } = useTranslation();
  const discussion = communityHref(community);
  const rows = [
    { id: 'new-members', count: panel.newMembers, href: '#new-members' },
    { id: 'unanswered', count: panel.unanswered, href: `${discussion}?filter=unanswered` },
    {
      id: 'join-requests',
      count: panel.joinRequests,
      href: communityHref(community, 'members/requests'),
    },
    { id: 'open-reports', count: panel.openReports, href: `/reports?community=${community.id}` },
    { id: 'stale-videos', count: panel.staleVideos, href: '#stale-videos' },
    { id: 'quiet-members', count: panel.quietMembers, href: '#quiet-members' },
  ] as const;
  return (
    <section className="gh-stack" aria-labelledby="waiting">
      <h3 id="waiting">{t('facilitation:panel.waiting')}</h3>
      <ul className="facilitation__numbers">
        {rows.map(({ id, count, href }) => {
          if (count === null) return null;
          const name = t(`facilitation:panel.${id}`);
          const number = count >= MOST_COUNTED ? t('facilitation:panel.many', { count }) : String(count);
          return (
            <li key={id} className="facilitation__number" data-count={id}>
              <strong>{number}</strong>
              <NumberName href={count === 0 ? null : href}>{name}</NumberName>
            </li>
          );
        })}
      </ul>
    </section>
  );
};
