import { useTranslation } from 'react-i18next';

import type { CommunityCard, CommunityDetail } from '#libs/contracts';

import { AppLink } from '../../design/app-link.js';
import { OrganisationBadge } from '../../design/organisation-badge.js';
import { communityHref } from './community-href.js';
import { OrganisationLink } from './organisation-link.js';

/** The organisations that take part, on a card. Of one alone nothing is said that the card does not say already. */
export const TakingPartLine = ({ community }: { community: CommunityCard }) => {
  const { t } = useTranslation();
  const { takingPart } = community;
  if (takingPart === null || takingPart.total < 2) return null;
  const more = takingPart.total - takingPart.items.length;
  return (
    <div className="gh-row gh-small">
      <span>{t('communities:taking-part.on-card')}</span>
      {takingPart.items.map(({ organisation }) => (
        <OrganisationBadge key={organisation.host} {...organisation} />
      ))}
      {more > 0 && <span className="gh-soft">{t('communities:taking-part.more', { count: more })}</span>}
    </div>
  );
};

/** The organisations that take part, with how many people each, as far as the reader may see who is there. */
export const TakingPart = ({ community }: { community: CommunityDetail }) => {
  const { t } = useTranslation();
  const { takingPart, permissions } = community;
  if (takingPart === null || takingPart.total === 0) return null;
  const more = takingPart.total - takingPart.items.length;
  return (
    <section className="gh-stack">
      <h2>{t('communities:taking-part.title')}</h2>
      {!permissions.canSeeMembers && <p className="gh-soft">{t('communities:taking-part.hosts-only')}</p>}
      <ul className="gh-stack">
        {takingPart.items.map(({ organisation, members }) => {
          const people = t('communities:taking-part.people', { count: members });
          const list = `${communityHref(community, 'members')}?organisation=${encodeURIComponent(organisation.host)}`;
          return (
            <li key={organisation.host} className="gh-row">
              <OrganisationLink organisation={organisation} />
              {permissions.canSeeMembers ? <AppLink href={list}>{people}</AppLink> : <span>{people}</span>}
            </li>
          );
        })}
      </ul>
      {more > 0 && <p className="gh-soft">{t('communities:taking-part.more', { count: more })}</p>}
    </section>
  );
};
