import { useTranslation } from 'react-i18next';

import type { CardAtPartner } from '#libs/contracts';

import { Badge } from '../../design/badge.js';
import { Table, type Column } from '../../design/table.js';
import { Time } from '../../design/time.js';

const TONES = {
  sending: 'info',
  shown: 'success',
  'not-reached': 'danger',
  withdrawing: 'info',
  withdrawn: 'success',
  'not-withdrawn': 'danger',
} as const;

// i18n-keys: people:card.state.*
const State = ({ state, at }: CardAtPartner) => {
  const { t } = useTranslation();
  return (
    <div className="gh-cell">
      <Badge tone={TONES[state]}>{t(`people:card.state.${state}`)}</Badge>
      <span className="gh-small">
        <Time value={at} look="exact" />
      </span>
    </div>
  );
};

/** Partners that were ever sent the own card, and how far each has come. */
export const CardAtPartners = ({ sent }: { sent: readonly CardAtPartner[] }) => {
  const { t } = useTranslation();
  const columns: readonly Column<CardAtPartner>[] = [
    { id: 'name', title: t('people:card.partner'), cell: ({ name, host }) => (name === '' ? host : name) },
    { id: 'state', title: t('people:card.state'), cell: (row) => <State {...row} /> },
  ];
  return <Table caption={t('people:card.sent')} columns={columns} rows={sent} rowKey={({ host }) => host} />;
};
