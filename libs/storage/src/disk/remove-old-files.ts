import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Removes temporary files that a crashed process left in their own folder; answers how many there were. */
export const removeOldFiles = async (folder: string, olderThanMs: number): Promise<number> => {
  const names = await readdir(folder).catch((): string[] => []);
  let removed = 0;
  for (const name of names) {
    const file = await stat(join(folder, name)).catch(() => null);
    if (file === null || Date.now() - file.mtimeMs < olderThanMs) continue;
    await rm(join(folder, name), { force: true });
    removed += 1;
  }
  return removed;
};
