import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const packageFile = (): string => {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return join(folder, 'package.json');
};

let known: string | undefined;

/** The version of this program, as its package says it. */
export const productVersion = (): string =>
  (known ??= (JSON.parse(readFileSync(packageFile(), 'utf8')) as { version: string }).version);
