import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { readPathway, type PathwayView } from '#libs/contracts';

import { useOperation } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { ErrorState } from '../../design/error-state.js';
import { Skeleton } from '../../design/skeleton.js';
import { NotFoundPage } from '../../shell/not-found-page.js';
import { Page } from '../../shell/page.js';

/** The pathway that the address names. What the reader may not know of looks like what does not exist. */
export const LoadedPathway = ({ children }: { children: (pathway: PathwayView) => ReactNode }) => {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const { pathway: pathwayId } = useParams({ strict: false }) as { pathway: string };
  const { data, error, refetch } = useOperation(readPathway, { params: { pathwayId } });
  if (data !== undefined) return children(data);
  if (error?.status === 404 || error?.status === 400) return <NotFoundPage />;
  return (
    <Page title={t('pathways:title')}>
      {error === null ? (
        <Skeleton shape="list" count={5} />
      ) : (
        <ErrorState title={problemText(error).title} onRetry={() => void refetch()}>
          {problemText(error).detail}
        </ErrorState>
      )}
    </Page>
  );
};
