import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import { FOR_TESTS_ONLY } from './for-tests-only.mjs';
import { mustRun, npmCommand, root } from './run-step.mjs';

const SOURCES = ['apps/server', 'apps/web', 'apps/cli/src', 'apps/bench/src', 'libs'];
const SETTINGS = ['package.json', 'package-lock.json', 'tsconfig.json', '.swcrc'];
/** @param {string} file */
const isBuilt = (file) => !FOR_TESTS_ONLY.test(file) && !file.endsWith('.md');
const stampFile = join(root, 'dist', '.built-from');

/** Builds server and web client unless what stands in `dist` was built from exactly these sources. */
export async function buildWhenChanged() {
  const digest = digestSources();
  if (readStamp() === digest) return;
  for (const output of ['.built-from', '.tsbuildinfo', 'apps', 'libs', 'web', 'web-ssr'])
    rmSync(join(root, 'dist', output), { recursive: true, force: true });
  await mustRun('Building...', [...npmCommand(), 'run', '--silent', 'build']);
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stampFile, digest);
}

function digestSources() {
  const hash = createHash('sha256');
  for (const file of [...SETTINGS, ...SOURCES.flatMap(filesBelow)])
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex');
}

function filesBelow(folder) {
  const entries = readdirSync(join(root, folder), { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)))
    .filter(isBuilt)
    .sort();
}

function readStamp() {
  try {
    return readFileSync(stampFile, 'utf8');
  } catch {
    return undefined;
  }
}
