import { useTranslation } from 'react-i18next';

import { Tabs } from '../../design/tabs.js';

const PARTS = [
  { id: 'servers', href: '/admin/partners' },
  { id: 'trace', href: '/admin/partners/trace' },
  { id: 'erasures', href: '/admin/partners/erasures' },
] as const;

type PartnersPart = (typeof PARTS)[number]['id'];

// i18n-keys: partners:tab.*
/** What there is to see of the exchange with other servers. */
export const PartnerTabs = ({ current }: { current: PartnersPart }) => {
  const { t } = useTranslation();
  return (
    <Tabs
      label={t('admin:part.partners')}
      tabs={PARTS.map(({ id, href }) => ({
        href,
        label: t(`partners:tab.${id}`),
        isCurrent: id === current,
      }))}
    />
  );
};
