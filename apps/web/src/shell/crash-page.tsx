import type { ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { ApiProblem } from '../api/api-problem.js';
import { Button } from '../design/button.js';
import { NotFoundPage } from './not-found-page.js';
import { Page } from './page.js';

/** A screen that failed. The shell around it goes on working. */
export const CrashPage = ({ error }: ErrorComponentProps) => {
  const { t } = useTranslation();
  if (error instanceof ApiProblem && error.status === 404) return <NotFoundPage />;
  return (
    <Page title={t('common:crash.title')} lead={t('common:crash.text')} width="narrow" head={{ status: 500 }}>
      <div className="gh-row">
        {/* A reload also fetches code that has changed since this page was opened. */}
        <Button variant="primary" onPress={() => window.location.reload()}>
          {t('common:action.reload-page')}
        </Button>
      </div>
    </Page>
  );
};
