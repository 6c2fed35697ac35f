import { useTranslation } from 'react-i18next';

import type { SpokenLanguage } from '#libs/contracts';

/** What languages are called in the reader's own language, and their order by it. */
export const useLanguageNames = () => {
  const { t, i18n } = useTranslation();
  // i18n-keys: people:language.*
  const nameOf = (language: SpokenLanguage): string => t(`people:language.${language}`);
  const byName = (languages: readonly SpokenLanguage[]): SpokenLanguage[] =>
    languages.toSorted((one, other) => nameOf(one).localeCompare(nameOf(other), i18n.language));
  return { nameOf, byName };
};
