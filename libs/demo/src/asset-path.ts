import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where a file of the demo is: beside the sources, also for the built program. */
export const assetPath = (name: string): string => {
  const [source, built] = ['../assets/', '../../../../libs/demo/assets/'].map((folder) =>
    fileURLToPath(new URL(folder + name, import.meta.url)),
  );
  return source !== undefined && existsSync(source) ? source : (built ?? '');
};
