import { createInstance, type i18n } from 'i18next';

import { catalogue as cy } from './cy/index.js';
import { catalogue as en } from './en/index.js';
import type { Language } from './negotiate-language.js';

/** Values for `{{placeholders}}`; `count` chooses the plural form. */
export type TextParams = Readonly<Record<string, string | number | boolean>>;

/** Gives the text of `namespace:key`. Values are put in as they are: escape the result where it becomes HTML. */
export type Translate = (key: string, params?: TextParams) => string;

const instance: i18n = createInstance();
void instance.init({
  resources: { en, cy },
  lng: 'en',
  fallbackLng: 'en',
  initAsync: false,
  defaultNS: 'common',
  keySeparator: false,
  nsSeparator: ':',
  interpolation: { escapeValue: false },
  returnNull: false,
});

const fixed: Readonly<Record<Language, Translate>> = {
  en: bind('en'),
  cy: bind('cy'),
};

function bind(language: Language): Translate {
  const t = instance.getFixedT(language);
  return (key, params = {}) => t(key, { ...params });
}

/** The server's translator for a language (errors, e-mail, pages). */
export const translator = (language: Language): Translate => fixed[language];
