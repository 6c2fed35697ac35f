import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { compareKeys, isObjectKey } from '../object-key.js';
import type { ListedObject } from '../object-store.js';
import { diskFailure, isMissing } from './disk-failure.js';
import { mayHold, objectPlace } from './object-path.js';

const namesIn = async (folder: string): Promise<string[]> => {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw diskFailure(error);
  }
};

const foldersIn = async (folder: string): Promise<string[]> => {
  const names = await namesIn(folder);
  // The slash takes part in the order of keys, so it must take part in the order of folders.
  return names.filter((name) => !name.startsWith('.')).toSorted((a, b) => compareKeys(`${a}/`, `${b}/`));
};

const keysIn = async (root: string, area: string, shard: string): Promise<string[]> =>
  (await namesIn(join(root, area, shard)))
    .map((name) => `${area}/${name}`)
    .filter(isObjectKey)
    .toSorted(compareKeys);

const pathOf = (root: string, key: string): string => {
  const { folder, name } = objectPlace(key);
  return join(root, folder, name);
};

async function* placesOf(
  root: string,
  prefix: string,
  after: string,
): AsyncGenerator<readonly [string, string]> {
  for (const area of await foldersIn(root)) {
    if (!mayHold(`${area}/`, prefix, after)) continue;
    for (const shard of await foldersIn(join(root, area))) {
      if (mayHold(`${area}/${shard}`, prefix, after)) yield [area, shard];
    }
  }
}

/** Walks area by area and shard by shard, which is the order of keys, reading only what the prefix can match. */
export async function* listFolder(root: string, prefix: string, after: string): AsyncGenerator<ListedObject> {
  for await (const [area, shard] of placesOf(root, prefix, after)) {
    for (const key of await keysIn(root, area, shard)) {
      if (!key.startsWith(prefix) || compareKeys(key, after) <= 0) continue;
      // Removed since the folder was read: not an error, just no longer there.
      const file = await stat(pathOf(root, key)).catch(() => null);
      if (file !== null) yield { key, size: file.size, modifiedAt: file.mtime };
    }
  }
}
