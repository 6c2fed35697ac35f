const FORMS = new Map<number, Intl.LDMLPluralRule>([
  [0, 'zero'],
  [1, 'one'],
  [2, 'two'],
  [3, 'few'],
  [6, 'many'],
]);

/** The Welsh plural form of a number (Unicode CLDR, cardinal rules of `cy`). */
export const welshPlural = (count: number): Intl.LDMLPluralRule => FORMS.get(count) ?? 'other';

/**
 * Chromium ships without Welsh and would count in the browser's own language instead, so that every Welsh
 * plural came out wrong. Adds Welsh where it is missing; i18next and React Aria then find it in `Intl`.
 */
export const teachWelshPlurals = (): void => {
  const Native = Intl.PluralRules;
  if (Native.supportedLocalesOf('cy').length > 0) return;
  const isWelsh = (locales: unknown): boolean =>
    /^cy\b/.test(String(Array.isArray(locales) ? locales[0] : locales));
  const rulesOf: ProxyHandler<typeof Native> = {
    construct(target, [locales, options]: [string | undefined, Intl.PluralRulesOptions?]) {
      const rules = new target(locales, options);
      if (!isWelsh(locales) || options?.type === 'ordinal') return rules;
      const resolved = rules.resolvedOptions();
      rules.select = welshPlural;
      rules.resolvedOptions = () => ({
        ...resolved,
        locale: 'cy',
        pluralCategories: ['zero', 'one', 'two', 'few', 'many', 'other'],
      });
      return rules;
    },
  };
  Object.defineProperty(Intl, 'PluralRules', { value: new Proxy(Native, rulesOf), configurable: true });
};
