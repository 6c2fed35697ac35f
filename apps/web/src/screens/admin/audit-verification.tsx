import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { verifyAuditLog } from '#libs/contracts';

import { useOperation } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { Banner } from '../../design/banner.js';
import { Button } from '../../design/button.js';
import { ErrorState } from '../../design/error-state.js';
import { announce } from '../../shell/announcer.js';

/** Checks the whole chain on request: each entry holds a seal of the one before. */
export const AuditVerification = () => {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const [isAsked, setAsked] = useState(false);
  const check = useOperation(verifyAuditLog, {}, { enabled: isAsked, staleTime: Number.POSITIVE_INFINITY });
  const run = async (): Promise<void> => {
    setAsked(true);
    const { data } = await check.refetch();
    if (data) announce(data.intact ? t('admin:audit.intact') : t('admin:audit.broken'));
  };
  const { data, error, isFetching } = check;
  return (
    <div className="gh-stack">
      <div className="gh-row">
        <Button icon="shield" isPending={isFetching} onPress={() => void run()}>
          {t('admin:audit.verify')}
        </Button>
      </div>
      {error !== null && (
        <ErrorState title={problemText(error).title}>{problemText(error).detail}</ErrorState>
      )}
      {data?.intact && !isFetching && (
        <Banner tone="success" title={t('admin:audit.intact')}>
          <p>{t('admin:audit.checked', { count: data.entries })}</p>
        </Banner>
      )}
      {data && !data.intact && !isFetching && (
        <Banner tone="danger" title={t('admin:audit.broken')}>
          <p>{t('admin:audit.broken-at', { number: data.brokenAt ?? 0 })}</p>
        </Banner>
      )}
    </div>
  );
};
