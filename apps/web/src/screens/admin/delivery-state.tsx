import { useTranslation } from 'react-i18next';

import type { PartnerDelivery } from '#libs/contracts';

import { Badge } from '../../design/badge.js';
import { Time } from '../../design/time.js';
import { PartnerTrouble } from './partner-exchange.js';

type Delivery = Pick<PartnerDelivery, 'state' | 'at' | 'nextAt' | 'trouble'>;

const TONES = { waiting: 'info', delivered: 'success', 'given-up': 'danger' } as const;

// i18n-keys: partners:delivery.*
/** How far a message is on its way to a server, and what went wrong. */
export const DeliveryState = ({ delivery: { state, at, nextAt, trouble } }: { delivery: Delivery }) => {
  const { t } = useTranslation();
  return (
    <div className="gh-cell">
      <Badge tone={TONES[state]}>{t(`partners:delivery.${state}`)}</Badge>
      {at !== null && (
        <span className="gh-small">
          <Time value={at} look="exact" />
        </span>
      )}
      {nextAt !== null && (
        <span className="gh-small">
          {t('partners:delivery.next')} <Time value={nextAt} look="exact" />
        </span>
      )}
      {trouble !== null && <PartnerTrouble trouble={trouble} />}
    </div>
  );
};
