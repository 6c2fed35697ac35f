import { z } from 'zod';

/**
 * Languages that people can say they speak or sign, by their BCP 47 code: the two of this service, British Sign Language,
 * and those most spoken in Wales and England besides.
 */
export const SPOKEN_LANGUAGES = [
  'en',
  'cy',
  'bfi',
  'ar',
  'bn',
  'yue',
  'fr',
  'de',
  'gu',
  'hi',
  'ga',
  'it',
  'ku',
  'lt',
  'cmn',
  'fa',
  'pl',
  'pt',
  'pa',
  'ro',
  'gd',
  'so',
  'es',
  'ta',
  'tr',
  'uk',
  'ur',
  'vi',
] as const;

export const spokenLanguage = z.enum(SPOKEN_LANGUAGES);

export type SpokenLanguage = z.output<typeof spokenLanguage>;
