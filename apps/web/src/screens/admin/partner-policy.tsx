import { useTranslation } from 'react-i18next';

import type { PartnerPolicy } from '#libs/contracts';

import { Badge } from '../../design/badge.js';

const TONES = {
  unknown: 'plain',
  expected: 'info',
  allowed: 'success',
  silenced: 'warn',
  suspended: 'danger',
} as const;

// i18n-keys: partners:policy.*
/** What was decided about another server. */
export const PartnerPolicyBadge = ({ policy }: { policy: PartnerPolicy }) => {
  const { t } = useTranslation();
  return <Badge tone={TONES[policy]}>{t(`partners:policy.${policy}`)}</Badge>;
};
