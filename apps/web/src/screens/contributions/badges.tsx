import { useTranslation } from 'react-i18next';

import type { Badge as BadgeName } from '#libs/contracts';

import { Badge } from '../../design/badge.js';

/** What somebody has earned, and what that comes from. */
export const Badges = ({ badges }: { badges: readonly BadgeName[] }) => {
  const { t } = useTranslation();
  if (badges.length === 0) return null;
  return (
    <section className="gh-stack" data-gap="small" aria-labelledby="badges">
      <h2 id="badges">{t('contributions:badges')}</h2>
      <ul className="gh-row">
        {badges.map((badge) => (
          <li key={badge}>
            <Badge tone="brand" icon="star">
              {/* i18n-keys: contributions:badge.* */}
              {t(`contributions:badge.${badge}`)}
            </Badge>
          </li>
        ))}
      </ul>
      <p className="gh-soft gh-small">{t('contributions:badges.why')}</p>
    </section>
  );
};
