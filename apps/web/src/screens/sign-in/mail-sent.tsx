import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { EmptyState } from '../../design/empty-state.js';

/** The next step is in an e-mail. */
export const MailSent = ({ email, children }: { email: string; children?: ReactNode }) => {
  const { t } = useTranslation();
  return (
    <EmptyState icon="mail" title={t('identity:mail.title')} actions={children}>
      <p>{t('identity:mail.text', { email })}</p>
      <p>{t('identity:mail.missing')}</p>
    </EmptyState>
  );
};
