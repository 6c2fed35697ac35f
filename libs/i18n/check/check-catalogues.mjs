import { readdirSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join, relative } from 'node:path';

// Catalogues are TypeScript data whose imports end in .js, as the compiler wants it.
registerHooks({
  resolve: (specifier, context, next) =>
    specifier.startsWith('.') && specifier.endsWith('.js')
      ? next(specifier.replace(/\.js$/, '.ts'), context)
      : next(specifier, context),
});

const root = join(import.meta.dirname, '../../..');
const { catalogue: en } = await import('../src/en/index.ts');
const { catalogue: cy } = await import('../src/cy/index.ts');

const PLURALS = { en: ['one', 'other'], cy: ['zero', 'one', 'two', 'few', 'many', 'other'] };
const SUFFIX = /_(zero|one|two|few|many|other)$/;
const problems = [];

const stems = (texts) => new Set(Object.keys(texts).map((key) => key.replace(SUFFIX, '')));
const placeholders = (text) =>
  [...text.matchAll(/\{\{\s*([A-Za-z]+)/g)]
    .map((match) => match[1])
    .toSorted()
    .join();

const checkPlurals = (language, namespace, texts) => {
  for (const key of Object.keys(texts)) {
    if (!SUFFIX.test(key)) continue;
    const stem = key.replace(SUFFIX, '');
    for (const form of PLURALS[language]) {
      if (!(`${stem}_${form}` in texts))
        problems.push(`${language} ${namespace}:${stem} lacks the plural form "${form}"`);
    }
  }
};

const checkPair = (namespace) => {
  const [english, welsh] = [en[namespace] ?? {}, cy[namespace] ?? {}];
  for (const stem of stems(english))
    if (!stems(welsh).has(stem)) problems.push(`cy lacks ${namespace}:${stem}`);
  for (const stem of stems(welsh))
    if (!stems(english).has(stem)) problems.push(`en lacks ${namespace}:${stem}`);
  for (const [key, text] of Object.entries(english)) {
    const other = welsh[key];
    if (other === undefined || SUFFIX.test(key)) continue;
    if (placeholders(text) !== placeholders(other))
      problems.push(`${namespace}:${key} has other placeholders in cy`);
  }
  checkPlurals('en', namespace, english);
  checkPlurals('cy', namespace, welsh);
};

const sources = (folder) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(
      (entry) =>
        entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name) && !/\.(spec|long)\.tsx?$/.test(entry.name),
    )
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !relative(root, path).startsWith(join('libs', 'i18n')));

/** Keys in code are whole string literals `namespace:key`; families are declared as `// i18n-keys: namespace:prefix*`. */
const checkUse = () => {
  const used = new Set();
  const families = [];
  const known = Object.keys(en).join('|');
  const literal = new RegExp(`['"\`]((?:${known}):[A-Za-z0-9_.-]+)['"\`]`, 'g');
  for (const path of [...sources(join(root, 'apps')), ...sources(join(root, 'libs'))]) {
    const text = readFileSync(path, 'utf8');
    for (const [, key] of text.matchAll(literal)) {
      used.add(key);
      const [namespace, name] = key.split(/:(.*)/s);
      if (!stems(en[namespace]).has(name))
        problems.push(`${relative(root, path)} uses ${key}, which no catalogue has`);
    }
    for (const [, family] of text.matchAll(/i18n-keys: ([a-z]+:[A-Za-z0-9_.-]*)\*/g)) families.push(family);
  }
  for (const [namespace, texts] of Object.entries(en)) {
    if (namespace === 'errors') continue;
    for (const stem of stems(texts)) {
      const key = `${namespace}:${stem}`;
      if (!used.has(key) && !families.some((family) => key.startsWith(family)))
        problems.push(`${key} is used nowhere`);
    }
  }
};

/** Every failure code that a library gives a status must have its sentence. */
const checkErrors = () => {
  for (const path of sources(join(root, 'libs')).filter((name) => name.endsWith('status-of.ts'))) {
    for (const [, quoted, bare] of readFileSync(path, 'utf8').matchAll(
      /^\s+(?:'([a-z.-]+)'|([a-z]+)): \d{3},$/gm,
    )) {
      const code = quoted ?? bare;
      if (!(code in en.errors)) problems.push(`${relative(root, path)}: ${code} has no sentence in errors`);
    }
  }
};

for (const namespace of new Set([...Object.keys(en), ...Object.keys(cy)])) checkPair(namespace);
checkUse();
checkErrors();
if (problems.length > 0) {
  console.error(problems.toSorted().join('\n'));
  console.error(`${problems.length} problems in the catalogues`);
  process.exit(1);
}
console.log('The catalogues are complete in English and Welsh.');
