/**
 * Jest's runtime, but for one thing: test files and what they import are loaded by Node.js itself, once in each worker.
 *
 * Jest's own loader evaluates every module of the server and of its packages anew for each test file, which took longer than
 * most files' tests. What that is for (mocks of modules, a global object for each file) no test here uses.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { transformSync } from '@swc/core';
import Runtime from 'jest-runtime';

const TYPESCRIPT = /\.tsx?$/;
const libs = join(import.meta.dirname, '..', '..');
const globalsFile = new URL('jest-globals.mjs', import.meta.url).href;

const pathOf = (url) => (url.startsWith('file:') ? fileURLToPath(url.split('?')[0]) : '');

/** The TypeScript that an import means which names a library, or the file that is compiled from it. */
const sourceOf = (specifier, parentURL = '') => {
  if (specifier.startsWith('#libs/')) return join(libs, specifier.slice('#libs/'.length), 'src/index.ts');
  const parent = pathOf(parentURL);
  if (!/^\.{1,2}\/.*\.js$/.test(specifier) || parent === '') return undefined;
  const stem = join(dirname(parent), specifier).slice(0, -'.js'.length);
  return ['.ts', '.tsx'].map((ending) => stem + ending).find((path) => existsSync(path));
};

const compile = (path) => transformSync(readFileSync(path, 'utf8'), { filename: path, sourceMaps: true });

const hooks = {
  resolve(specifier, context, next) {
    if (specifier === '@jest/globals') return { url: globalsFile, shortCircuit: true };
    const source = sourceOf(specifier, context.parentURL);
    return source === undefined
      ? next(specifier, context)
      : { url: pathToFileURL(source).href, shortCircuit: true };
  },
  load(url, context, next) {
    const path = pathOf(url);
    if (!TYPESCRIPT.test(path)) return next(url, context);
    return { format: 'module', source: compile(path).code, shortCircuit: true };
  },
};

/** Where the source map of each compiled file lies; written when a stack is shown that needs it. */
class SourceMaps extends Map {
  constructor(folder) {
    super();
    this.folder = folder;
  }

  get(url) {
    const path = pathOf(url);
    if (!this.has(url) && TYPESCRIPT.test(path)) {
      const { map } = compile(path);
      const file = join(this.folder, `${createHash('sha256').update(map).digest('hex')}.map`);
      mkdirSync(this.folder, { recursive: true });
      writeFileSync(file, map);
      this.set(url, file);
    }
    return super.get(url);
  }
}

let files = 0;

export default class NodeRuntime extends Runtime {
  constructor(config, ...rest) {
    super(config, ...rest);
    this.compiled = new SourceMaps(join(config.cacheDirectory, 'source-maps'));
  }

  getSourceMaps() {
    return this.compiled;
  }

  unstable_shouldLoadAsEsm(path) {
    return TYPESCRIPT.test(path) || super.unstable_shouldLoadAsEsm(path);
  }

  async unstable_importModule(path) {
    if (files === 0) registerHooks(hooks);
    files += 1;
    globalThis[Symbol.for('guildhall.jest')] = this.requireModuleOrMock(path, '@jest/globals');
    return import(`${pathToFileURL(path).href}?file=${files}`);
  }
}
