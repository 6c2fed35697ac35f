import { useTranslation } from 'react-i18next';

import type { PersonProfile } from '#libs/contracts';

import { Tabs } from '../../design/tabs.js';
import { personHref } from './person-href.js';

const TABS = { profile: '', updates: '/updates', blog: '/blog' } as const;

export type PersonTab = keyof typeof TABS;

interface PersonTabsProps {
  readonly person: PersonProfile;
  readonly current: PersonTab;
}

// i18n-keys: people:tab.*
/** The parts of a person's page. */
export const PersonTabs = ({ person, current }: PersonTabsProps) => {
  const { t } = useTranslation();
  return (
    <Tabs
      label={t('people:tabs', { name: person.displayName })}
      tabs={(Object.keys(TABS) as PersonTab[]).map((tab) => ({
        href: `${personHref(person)}${TABS[tab]}`,
        label: t(`people:tab.${tab}`),
        isCurrent: tab === current,
      }))}
    />
  );
};
