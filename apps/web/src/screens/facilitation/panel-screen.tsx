import { useTranslation } from 'react-i18next';

import { readPanel, type CommunityDetail } from '#libs/contracts';

import { useOperation } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { ErrorState } from '../../design/error-state.js';
import { Skeleton } from '../../design/skeleton.js';
import { CommunityPage } from '../communities/community-page.js';
import { Checklist } from './checklist.js';
import { NewMembers } from './new-members.js';
import { QuietMembers } from './quiet-members.js';
import { StaleVideos } from './stale-videos.js';
import { Waiting } from './waiting.js';

import './facilitation.css';

const Panel = ({ community }: { community: CommunityDetail }) => {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const {
    data: panel,
    error,
    refetch,
  } = useOperation(readPanel, { params: { community: community.id } }, { staleTime: 0 });
  if (panel === undefined) {
    if (error === null) return <Skeleton shape="list" count={6} />;
    const { title, detail } = problemText(error);
    return (
      <ErrorState title={title} onRetry={() => void refetch()}>
        {detail}
      </ErrorState>
    );
  }
  return (
    <section className="gh-stack facilitation" aria-labelledby="facilitation">
      <div className="gh-stack" data-gap="small">
        <h2 id="facilitation">{t('facilitation:panel.title')}</h2>
        <p className="gh-soft">{t('facilitation:panel.lead')}</p>
      </div>
      <Waiting community={community} panel={panel} />
      <Checklist community={community} panel={panel} />
      {panel.newMembers > 0 && <NewMembers community={community} canWelcome={panel.canTick} />}
      {panel.staleVideos > 0 && <StaleVideos community={community} />}
      {panel.quietMembers > 0 && <QuietMembers community={community} />}
    </section>
  );
};

/** How a community fares, for those who look after it. */
export const PanelScreen = () => (
  <CommunityPage tab="facilitation" isFor={({ permissions }) => permissions.canSeePanel}>
    {(community) => <Panel community={community} />}
  </CommunityPage>
);
