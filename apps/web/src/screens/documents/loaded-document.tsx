import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { readDocument, type DocumentView } from '#libs/contracts';

import { useOperation } from '../../api/use-operation.js';
import { LoadedPage } from '../sections/loaded-page.js';

const LOOK_AGAIN_MS = 5_000;

/** Whether a worker is still busy with one of the versions that the reader sees. */
const isBusy = (document: DocumentView | undefined): boolean =>
  document?.versions.some(({ scan, preview }) => scan === 'waiting' || preview === 'waiting') === true;

/** The document that the address names. What the reader may not know of looks like what does not exist. */
export const LoadedDocument = ({ children }: { children: (document: DocumentView) => ReactNode }) => {
  const { t } = useTranslation();
  const { document: documentId } = useParams({ strict: false }) as { document: string };
  const query = useOperation(
    readDocument,
    { params: { documentId } },
    { again: (now) => (isBusy(now) ? LOOK_AGAIN_MS : false) },
  );
  return (
    <LoadedPage query={query} title={t('documents:title')}>
      {children}
    </LoadedPage>
  );
};
