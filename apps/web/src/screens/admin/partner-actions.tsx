import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { PartnerMode, PartnerPolicy, PartnerView } from '#libs/contracts';

import { MoreMenu } from '../../design/more-menu.js';
import { DecidePartner } from './decide-partner.js';

const LOOK = {
  allowed: { icon: 'check' },
  expected: { icon: 'mail' },
  silenced: { icon: 'volume-off' },
  suspended: { icon: 'ban', tone: 'danger' },
  unknown: { icon: 'history' },
} as const;

const DECISIONS = [
  'allowed',
  'expected',
  'silenced',
  'suspended',
  'unknown',
] as const satisfies readonly PartnerPolicy[];

interface PartnerActionsProps {
  readonly partner: PartnerView;
  readonly mode: PartnerMode;
}

/** The menu of one server: everything that could be decided about it. */
export const PartnerActions = ({ partner: { host, policy }, mode }: PartnerActionsProps) => {
  const { t } = useTranslation();
  const [decision, setDecision] = useState<PartnerPolicy | null>(null);
  const label = t('partners:actions', { host });
  const entries = DECISIONS.filter((id) => id !== policy).map((id) => ({
    id,
    label: t(`partners:act.${id}`),
    ...LOOK[id],
  }));
  return (
    <>
      <MoreMenu label={label} entries={entries} onAction={setDecision} size="small" />
      {decision !== null && (
        <DecidePartner host={host} policy={decision} mode={mode} onClose={() => setDecision(null)} />
      )}
    </>
  );
};
