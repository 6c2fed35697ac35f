import { useTranslation } from 'react-i18next';

import { usePreferences } from '../app/preferences.js';

/** The other language, named in itself. A plain link for those without JavaScript. */
export const LanguageSwitch = ({ look = 'short' }: { look?: 'short' | 'full' }) => {
  const { t } = useTranslation();
  const { language, setLanguage } = usePreferences();
  const other = language === 'cy' ? 'en' : 'cy';
  return (
    <a
      className="gh-language"
      data-look={look}
      href={`?language=${other}`}
      lang={other}
      hrefLang={other}
      onClick={(event) => {
        event.preventDefault();
        void setLanguage(other);
      }}
    >
      <span className="gh-language__full">{t('common:shell.other-language')}</span>
      <span className="gh-language__short" aria-hidden="true">
        {t('common:shell.other-language-short')}
      </span>
    </a>
  );
};
