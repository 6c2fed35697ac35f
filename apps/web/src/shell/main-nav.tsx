import { useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { AppLink } from '../design/app-link.js';
import { Icon, type IconName } from '../design/icon.js';

interface Place {
  readonly href: string;
  readonly label: 'home' | 'communities' | 'people' | 'search';
  readonly icon: IconName;
  readonly contains: RegExp;
}

// i18n-keys: common:shell.*
const PLACES: readonly Place[] = [
  { href: '/', label: 'home', icon: 'home', contains: /^\/$/ },
  { href: '/communities', label: 'communities', icon: 'communities', contains: /^\/(communities|c)(\/|$)/ },
  { href: '/people', label: 'people', icon: 'people', contains: /^\/(people(\/|$)|@)/ },
  { href: '/search', label: 'search', icon: 'search', contains: /^\/search/ },
];

/** The three main places; on a phone a bar at the bottom, with search as the fourth. */
export const MainNav = () => {
  const { t } = useTranslation();
  const path = useLocation({ select: (location) => location.pathname });
  return (
    <nav className="gh-nav" aria-label={t('common:shell.main-menu')}>
      <ul className="gh-nav__list">
        {PLACES.map(({ href, label, icon, contains }) => (
          <li key={href} data-place={label}>
            <AppLink
              href={href}
              className="gh-nav__link"
              aria-current={path === href ? 'page' : contains.test(path) ? 'true' : undefined}
            >
              <Icon name={icon} />
              <span>{t(`common:shell.${label}`)}</span>
            </AppLink>
          </li>
        ))}
      </ul>
    </nav>
  );
};
