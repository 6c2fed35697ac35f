// Compiles the server, the commands and the benchmarks into dist, file by file as the tests do; "npm run check:types" is what
// looks at their types.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';

import { transform } from '@swc/core';

import { FOR_TESTS_ONLY } from './for-tests-only.mjs';
import { root } from './run-step.mjs';

const FOLDERS = ['apps/server/src', 'apps/cli/src', 'apps/bench/src', 'libs'];

const sources = FOLDERS.flatMap((folder) =>
  readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /(?<!\.d)\.ts$/.test(entry.name))
    .map(({ parentPath, name }) => relative(root, join(parentPath, name)))
    .filter((file) => !FOR_TESTS_ONLY.test(file)),
);

const compile = async (file) => {
  const target = join(root, 'dist', file.replace(/\.ts$/, '.js'));
  const { code, map } = await transform(readFileSync(join(root, file), 'utf8'), {
    filename: join(root, file),
    sourceFileName: relative(dirname(target), join(root, file)),
    outputPath: target,
    sourceMaps: true,
  });
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, `${code}//# sourceMappingURL=${basename(target)}.map\n`);
  writeFileSync(`${target}.map`, map);
};

await Promise.all(sources.map(compile));
