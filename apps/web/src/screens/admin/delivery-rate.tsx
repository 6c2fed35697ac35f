import { useTranslation } from 'react-i18next';

import type { PartnerView } from '#libs/contracts';

type Attempts = PartnerView['attempts']['day'];

/** Never more than it was: a hundred per cent is said only where nothing failed. */
const shareOf = ({ delivered, failed }: Attempts): number =>
  Math.floor((1000 * delivered) / (delivered + failed)) / 1000;

/** How many attempts to deliver were taken, of how many. */
export const DeliveryRate = ({ attempts }: { attempts: Attempts }) => {
  const { t, i18n } = useTranslation();
  const tried = attempts.delivered + attempts.failed;
  if (tried === 0) return <span className="gh-soft">{t('partners:rate.none')}</span>;
  const locale = i18n.language === 'cy' ? 'cy' : 'en-GB';
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  return t('partners:rate.some', {
    share: percent.format(shareOf(attempts)),
    delivered: attempts.delivered,
    tried,
  });
};
