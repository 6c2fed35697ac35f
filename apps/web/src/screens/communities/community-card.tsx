import { useTranslation } from 'react-i18next';

import type { CommunityCard as CommunityFacts } from '#libs/contracts';

import { fileUrl } from '../../app/file-url.js';
import { Badge } from '../../design/badge.js';
import { Card, CardLink } from '../../design/card.js';
import { OrganisationBadge } from '../../design/organisation-badge.js';
import { Time } from '../../design/time.js';
import { communityHref } from './community-href.js';
import { CommunityMark } from './community-mark.js';
import { TakingPartLine } from './taking-part.js';
import { WhoCanSee } from './visibility.js';

import './community-card.css';

const Standing = ({ community }: { community: CommunityFacts }) => {
  const { t } = useTranslation();
  const { role, requestId, invitationId } = community.me;
  if (community.isArchived) return <Badge icon="archive">{t('communities:card.archived')}</Badge>;
  // i18n-keys: communities:role.*
  if (role !== null) {
    return (
      <Badge tone="brand" icon="check">
        {t(`communities:role.${role}.name`)}
      </Badge>
    );
  }
  if (invitationId !== null) return <Badge tone="info">{t('communities:card.invited')}</Badge>;
  if (requestId !== null) return <Badge tone="info">{t('communities:card.requested')}</Badge>;
  return null;
};

const Facts = ({ community }: { community: CommunityFacts }) => {
  const { t } = useTranslation();
  const { memberCount, threadCount, lastActivityAt } = community;
  return (
    <p className="gh-community-card__facts">
      {memberCount !== null && <span>{t('communities:card.members', { count: memberCount })}</span>}
      {threadCount !== null && <span>{t('communities:card.threads', { count: threadCount })}</span>}
      {lastActivityAt !== null && (
        <span>
          {t('communities:card.active')} <Time value={lastActivityAt} />
        </span>
      )}
    </p>
  );
};

/** A community in a list: what it is for, who takes part, and who can see it. */
export const CommunityCard = ({
  community,
  headingLevel = 2,
}: {
  community: CommunityFacts;
  headingLevel?: 2 | 3;
}) => {
  const Heading = `h${headingLevel}` as const;
  return (
    <Card as="li">
      <div className="gh-community-card__head">
        <CommunityMark title={community.title} src={fileUrl(community.imageFileId, '320')} />
        <div className="gh-community-card__title">
          <Heading lang={community.language}>
            <CardLink href={communityHref(community)}>{community.title}</CardLink>
          </Heading>
          <div className="gh-row">
            <OrganisationBadge {...community.organisation} crest={fileUrl(community.crestFileId, '64')} />
            <Standing community={community} />
          </div>
        </div>
      </div>
      <p lang={community.language}>{community.purpose}</p>
      <div className="gh-community-card__foot">
        <WhoCanSee community={community} />
        <TakingPartLine community={community} />
        <Facts community={community} />
      </div>
    </Card>
  );
};
