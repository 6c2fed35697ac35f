import { useTranslation } from 'react-i18next';

import type { MyReport } from '#libs/contracts';

import { Badge } from '../../design/badge.js';

// i18n-keys: moderation:status.*
const TONES = { open: 'warn', upheld: 'success', dismissed: 'plain' } as const;

/** Whether a report waits, and how it was decided. */
export const ReportStatus = ({ status }: { status: MyReport['status'] }) => {
  const { t } = useTranslation();
  return <Badge tone={TONES[status]}>{t(`moderation:status.${status}`)}</Badge>;
};
