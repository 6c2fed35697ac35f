/** The languages of the product, in the order in which they are offered. */
export const languages = ['en', 'cy'] as const;

export type Language = (typeof languages)[number];

const isLanguage = (value: string): value is Language => (languages as readonly string[]).includes(value);

/**
 * Chooses the language to answer in: the person's own preference, else the best match of `Accept-Language`
 * (RFC 9110 §12.5.4), else English.
 */
export const negotiateLanguage = (acceptLanguage: string, preference: Language | null = null): Language => {
  if (preference !== null) return preference;
  const wanted = acceptLanguage
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.find((parameter) => parameter.trim().startsWith('q='));
      return { tag: tag.split('-')[0] ?? '', q: quality === undefined ? 1 : Number(quality.trim().slice(2)) };
    })
    .filter(({ q }) => q > 0)
    .toSorted((a, b) => b.q - a.q);
  return wanted.map(({ tag }) => tag).find(isLanguage) ?? 'en';
};
