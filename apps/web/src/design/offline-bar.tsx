import { useTranslation } from 'react-i18next';

import { Icon } from './icon.js';
import { Time } from './time.js';

import './offline-bar.css';

/** Says that the connection is gone, since when, and that writing is safe. */
export const OfflineBar = ({ since }: { since: string }) => {
  const { t } = useTranslation();
  return (
    <div className="gh-offline" role="status">
      <Icon name="offline" />
      <p>
        <strong>{t('common:offline.title')}</strong> {t('common:offline.since')}{' '}
        <Time value={since} look="time" />. {t('common:offline.safe')}
      </p>
    </div>
  );
};
