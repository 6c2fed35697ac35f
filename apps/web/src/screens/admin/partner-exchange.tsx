import { useTranslation } from 'react-i18next';

import type { PartnerView } from '#libs/contracts';

import { Badge } from '../../design/badge.js';
import { Time } from '../../design/time.js';

type Trouble = NonNullable<PartnerView['trouble']>;

// i18n-keys: partners:trouble.*
/** What went wrong, in words, and as it was recorded for whoever runs the server. */
export const PartnerTrouble = ({ trouble }: { trouble: Trouble }) => {
  const { t } = useTranslation();
  return (
    <>
      <span className="gh-small">{t(`partners:trouble.${trouble.kind}`)}</span>
      {trouble.text !== '' && (
        <span className="gh-soft gh-small">{t('partners:recorded', { text: trouble.text })}</span>
      )}
    </>
  );
};

/** Whether what is sent arrives at another server. */
export const PartnerExchange = ({ partner }: { partner: PartnerView }) => {
  const { t } = useTranslation();
  const { failingSince, trouble, deadLetters, waiting, lastHeardAt } = partner;
  if (failingSince !== null) {
    return (
      <div className="gh-cell">
        <Badge tone="danger">{t('partners:state.failing')}</Badge>
        <span className="gh-small">
          {t('partners:failing-since')} <Time value={failingSince} />
        </span>
        {trouble !== null && <PartnerTrouble trouble={trouble} />}
      </div>
    );
  }
  if (deadLetters !== null) return <Badge tone="warn">{t('partners:state.dead-letters')}</Badge>;
  if (waiting.count > 0) return <Badge tone="info">{t('partners:state.waiting')}</Badge>;
  return lastHeardAt === null ? (
    <span className="gh-soft">{t('partners:state.quiet')}</span>
  ) : (
    <Badge tone="success">{t('partners:state.well')}</Badge>
  );
};
