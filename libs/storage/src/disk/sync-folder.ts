import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Makes a folder's list of names durable, which a file's own fsync does not do. */
export const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Creates a folder with its parents, for our process's user only, and makes the new names durable. */
export const ensureFolder = async (folder: string): Promise<void> => {
  const topmost = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (topmost === undefined) return;
  for (let made = folder; ; made = dirname(made)) {
    await syncFolder(dirname(made));
    if (made === topmost || made === dirname(made)) return;
  }
};
