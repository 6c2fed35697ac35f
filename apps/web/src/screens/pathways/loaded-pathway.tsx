import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { readPathway, type PathwayView } from '#libs/contracts';

import { useOperation } from '../../api/use-operation.js';
import { LoadedPage } from '../sections/loaded-page.js';

/** The pathway that the address names. What the reader may not know of looks like what does not exist. */
export const LoadedPathway = ({ children }: { children: (pathway: PathwayView) => ReactNode }) => {
  const { t } = useTranslation();
  const { pathway: pathwayId } = useParams({ strict: false }) as { pathway: string };
  const query = useOperation(readPathway, { params: { pathwayId } });
  return (
    <LoadedPage query={query} title={t('pathways:title')}>
      {children}
    </LoadedPage>
  );
};
