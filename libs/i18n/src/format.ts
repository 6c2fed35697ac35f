import type { Language } from './negotiate-language.js';

const locales: Readonly<Record<Language, string>> = { en: 'en-GB', cy: 'cy' };

/** The BCP 47 tag whose conventions a language follows here. */
export const localeOf = (language: Language): string => locales[language];

/** Date and time in full, such as `24 November 2026 at 09:30`. */
export const formatDateTime = (language: Language, at: Date, timeZone = 'Europe/London'): string =>
  new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeStyle: 'short', timeZone }).format(at);

/** A date in full, such as `24 November 2026`. */
export const formatDate = (language: Language, at: Date, timeZone = 'Europe/London'): string =>
  new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone }).format(at);

export const formatNumber = (language: Language, value: number): string =>
  new Intl.NumberFormat(localeOf(language)).format(value);
