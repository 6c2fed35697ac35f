import type { Language } from './negotiate-language.js';

/** The words of one language: namespace, key, text. Keys may contain dots; plural forms end in `_one`, `_other` … */
export type Catalogue = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Fetches the words of one language; bundlers make a file of each. */
export const loadCatalogue = async (language: Language): Promise<Catalogue> =>
  language === 'cy' ? (await import('./cy/index.js')).catalogue : (await import('./en/index.js')).catalogue;
