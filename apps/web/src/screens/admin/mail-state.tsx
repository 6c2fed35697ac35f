import { useTranslation } from 'react-i18next';

import type { MailSummary } from '#libs/contracts';

import { Badge } from '../../design/badge.js';

const TONES = { waiting: 'info', sent: 'success', failed: 'danger' } as const;

/** How far a mail has come, and what kept it. */
export const MailState = ({ mail }: { mail: MailSummary }) => {
  const { t } = useTranslation();
  return (
    <div className="gh-cell">
      <Badge tone={TONES[mail.state]}>{t(`admin:mail.state.${mail.state}`)}</Badge>
      {mail.lastError !== null && mail.state !== 'sent' && (
        <span className="gh-soft gh-small">{mail.lastError}</span>
      )}
    </div>
  );
};
