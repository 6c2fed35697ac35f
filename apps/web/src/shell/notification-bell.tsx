import { useTranslation } from 'react-i18next';

import { AppLink } from '../design/app-link.js';
import { CountBadge } from '../design/badge.js';
import { Icon } from '../design/icon.js';

/** The way to the notifications, with the number of new ones. */
export const NotificationBell = ({ count }: { count: number }) => {
  const { t } = useTranslation();
  return (
    <AppLink href="/notifications" className="gh-bell">
      <Icon name="bell" />
      {count > 0 && (
        <span className="gh-bell__count" aria-hidden="true">
          <CountBadge count={count} />
        </span>
      )}
      <span className="gh-hidden">
        {count > 0 ? t('common:shell.notifications-new', { count }) : t('common:shell.notifications')}
      </span>
    </AppLink>
  );
};
