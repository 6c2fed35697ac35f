// docs/dependencies.md has a reason for every package, and no reason for one that is gone.
import { readFileSync } from 'node:fs';

const read = (path) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const { dependencies, devDependencies } = JSON.parse(read('package.json'));
const present = new Set(Object.keys({ ...dependencies, ...devDependencies }));
const rows = read('docs/dependencies.md')
  .split('\n')
  .filter((line) => line.startsWith('| `'));
const explained = new Set(
  rows.flatMap((row) => [...row.split('|')[1].matchAll(/`([^`]+)`/g)].map(([, name]) => name)),
);

const problems = [
  ...[...present].filter((name) => !explained.has(name)).map((name) => `no reason given for ${name}`),
  ...[...explained].filter((name) => !present.has(name)).map((name) => `${name} is no longer a dependency`),
];
for (const problem of problems) console.error(`docs/dependencies.md: ${problem}`);
if (problems.length > 0) process.exit(1);
