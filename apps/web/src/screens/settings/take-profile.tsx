import { useTranslation } from 'react-i18next';

import { readTies } from '#libs/contracts';

import { useOperation } from '../../api/use-operation.js';
import { Card } from '../../design/card.js';
import { LinkButton } from '../../design/link-button.js';

/** The own profile as a file for an account on another server. */
export const TakeProfile = () => {
  const { t } = useTranslation();
  const { data } = useOperation(readTies);
  if (data === undefined) return null;
  const hasTarget = data.others.length > 0 || data.movedTo !== null;
  return (
    <Card as="section" labelledBy="settings-take-profile">
      <h2 id="settings-take-profile">{t('settings:take-profile.title')}</h2>
      <p>{t('settings:take-profile.text')}</p>
      {hasTarget ? (
        <div className="gh-row">
          <LinkButton href="/api/me/bundle" icon="download" download="profile.json">
            {t('settings:take-profile.download')}
          </LinkButton>
        </div>
      ) : (
        <p className="gh-soft">{t('settings:take-profile.no-target')}</p>
      )}
    </Card>
  );
};
