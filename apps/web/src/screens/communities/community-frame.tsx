import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { CommunityDetail } from '#libs/contracts';

import { fileUrl } from '../../app/file-url.js';
import { useHead } from '../../app/head.js';
import { useSession } from '../../app/session.js';
import { AppLink } from '../../design/app-link.js';
import { Badge } from '../../design/badge.js';
import { Banner } from '../../design/banner.js';
import { OrganisationBadge } from '../../design/organisation-badge.js';
import { Tabs } from '../../design/tabs.js';
import { Time } from '../../design/time.js';
import { communityHref } from './community-href.js';
import { CommunityMark } from './community-mark.js';
import { FacilitatorLine } from './facilitator-line.js';
import { InvitationBanner } from './invitation-banner.js';
import { MembershipActions } from './membership-actions.js';
import { PrivateCard } from './private-card.js';
import { WhoCanSee } from './visibility.js';

import './community-frame.css';

export type CommunityTab =
  | 'discussion'
  | 'videos'
  | 'library'
  | 'documents'
  | 'events'
  | 'members'
  | 'about'
  | 'facilitation'
  | 'settings';

interface FrameProps {
  readonly community: CommunityDetail;
  readonly tab: CommunityTab;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** The way up: all communities, and the one that this is a part of. */
const Above = ({ parent }: Pick<CommunityDetail, 'parent'>) => {
  const { t } = useTranslation();
  return (
    <p className="gh-soft gh-small">
      <AppLink href="/communities">{t('common:shell.communities')}</AppLink>
      {parent && (
        <>
          {' / '}
          <AppLink href={communityHref(parent)}>{parent.title}</AppLink>
        </>
      )}
    </p>
  );
};

const CommunityHead = ({ community, actions }: Pick<FrameProps, 'community' | 'actions'>) => {
  const { t } = useTranslation();
  const { role } = community.me;
  return (
    <header className="gh-community__head">
      <CommunityMark
        title={community.title}
        src={fileUrl(community.imageFileId, '320')}
        alt={community.imageAlt}
        size="large"
      />
      <div className="gh-community__words">
        <Above parent={community.parent} />
        <h1 lang={community.language}>{community.title}</h1>
        <p className="gh-community__purpose" lang={community.language}>
          {community.purpose}
        </p>
        <div className="gh-row">
          <OrganisationBadge {...community.organisation} crest={fileUrl(community.crestFileId, '64')} />
          {/* i18n-keys: communities:role.* */}
          {role !== null && <Badge tone="brand">{t(`communities:role.${role}.name`)}</Badge>}
          <FacilitatorLine community={community} />
        </div>
        <WhoCanSee community={community} />
      </div>
      <div className="gh-community__actions">
        {actions}
        <MembershipActions community={community} />
      </div>
    </header>
  );
};

/** How much is here of what was written before anybody here followed the community, while that is being fetched. */
const HistoryNotice = ({ community }: { community: CommunityDetail }) => {
  const { t } = useTranslation();
  const { history, organisation } = community;
  if (history?.isBeingRead !== true) return null;
  const { threadsFound: found, threadsRead: read } = history;
  const { name } = organisation;
  return (
    <Banner>
      <p>
        {found === 0
          ? t('communities:page.history-begun', { organisation: name })
          : t('communities:page.history', { organisation: name, read, found })}
      </p>
    </Banner>
  );
};

/** What is written meanwhile is sent when the server of the community is back. */
const Unreachable = ({ organisation, unreachableSince }: CommunityDetail) => {
  const { t } = useTranslation();
  if (unreachableSince === null) return null;
  return (
    <Banner tone="warn" title={t('communities:page.unreachable-title', { host: organisation.host })}>
      <p>
        {t('communities:page.unreachable-text')} <Time value={unreachableSince} look="exact" />
      </p>
    </Banner>
  );
};

/** What the reader should know before anything else. */
const Notices = ({ community }: { community: CommunityDetail }) => {
  const { t } = useTranslation();
  const { ban, invitationId, expiresAt } = community.me;
  return (
    <>
      <HistoryNotice community={community} />
      {community.isArchived && (
        <Banner tone="warn" title={t('communities:page.archived-title')}>
          <p>{t('communities:page.archived-text')}</p>
        </Banner>
      )}
      <Unreachable {...community} />
      {ban !== null && (
        <Banner tone="danger" title={t('communities:page.banned-title')}>
          <p>
            {ban.endsAt === null ? t('communities:page.banned-text') : t('communities:page.banned-until')}{' '}
            {ban.endsAt !== null && <Time value={ban.endsAt} look="exact" />}
          </p>
        </Banner>
      )}
      {invitationId !== null && (
        <InvitationBanner invitationId={invitationId} title={t('communities:invitation.yours')} />
      )}
      {expiresAt !== null && (
        <Banner>
          <p>
            {t('communities:page.guest-until')} <Time value={expiresAt} look="exact" />
          </p>
        </Banner>
      )}
    </>
  );
};

/** Whether the reader can settle anything; of an archived community, only whether it is opened again or deleted. */
export const hasSettings = ({ permissions }: CommunityDetail): boolean =>
  permissions.canManage || permissions.canArchive || permissions.canDelete;

const CommunityTabs = ({ community, tab }: Pick<FrameProps, 'community' | 'tab'>) => {
  const { t } = useTranslation();
  const { instance } = useSession();
  const { permissions } = community;
  // i18n-keys: communities:tab.*
  const tabs = [
    { id: 'discussion', href: communityHref(community), isThere: true },
    {
      id: 'videos',
      href: communityHref(community, 'videos'),
      isThere: instance.videos || community.hasVideos,
    },
    { id: 'library', href: communityHref(community, 'library'), isThere: community.hasLibrary },
    {
      id: 'documents',
      href: communityHref(community, 'documents'),
      isThere: community.hasDocuments || permissions.canAddDocument,
    },
    {
      id: 'events',
      href: communityHref(community, 'events'),
      isThere: community.hasEvents || permissions.canPlanEvent,
    },
    { id: 'members', href: communityHref(community, 'members'), isThere: permissions.canSeeMembers },
    { id: 'about', href: communityHref(community, 'about'), isThere: true },
    {
      id: 'facilitation',
      href: communityHref(community, 'facilitation'),
      isThere: permissions.canSeePanel,
    },
    { id: 'settings', href: communityHref(community, 'settings'), isThere: hasSettings(community) },
  ] as const;
  return (
    <Tabs
      label={t('communities:page.parts')}
      tabs={tabs
        .filter(({ isThere }) => isThere)
        .map(({ id, href }) => ({ href, label: t(`communities:tab.${id}`), isCurrent: id === tab }))}
    />
  );
};

/** Who a community is, then its parts; those who see the card only get the card. */
export const CommunityFrame = ({ community, tab, actions, children }: FrameProps) => {
  const { instance } = useSession();
  const image = fileUrl(community.imageFileId, '960');
  useHead({
    title: community.title,
    description: community.purpose,
    ...(image === null ? {} : { image: `https://${instance.host}${image}` }),
    unlisted: community.visibility !== 'public',
    ...(community.visibility === 'public'
      ? { canonical: `https://${instance.host}${communityHref(community)}` }
      : {}),
  });
  return (
    <div className="gh-community">
      <CommunityHead community={community} actions={actions} />
      <Notices community={community} />
      {community.canRead ? (
        <>
          <CommunityTabs community={community} tab={tab} />
          {children}
        </>
      ) : (
        <PrivateCard community={community} />
      )}
    </div>
  );
};
