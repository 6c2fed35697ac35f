import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { getCommunity, type CommunityDetail } from '#libs/contracts';

import { useOperation } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { ErrorState } from '../../design/error-state.js';
import { Skeleton } from '../../design/skeleton.js';
import { NotFoundPage } from '../../shell/not-found-page.js';
import { Page } from '../../shell/page.js';
import { CommunityFrame, type CommunityTab } from './community-frame.js';

interface CommunityPageProps {
  readonly tab: CommunityTab;
  /** Says whether this reader has this tab; without it there is no such page. */
  readonly isFor?: (community: CommunityDetail) => boolean;
  readonly actions?: (community: CommunityDetail) => ReactNode;
  readonly children: (community: CommunityDetail) => ReactNode;
}

const LOOK_AGAIN_MS = 5_000;

/** The community that the address names; looked at again while what is older is being fetched. */
const useCommunityInAddress = () => {
  const { community } = useParams({ strict: false }) as { community: string };
  return useOperation(
    getCommunity,
    { params: { community: community.toLowerCase() } },
    { again: (now) => (now?.history?.isBeingRead === true ? LOOK_AGAIN_MS : false) },
  );
};

/** A part of a community's page. What the reader may not know of looks like what does not exist. */
export const CommunityPage = ({ tab, isFor = () => true, actions, children }: CommunityPageProps) => {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const { data: community, error, refetch } = useCommunityInAddress();
  if (community !== undefined) {
    if (!isFor(community)) return <NotFoundPage />;
    return (
      <CommunityFrame community={community} tab={tab} actions={actions?.(community)}>
        {children(community)}
      </CommunityFrame>
    );
  }
  if (error?.status === 404 || error?.status === 400) return <NotFoundPage />;
  return (
    <Page title={t('communities:page.title')}>
      {error ? (
        <ErrorState title={problemText(error).title} onRetry={() => void refetch()}>
          {problemText(error).detail}
        </ErrorState>
      ) : (
        <Skeleton shape="list" count={6} />
      )}
    </Page>
  );
};
