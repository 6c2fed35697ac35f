import { useTranslation } from 'react-i18next';

import { usePreferences } from '../../app/preferences.js';
import { useSession } from '../../app/session.js';
import { Banner } from '../../design/banner.js';

/** Says who can have an account before anybody fills in a form in vain. */
export const WhoMayRegister = () => {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const { instance } = useSession();
  if (instance.registration !== 'domains') return null;
  const words = new Intl.ListFormat(language === 'cy' ? 'cy-GB' : 'en-GB', { type: 'disjunction' });
  const domains = words.format(instance.allowedDomains.map((domain) => `@${domain}`));
  return (
    <Banner title={t('identity:register.domains-title')}>
      <p>{t('identity:register.domains-text', { domains })}</p>
    </Banner>
  );
};
