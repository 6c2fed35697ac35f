import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { readDocument, type DocumentView } from '#libs/contracts';

import { useOperation } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { ErrorState } from '../../design/error-state.js';
import { Skeleton } from '../../design/skeleton.js';
import { NotFoundPage } from '../../shell/not-found-page.js';
import { Page } from '../../shell/page.js';

const LOOK_AGAIN_MS = 5_000;

/** Whether a worker is still busy with one of the versions that the reader sees. */
const isBusy = (document: DocumentView | undefined): boolean =>
  document?.versions.some(({ scan, preview }) => scan === 'waiting' || preview === 'waiting') === true;

/** The document that the address names. What the reader may not know of looks like what does not exist. */
export const LoadedDocument = ({ children }: { children: (document: DocumentView) => ReactNode }) => {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const { document: documentId } = useParams({ strict: false }) as { document: string };
  const { data, error, refetch } = useOperation(
    readDocument,
    { params: { documentId } },
    { again: (now) => (isBusy(now) ? LOOK_AGAIN_MS : false) },
  );
  if (data !== undefined) return children(data);
  if (error?.status === 404 || error?.status === 400) return <NotFoundPage />;
  return (
    <Page title={t('documents:title')}>
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
