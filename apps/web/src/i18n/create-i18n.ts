import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';

import { loadCatalogue, type Catalogue, type Language } from '#libs/i18n';

const OPTIONS = {
  defaultNS: 'common',
  keySeparator: false,
  nsSeparator: ':',
  // React escapes whatever it puts on a page.
  interpolation: { escapeValue: false },
  returnNull: false,
} as const;

/** A translator with one language in it, ready at once. */
export const createI18n = (language: Language, catalogue: Catalogue): i18n => {
  const instance = createInstance();
  void instance.use(initReactI18next).init({
    ...OPTIONS,
    lng: language,
    fallbackLng: 'en',
    resources: { [language]: catalogue },
    initAsync: false,
    react: { useSuspense: false },
  });
  return instance;
};

/** Fetches a language and adds it; at once when it is there already. */
export const addLanguage = async (instance: i18n, language: Language): Promise<void> => {
  if (instance.hasResourceBundle(language, 'common')) return;
  const catalogue = await loadCatalogue(language);
  for (const [namespace, texts] of Object.entries(catalogue)) {
    instance.addResourceBundle(language, namespace, texts);
  }
};
