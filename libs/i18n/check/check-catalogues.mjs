import { readdirSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join, relative, sep } from 'node:path';

// Catalogues are TypeScript data whose imports end in .js, as the compiler wants it.
registerHooks({
  resolve: (specifier, context, next) =>
    specifier.startsWith('.') && specifier.endsWith('.js')
      ? next(specifier.replace(/\.js$/, '.ts'), context)
      : next(specifier, context),
});

const root = join(import.meta.dirname, '../../..');
const { findProblems } = await import('./find-problems.ts');
const { catalogue: en } = await import('../src/en/index.ts');
const { catalogue: cy } = await import('../src/cy/index.ts');

const sources = ['apps', 'libs'].flatMap((folder) =>
  readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name))
    .filter((entry) => !/\.(spec|long|fixture)\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(root, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }))
    .filter(({ path }) => !path.startsWith('libs/i18n/')),
);

const areasOf = async (language) => {
  const folder = join(import.meta.dirname, '../src', language, 'errors');
  const names = readdirSync(folder).filter((name) => name.endsWith('.ts') && name !== 'index.ts');
  return Promise.all(
    names.map(async (name) => ({
      name: `${language}/errors/${name}`,
      texts: Object.values(await import(join(folder, name)))[0],
    })),
  );
};

const problems = findProblems({
  en,
  cy,
  sources,
  errorAreas: [...(await areasOf('en')), ...(await areasOf('cy'))],
});
if (problems.length > 0) {
  console.error(problems.join('\n'));
  console.error(`${problems.length} problems in the catalogues`);
  process.exit(1);
}
console.log('The catalogues are complete in English and Welsh.');
