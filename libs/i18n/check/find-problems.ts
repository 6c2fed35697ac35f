type Texts = Readonly<Record<string, string>>;
type Catalogue = Readonly<Record<string, Texts>>;

/** One source file of the product; `path` is shown in problems. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

export interface Given {
  readonly en: Catalogue;
  readonly cy: Catalogue;
  /** The files that the `errors` namespace is put together from, by language and name. */
  readonly errorAreas: readonly { readonly name: string; readonly texts: Texts }[];
  readonly sources: readonly Source[];
}

const PLURALS = { en: ['one', 'other'], cy: ['zero', 'one', 'two', 'few', 'many', 'other'] } as const;
const SUFFIX = /_(zero|one|two|few|many|other)$/;

/** Texts that are rightly the same in both languages: names, signs, and words that Welsh took over. */
const SAME = /^(?:[^A-Za-z]*|.{1,3}|Guildhall|English|Cymraeg|[^ ]+@[^ ]+|https?:.*)$/;
const SAME_KEYS: ReadonlySet<string> = new Set(['common:reaction.label_one']);

const stemOf = (key: string): string => key.replace(SUFFIX, '');
const stemsOf = (texts: Texts = {}): Set<string> => new Set(Object.keys(texts).map(stemOf));

/** Names of the placeholders of a text; plural forms may leave the number out, as in “one reply”. */
const placeholdersOf = (texts: Texts, stem: string): string => {
  const forms = Object.entries(texts).filter(([key]) => stemOf(key) === stem);
  const plural = forms.some(([key]) => SUFFIX.test(key));
  const names = forms.flatMap(([, text]) =>
    [...text.matchAll(/\{\{\s*([A-Za-z]+)/g)].map(([, name = '']) => name),
  );
  return [...new Set(names)]
    .filter((name) => !(plural && name === 'count'))
    .toSorted((a, b) => a.localeCompare(b))
    .join();
};

const missingForms = (language: keyof typeof PLURALS, namespace: string, texts: Texts = {}): string[] =>
  Object.keys(texts)
    .filter((key) => SUFFIX.test(key))
    .flatMap((key) =>
      PLURALS[language]
        .filter((form) => !(`${stemOf(key)}_${form}` in texts))
        .map((form) => `${language} ${namespace}:${stemOf(key)} lacks the plural form "${form}"`),
    );

const untidy = (language: string, namespace: string, texts: Texts = {}): string[] =>
  Object.entries(texts).flatMap(([key, text]) => [
    ...(text.trim() === '' ? [`${language} ${namespace}:${key} is empty`] : []),
    ...(text === text.trim() ? [] : [`${language} ${namespace}:${key} begins or ends with a space`]),
    ...(/['"]/.test(text) ? [`${language} ${namespace}:${key} has a straight quotation mark`] : []),
  ]);

const unpaired = (namespace: string, english: Texts = {}, welsh: Texts = {}): string[] => {
  const [inEnglish, inWelsh] = [stemsOf(english), stemsOf(welsh)];
  return [
    ...[...inEnglish].filter((stem) => !inWelsh.has(stem)).map((stem) => `cy lacks ${namespace}:${stem}`),
    ...[...inWelsh].filter((stem) => !inEnglish.has(stem)).map((stem) => `en lacks ${namespace}:${stem}`),
    ...[...inEnglish]
      .filter((stem) => inWelsh.has(stem) && placeholdersOf(english, stem) !== placeholdersOf(welsh, stem))
      .map((stem) => `${namespace}:${stem} has other placeholders in cy`),
    ...Object.entries(english)
      .filter(
        ([key, text]) => welsh[key] === text && !SAME.test(text) && !SAME_KEYS.has(`${namespace}:${key}`),
      )
      .map(([key]) => `${namespace}:${key} is English in both languages`),
  ];
};

const problemsOfPair = (namespace: string, { en, cy }: Given): string[] => [
  ...unpaired(namespace, en[namespace], cy[namespace]),
  ...missingForms('en', namespace, en[namespace]),
  ...missingForms('cy', namespace, cy[namespace]),
  ...untidy('en', namespace, en[namespace]),
  ...untidy('cy', namespace, cy[namespace]),
];

/** Keys in code are whole string literals `namespace:key`; families are declared as `// i18n-keys: namespace:prefix*`. */
const problemsOfUse = ({ en, sources }: Given): string[] => {
  const literal = new RegExp(`['"\`]((?:${Object.keys(en).join('|')}):[A-Za-z0-9_.-]+)['"\`]`, 'g');
  const used = sources.flatMap(({ path, text }) =>
    [...text.matchAll(literal)].map(([, key = '']) => ({ path, key })),
  );
  const families = sources.flatMap(({ text }) =>
    [...text.matchAll(/i18n-keys: ([a-z]+:[A-Za-z0-9_.-]*)\*/g)].map(([, family = '']) => family),
  );
  const all = new Set(
    Object.entries(en).flatMap(([namespace, texts]) =>
      [...stemsOf(texts)].map((stem) => `${namespace}:${stem}`),
    ),
  );
  const keys = new Set(used.map(({ key }) => key));
  return [
    ...used
      .filter(({ key }) => !all.has(key))
      .map(({ path, key }) => `${path} uses ${key}, which no catalogue has`),
    ...families
      .filter((family) => ![...all].some((key) => key.startsWith(family)))
      .map((family) => `no key begins with ${family}, which is declared as used`),
    ...[...all]
      .filter((key) => !key.startsWith('errors:') && !keys.has(key))
      .filter((key) => !families.some((family) => key.startsWith(family)))
      .map((key) => `${key} is used nowhere`),
  ];
};

/** Where code names a failure that a reader may see. */
const CODES: readonly RegExp[] = [
  /new DomainError\(\s*'([a-z][a-z.-]+)'/g,
  /^\s+'([a-z][a-z-]*(?:\.[a-z-]+)+)': \d{3},$/gm,
  /^\s+'?([a-z-]+)'?: \d{3},$/gm,
  /, '([a-z][a-z-]*\.[a-z-]+)'\)/g,
  /\bmessage: '([a-z][a-z-]*\.[a-z-]+)'/g,
];

const codesOf = ({ path, text }: Source): string[] => {
  const patterns = path.endsWith('status-of.ts')
    ? CODES
    : CODES.filter((_, index) => index !== 1 && index !== 2);
  const listed = [...text.matchAll(/\bfailures: \[([^\]]*)\]/g)].flatMap(([, list = '']) =>
    [...list.matchAll(/'([^']+)'/g)].map(([, code = '']) => code),
  );
  const named = patterns
    .filter((pattern) => pattern !== CODES[3] || /(^|\/)contracts\//.test(path))
    .flatMap((pattern) => [...text.matchAll(pattern)].map(([, code = '']) => code));
  return [...listed, ...named];
};

const problemsOfErrors = ({ en, errorAreas, sources }: Given): string[] => {
  const texts = en['errors'] ?? {};
  const unsaid = sources.flatMap((source) =>
    [...new Set(codesOf(source))]
      .filter((code) => !stemsOf(texts).has(code))
      .map((code) => `${source.path}: ${code} has no sentence in errors`),
  );
  const everything = sources.map(({ text }) => text).join('\n');
  const unused = [...stemsOf(texts)]
    .filter((code) => !everything.includes(`'${code}'`) && !new RegExp(`\\b${code}: \\d{3}`).test(everything))
    .map((code) => `errors:${code} is used nowhere`);
  const seen = new Map<string, string>();
  const twice = errorAreas.flatMap(({ name, texts: area }) =>
    Object.keys(area).flatMap((code) => {
      const key = `${name.split('/')[0]} ${code}`;
      const before = seen.get(key);
      seen.set(key, name);
      return before === undefined ? [] : [`errors:${code} stands in ${before} and in ${name}`];
    }),
  );
  return [...unsaid, ...unused, ...twice];
};

/** Everything that is wrong with the catalogues, one sentence each, sorted; empty when they are complete. */
export const findProblems = (given: Given): string[] => {
  const namespaces = [...new Set([...Object.keys(given.en), ...Object.keys(given.cy)])];
  const problems = [
    ...namespaces.flatMap((namespace) => problemsOfPair(namespace, given)),
    ...problemsOfUse(given),
    ...problemsOfErrors(given),
  ];
  return [...new Set(problems)].toSorted();
};
