import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { signOut } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { ErrorState } from '../../design/error-state.js';
import { Page } from '../../shell/page.js';

/** Ends the session in this browser, then shows the public home page. */
export const SignOutScreen = () => {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const leave = useCommand(signOut, { onDone: () => window.location.assign('/') });
  const begun = useRef(false);
  const { mutate } = leave;
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    mutate({});
  }, [mutate]);
  return (
    <Page title={t('common:action.sign-out')} width="narrow">
      {leave.error ? (
        <ErrorState title={problemText(leave.error).title} onRetry={() => mutate({})}>
          {t('identity:sign-out.still-in')}
        </ErrorState>
      ) : (
        <p className="gh-soft">{t('identity:sign-out.working')}</p>
      )}
    </Page>
  );
};
