import { useTranslation } from 'react-i18next';

import type { CommunityDetail } from '#libs/contracts';

import { useMe } from '../../app/session.js';
import { AppLink } from '../../design/app-link.js';
import { Badge } from '../../design/badge.js';
import { Byline } from '../../design/byline.js';
import { LinkButton } from '../../design/link-button.js';
import { Prose } from '../../design/prose.js';
import { Time } from '../../design/time.js';
import { bylineOf } from '../people/byline-of.js';
import { personHref } from '../people/person-href.js';
import { ReportButton } from '../thread/report-button.js';
import { CommunityCard } from './community-card.js';
import { CommunityPage } from './community-page.js';
import { TakingPart } from './taking-part.js';
import { useJoinPolicyWords } from './visibility.js';

const Topics = ({ topics }: Pick<CommunityDetail, 'topics'>) => {
  const { t } = useTranslation();
  if (topics.length === 0) return null;
  return (
    <>
      <dt>{t('communities:field.topics')}</dt>
      <dd className="gh-topics">
        {topics.map((topic) => (
          <AppLink key={topic} href={`/communities?topic=${encodeURIComponent(topic)}`}>
            {topic}
          </AppLink>
        ))}
      </dd>
    </>
  );
};

/** How people join, in one sentence. */
const JoinPolicy = ({ community }: { community: CommunityDetail }) => {
  const { joinPolicy, organisation, joinDomains } = community;
  return <>{useJoinPolicyWords()(joinPolicy, organisation.name, joinDomains).sentence}</>;
};

const Facts = ({ community }: { community: CommunityDetail }) => {
  const { t } = useTranslation();
  return (
    <dl className="gh-facts">
      <dt>{t('communities:about.joining')}</dt>
      <dd>
        <JoinPolicy community={community} />
      </dd>
      <Topics topics={community.topics} />
      <dt>{t('communities:field.language')}</dt>
      <dd>{community.language === 'cy' ? 'Cymraeg' : 'English'}</dd>
      {community.memberCount !== null && (
        <>
          <dt>{t('communities:tab.members')}</dt>
          <dd>{community.memberCount}</dd>
        </>
      )}
      <dt>{t('communities:about.since')}</dt>
      <dd>
        <Time value={community.createdAt} look="date" />
      </dd>
      {community.archivedAt !== null && (
        <>
          <dt>{t('communities:about.archived')}</dt>
          <dd>
            <Time value={community.archivedAt} look="date" />
          </dd>
        </>
      )}
    </dl>
  );
};

const Facilitators = ({ community }: { community: CommunityDetail }) => {
  const { t } = useTranslation();
  const me = useMe();
  if (community.facilitators.length === 0) return null;
  return (
    <section className="gh-stack">
      <h2>{t('communities:about.facilitators')}</h2>
      {community.facilitators.map(({ person, role }) => (
        <Byline
          key={person.id}
          {...bylineOf(person)}
          href={me === null ? undefined : personHref(person)}
          badges={<Badge tone="brand">{t(`communities:role.${role}.name`)}</Badge>}
        />
      ))}
    </section>
  );
};

const Parts = ({ community }: { community: CommunityDetail }) => {
  const { t } = useTranslation();
  const { subCommunities, permissions } = community;
  if (subCommunities.length === 0 && !permissions.canAddSubCommunity) return null;
  return (
    <section className="gh-stack">
      <div className="gh-row" data-align="between">
        <h2>{t('communities:about.parts')}</h2>
        {permissions.canAddSubCommunity && (
          <LinkButton href={`/communities/new?parent=${community.id}`} icon="plus" size="small">
            {t('communities:about.add-part')}
          </LinkButton>
        )}
      </div>
      {subCommunities.length === 0 ? (
        <p className="gh-soft">{t('communities:about.no-parts')}</p>
      ) : (
        <ul className="gh-community-cards">
          {subCommunities.map((part) => (
            <CommunityCard key={part.id} community={part} headingLevel={3} />
          ))}
        </ul>
      )}
    </section>
  );
};

const Report = ({ community }: { community: CommunityDetail }) => {
  const { t } = useTranslation();
  if (!community.permissions.canReport) return null;
  return (
    <div className="gh-row">
      <ReportButton
        subjectKind="community"
        subjectId={community.id}
        name={community.title}
        label={t('communities:report.community')}
      />
    </div>
  );
};

/** What a community is and how it works. */
export const AboutScreen = () => (
  <CommunityPage tab="about">
    {(community) => (
      <>
        {community.descriptionHtml !== '' && (
          <Prose html={community.descriptionHtml} lang={community.language} />
        )}
        <Facts community={community} />
        <Facilitators community={community} />
        <TakingPart community={community} />
        <Parts community={community} />
        <Report community={community} />
      </>
    )}
  </CommunityPage>
);
