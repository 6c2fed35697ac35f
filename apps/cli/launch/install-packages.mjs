import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { bundledNode, mustRun, npmCommand, root } from './run-step.mjs';

/** Installs the npm packages where they are missing or differ from the lock file. */
export async function installPackages() {
  if (areInstalled()) return;
  // npm would empty the folder behind the link, which somebody else uses too.
  if (lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) {
    console.error(
      'node_modules is a link, and what it leads to differs from package-lock.json: run "npm ci" there.',
    );
    process.exit(1);
  }
  await mustRun('Installing packages (a minute or two)...', [
    ...npmCommand(),
    'ci',
    '--include=dev',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]);
  if (existsSync(bundledNode())) return;
  console.error(
    'The packages are there, but the Node.js among them is not: was npm told to ignore install scripts?',
  );
  process.exit(1);
}

/** npm writes node_modules/.package-lock.json last, so an installation that was cut short has none. */
function areInstalled() {
  const wanted = readPackages(join(root, 'package-lock.json'));
  const present = readPackages(join(root, 'node_modules', '.package-lock.json'));
  if (!wanted || !present || !existsSync(bundledNode())) return false;
  return Object.entries(wanted).every(
    ([place, entry]) =>
      place === '' ||
      entry.optional ||
      entry.devOptional ||
      entry.peer ||
      present[place]?.version === entry.version,
  );
}

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return undefined;
  }
}
